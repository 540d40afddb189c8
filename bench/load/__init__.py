"""Does a server answer many visitors at once, without an error?"""
