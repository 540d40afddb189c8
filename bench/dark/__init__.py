"""Does an index stay in service whatever happens to its builds and its files?"""
