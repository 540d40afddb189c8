"""How is a plan executed over postings?"""
