"""Which words of the collection mean the same in other languages?"""

from indexer.translations.learning import PreviousTable, learn_translations
from indexer.translations.lemma_cache import read_lemmas, write_lemmas
from indexer.translations.vocabulary import WordCounts

__all__ = [
    "PreviousTable",
    "WordCounts",
    "learn_translations",
    "read_lemmas",
    "write_lemmas",
]
