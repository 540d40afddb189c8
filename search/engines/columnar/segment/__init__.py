"""How do postings and stored fields get into segment files, and out again?"""
