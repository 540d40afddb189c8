"""Which postings does an article have, and what identifies its content?"""
