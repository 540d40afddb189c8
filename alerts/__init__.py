"""Who is told by mail of what is new in a saved search?"""
