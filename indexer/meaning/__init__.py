"""What do the words and articles of a collection mean, as vectors?"""

from indexer.meaning.learning import learn_meanings
from indexer.meaning.learnt_words import (
    SAMPLE,
    forget_words,
    learn_from_index,
    learn_words,
    learnt_digest,
    newest_articles,
    read_learnt_words,
)
from indexer.meaning.lemma_cache import read_lemmas, write_lemmas
from indexer.meaning.vocabulary import WordCounts

__all__ = [
    "SAMPLE",
    "WordCounts",
    "forget_words",
    "learn_from_index",
    "learn_meanings",
    "learn_words",
    "learnt_digest",
    "newest_articles",
    "read_learnt_words",
    "read_lemmas",
    "write_lemmas",
]
