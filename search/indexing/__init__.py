"""Which postings does an article have?"""
