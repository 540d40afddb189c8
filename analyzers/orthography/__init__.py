"""Which spellings does a word have by the rules of its language?"""
