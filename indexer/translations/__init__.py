"""Which words of the collection mean the same in other languages?"""

from indexer.translations.learning import Table, learn_meanings
from indexer.translations.lemma_cache import read_lemmas, write_lemmas
from indexer.translations.vocabulary import WordCounts

__all__ = ["Table", "WordCounts", "learn_meanings", "read_lemmas", "write_lemmas"]
