"""Which other query was probably meant where one has few hits?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES, get_analyzer
from analyzers.keyboard import other_layout
from search.port.document import Channel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.port.engine import Engine
    from search.suggestion.suggester import Suggester

FEW_HITS = 2
"""Most hits at which another query is offered."""
MAX_WORDS = 6
"""Most words of a query that is corrected."""
MIN_LETTERS, MAX_LETTERS = 3, 30
"""Fewest and most letters of a word whose spelling is corrected."""
TWO_EDITS_FROM = 7
"""Letters of a word from which on two edits are allowed rather than one."""
CANDIDATES = 6
"""Most spellings that are tried of a word."""
MAX_TRIED = 10
"""Most queries that are counted before the search for one is given up."""


class Correction(NamedTuple):
    """Another query that has more hits.

    Attributes:
        text: the query.
        total: articles that match it.
        reason: "keyboard", "alphabet" or "spelling".
    """

    text: str
    total: int
    reason: str


def correct(
    text: str,
    total: int,
    engine: Engine,
    suggester: Suggester,
    count: Callable[[str], int],
) -> Correction | None:
    """Find the query that was probably meant.

    Args:
        text: the query, plain words.
        total: articles that match it.
        engine: the index that spellings are taken from.
        suggester: looks words up without diacritics.
        count: returns how many articles match a query.

    Returns:
        The first query with more hits, of those in the other keyboard layout, in
        another alphabet, and with unknown words spelled otherwise; None without one.
    """
    words = text.split()
    if total > FEW_HITS or not words or len(words) > MAX_WORDS:
        return None
    tried = {text.lower()}
    for reason, other in _candidates(words, engine, suggester, count):
        if other.lower() in tried:
            continue
        if len(tried) > MAX_TRIED:
            return None
        tried.add(other.lower())
        if (hits := count(other)) > total:
            return Correction(other, hits, reason)
    return None


def _candidates(
    words: list[str],
    engine: Engine,
    suggester: Suggester,
    count: Callable[[str], int],
) -> Iterator[tuple[str, str]]:
    """Yield reasons and queries, the likeliest first.

    First one word at a time is spelled otherwise, then all unknown words at once.
    """
    if layout := other_layout(" ".join(words)):
        yield "keyboard", layout
    respelled = [_frequent_variant(word, suggester) for word in words]
    yield "alphabet", " ".join(respelled)
    spellings = [_spellings(word, engine) for word in words]
    missing = _missing(words, spellings, count)
    for i, of_word in enumerate(spellings):
        if not missing - {i}:
            for spelling in of_word:
                yield "spelling", " ".join([*words[:i], spelling, *words[i + 1 :]])
    best = [next(iter(s), word) for s, word in zip(spellings, words, strict=True)]
    yield "spelling", " ".join(best)


def _missing(
    words: list[str], spellings: list[list[str]], count: Callable[[str], int]
) -> frozenset[int]:
    """Return the indexes of words that no article has in any form.

    A query that leaves one of them as it is has no hits. With a single unknown word
    there is nothing to find out, as that word is spelled otherwise in any case.
    """
    unknown = [i for i, of_word in enumerate(spellings) if of_word]
    if len(unknown) <= 1:
        return frozenset()
    return frozenset(i for i in unknown if not count(words[i]))


def _frequent_variant(word: str, suggester: Suggester) -> str:
    """Return the most frequent word that differs in diacritics or alphabet only."""
    variants = suggester.spelling_variants(word)
    return max(variants, key=lambda s: s.count).text if variants else word


def _spellings(word: str, engine: Engine) -> list[str]:
    """Return the nearest words of the collection, most frequent first.

    A word that articles have in some language is spelled right and has none.
    """
    frequencies: dict[str, int] = {}
    for lang in LANGUAGES:
        exact = get_analyzer(lang).terms(word).exact
        occurs = engine.frequency(Channel.EXACT, lang, exact)
        if occurs or not MIN_LETTERS <= len(exact) <= MAX_LETTERS:
            return []
        distance = 1 if len(exact) < TWO_EDITS_FROM else 2
        similar = engine.similar_terms(Channel.EXACT, lang, exact, distance)
        for term, frequency in similar:
            frequencies[term] = max(frequencies.get(term, 0), frequency)
    return sorted(frequencies, key=lambda term: -frequencies[term])[:CANDIDATES]
