"""Which file formats are read, and how?"""
