"""Which texts were garbled before they came to us, and what did they say?"""
