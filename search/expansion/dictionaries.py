"""Does a language's dictionary have a word?

Dictionaries are asked the same words again and again, of questions and of articles,
and looking one up takes some 30 µs.
"""

from __future__ import annotations

from functools import lru_cache

from search.expansion.thesaurus import question_analyzer

CACHED_WORDS = 50_000
"""Words of which the answer stays known (about 200 bytes each)."""


@lru_cache(maxsize=CACHED_WORDS)
def known(lang: str, word: str) -> bool:
    """Tell whether the dictionary has a normalised word, other than as a name.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return question_analyzer(lang).in_dictionary(word)
