"""What can be set by environment variables, and what of it is in force?"""
