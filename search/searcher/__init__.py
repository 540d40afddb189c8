"""How does one ask an index that may be rebuilt at any time?"""
