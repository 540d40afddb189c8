"""Do our executor and Whoosh's own machinery give the same answers?"""
