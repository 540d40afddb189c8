"""Which words of the collection mean the same in other languages?"""

from indexer.meanings.learning import Table, learn_meanings
from indexer.meanings.lemmas import read_lemmas, write_lemmas
from indexer.meanings.words import WordCounts

__all__ = ["Table", "WordCounts", "learn_meanings", "read_lemmas", "write_lemmas"]
