"""Under which index terms do articles have a wording?"""

from __future__ import annotations

from functools import lru_cache

from analyzers import Kind, get_analyzer

CACHED_WORDINGS = 5_000
"""Wordings whose index terms are cached (about 500 bytes each)."""
_BIGRAM_WORDS = 2


@lru_cache(maxsize=CACHED_WORDINGS)
def index_terms(lang: str, wording: str) -> tuple[tuple[str, ...], ...]:
    """Return the index terms of a wording: for each word its alternative lemmas.

    A wording of two Vietnamese syllables is one term, as pairs of them are indexed.
    """
    tokens = tuple(get_analyzer(lang)(wording))
    words = tuple(token for token in tokens if token.kind is Kind.WORD)
    bigrams = tuple(token for token in tokens if token.kind is Kind.BIGRAM)
    if len(words) == _BIGRAM_WORDS and len(bigrams) == 1:
        return (bigrams[0].lemmas,)
    return tuple(word.lemmas for word in words)
