"""What does a feed (RSS, Atom, JSON Feed) name?

`corpus.feeds.reading.read_feed` reads a whole one, `corpus.feeds.cutting` cuts one into
feeds of one entry.
"""
