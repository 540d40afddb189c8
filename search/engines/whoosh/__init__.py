"""How do our segments form an index in Whoosh's format?"""
