"""Which words of the collection mean the same in other languages?"""

from indexer.meanings.learning import learn_meanings
from indexer.meanings.words import WordCounts

__all__ = ["WordCounts", "learn_meanings"]
