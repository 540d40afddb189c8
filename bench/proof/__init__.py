"""Does a cluster answer as the embedded engine does, whatever happens to its nodes?"""
