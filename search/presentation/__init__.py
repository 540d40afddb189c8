"""How is a hit shown: its highlighted title, its snippet and its explanation?"""
