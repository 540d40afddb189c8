"""Which index terms answer a question, and what if none do?"""
