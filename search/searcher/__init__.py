"""How is an index searched that may be rebuilt at any time?"""
