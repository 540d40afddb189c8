"""How is a hit shown: snippet, highlights, explanation?"""
