"""How is a question analysed, which may be in English too?

A question's words are looked at several times, by each step that plans its search, so
their analyses are remembered.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import en
from analyzers.registry import LANGUAGES, get_analyzer
from analyzers.token import Kind

if TYPE_CHECKING:
    from analyzers.analyzer import Analyzer
    from analyzers.token import Token

QUESTION_LANGUAGES = (*LANGUAGES, en.ANALYZER.lang)
"""ISO 639-1 codes of the languages in which a question may be asked."""
CACHED_TEXTS = 256
"""Texts whose words are remembered in each language (some 300 bytes a word)."""
CACHED_WORDS = 50_000
"""Words that are remembered to be in a dictionary or not (about 200 bytes each)."""


def get_question_analyzer(lang: str) -> Analyzer:
    """Return the analyzer of a language in which a question may be asked.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return en.ANALYZER if lang == en.ANALYZER.lang else get_analyzer(lang)


@lru_cache(maxsize=CACHED_TEXTS)
def question_words(lang: str, text: str) -> tuple[Token, ...]:
    """Return the words of a short text; a compound is represented by its parts.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    tokens = get_question_analyzer(lang)(text)
    return tuple(token for token in tokens if token.kind is Kind.WORD)


@lru_cache(maxsize=CACHED_WORDS)
def in_dictionary(lang: str, word: str) -> bool:
    """Return whether a language's dictionary lists a normalised word, not as a name.

    A look-up without the cache takes some 30 µs.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return get_question_analyzer(lang).in_dictionary(word)


@lru_cache(maxsize=CACHED_WORDS)
def is_listed(lang: str, word: str) -> bool:
    """Return whether a language's dictionary lists a normalised word, names included.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return get_question_analyzer(lang).is_listed(word)
