"""What else can words of a question stand for?"""
