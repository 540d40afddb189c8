"""What do the words and articles of a collection mean, as vectors?"""

from indexer.meaning.learning import learn_meanings
from indexer.meaning.lemma_cache import read_lemmas, write_lemmas
from indexer.meaning.vocabulary import WordCounts

__all__ = ["WordCounts", "learn_meanings", "read_lemmas", "write_lemmas"]
