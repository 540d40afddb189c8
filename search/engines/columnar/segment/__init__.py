"""How are postings and stored fields written to segment files, and read again?"""
