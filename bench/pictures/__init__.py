"""What do the pages look like?"""
