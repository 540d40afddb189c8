"""Which name keys answer a word that may be a name?

A name is spelled differently in each language, and inflected; its keys are the same in
all. Nobody knows which language's ending a name in a question has, so all are tried.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, Kind, get_analyzer, name_keys
from analyzers.question import in_dictionary
from corpus import country_names
from search.port.document import Channel
from search.port.plan import AllOf, DisMax, Plan, Term
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from analyzers import Token

SHORTEST_NAME = 3
"""Fewest letters of a word in lower case that may be a name."""
CACHED_NAMES = 500
"""Texts whose plans are cached (some 1 kB a word)."""


def plan_name(text: str, token: Token, weight: float) -> Plan | None:
    """Plan a word as a name.

    Args:
        text: the text that has the word.
        token: the word.
        weight: of a match by a name key, next to 1 for one by a lemma.

    Returns:
        The plan; None for what is no name: a common word in lower case, or one in
        which no language has name keys.
    """
    if not may_be_name(text, token):
        return None
    word = text[token.start : token.end]
    keys = dict.fromkeys(key for lang in LANGUAGES for key in name_keys(word, lang))
    terms = tuple(Term(Channel.NAME, key, weight, word) for key in keys)
    if len(terms) > 1:
        return DisMax(terms)
    return terms[0] if terms else None


@lru_cache(maxsize=CACHED_NAMES)
def plan_translated_names(text: str) -> Plan | None:
    """Plan words as names that other languages may write in another script.

    Returns:
        The plan; None if any of the words is no name.
    """
    tokens = [t for t in get_analyzer("fr")(text) if t.kind is Kind.WORD]
    weight = RANKING.translated_name
    planned = [plan_name(text, token, weight) for token in tokens]
    names = tuple(name for name in planned if name)
    if not names or len(names) < len(planned):
        return None
    return AllOf(names) if len(names) > 1 else names[0]


def may_be_name(text: str, token: Token) -> bool:
    """Return whether a word of a question has a capital or is no common word."""
    return text[token.start].isupper() or not _is_common(token)


def _is_common(token: Token) -> bool:
    """Return whether a word in lower case is short, Vietnamese or in a dictionary."""
    word = token.exact
    # There is no dictionary of Vietnamese, but most of its words show by their letters.
    if len(word) < SHORTEST_NAME or not _vietnamese_letters().isdisjoint(word):
        return True
    if not _country_lemmas().isdisjoint(token.lemmas):
        return False
    return any(in_dictionary(lang, word) for lang in LANGUAGES)


@cache
def _vietnamese_letters() -> frozenset[str]:
    """Return the letters that no other of the languages has."""
    file = resources.files("search.planning").joinpath("data", "vietnamese_letters.txt")
    lines = file.read_text("utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


@cache
def _country_lemmas() -> frozenset[str]:
    """Return the lemmas of one-word names of countries.

    Dictionaries list them, but do not mark them as names.
    """
    return frozenset(
        lemma
        for lang in LANGUAGES
        for _, name in country_names(lang)
        if " " not in name
        for token in get_analyzer(lang)(name)
        for lemma in token.lemmas
        if token.kind is Kind.WORD
    )
