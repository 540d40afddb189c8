"""Which addresses does a source name?"""
