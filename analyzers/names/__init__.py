"""Which words of four languages are spellings of one name?"""
