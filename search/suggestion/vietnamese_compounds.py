"""Which Vietnamese word of two syllables was meant where one is no syllable at all?

A syllable alone is too short to be mended: nearly every one is another when a letter
changes. Beside its neighbour it is part of a word that the collection or the thesaurus
has.
"""

from __future__ import annotations

from itertools import product
from math import log10
from typing import TYPE_CHECKING

from analyzers.question import is_listed
from search.port.document import Channel
from search.suggestion.candidate import CANDIDATES, FREQUENCY, Ranked
from search.suggestion.keys import fold
from search.suggestion.typing_errors import typing_cost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.suggestion.speller import Speller

MAX_LETTERS = 7
"""Most letters of a syllable with one too many; `nghiêng`, the longest, has seven."""
MOST_COST = 1.3
"""Highest cost of a misspelt syllable: one edit, and its marks (`tca`: `tác`)."""
FITS = 0.5
"""How much it makes up for that a syllable fits its neighbour: half an edit."""
MAX_SPELLINGS = 6
"""Most spellings of a syllable without diacritics that are tried, the most frequent."""


def compounds(speller: Speller, first: str, second: str) -> tuple[Ranked, ...]:
    """Return the words of two syllables that two neighbouring words may be meant for.

    One that is misspelt with a capital may be meant for a name only, and for none if
    its neighbour is no syllable either.

    Args:
        speller: of the index.
        first: the word before the blank, as typed: misspelt or a syllable.
        second: the word behind it, likewise.

    Returns:
        The words with diacritics, the likeliest first.
    """
    typed = (first, second)
    right = [is_listed("vi", word.lower()) for word in typed]
    unknown_name = not any(right) and any(word.istitle() for word in typed)
    if all(right) or unknown_name or max(map(len, typed)) > MAX_LETTERS + 1:
        return ()
    folded, distance = "_".join(map(fold, typed)), right.count(False)
    ranked: dict[str, Ranked] = {}
    for text, frequency in _similar(speller, folded, distance):
        costs = [
            _cost(*columns)
            for columns in zip(typed, text.split(" "), right, strict=True)
        ]
        if None not in costs:
            rank = sum(filter(None, costs)) - FITS - FREQUENCY * log10(1 + frequency)
            key = text.lower()
            ranked[key] = min(ranked.get(key, Ranked(rank, text)), Ranked(rank, text))
    return tuple(sorted(ranked.values())[:CANDIDATES])


def _cost(typed: str, meant: str, right: bool) -> float | None:  # noqa: FBT001 - a column
    """Return the cost of typing a syllable for another; None if it is not meant for it.

    A right one keeps its letters, and its diacritics if it is typed with any.
    """
    small = meant.lower()
    cost = typing_cost(typed.lower(), small)
    if right:
        kept = typed.lower() == small or (
            typed.isascii() and fold(small) == fold(typed)
        )
        return cost if kept else None
    is_name = typed[0].isupper() and not typed.isupper()
    if not is_listed("vi", small) or (is_name and meant == small):
        return None
    return cost if cost <= MOST_COST else None


def _similar(speller: Speller, key: str, distance: int) -> Iterator[tuple[str, int]]:
    """Yield words of two syllables that are like a key, with their frequencies."""
    for text in speller.terms.similar("vi", key, distance):
        yield text, 0
    for term, _ in speller.engine.similar_terms(Channel.FOLDED, "vi", key, distance):
        first, joined, second = term.partition("_")
        if joined:
            yield from _written(speller, first, second)


def _written(speller: Speller, first: str, second: str) -> Iterator[tuple[str, int]]:
    """Yield the words that are two syllables without their diacritics."""
    pairs = list(product(_spellings(speller, first), _spellings(speller, second)))
    terms = [(Channel.TEXT, "vi", "_".join(pair)) for pair in pairs]
    for pair, frequency in zip(pairs, speller.engine.frequencies(terms), strict=True):
        if frequency:
            yield " ".join(pair), frequency


def _spellings(speller: Speller, folded: str) -> tuple[str, ...]:
    variants = [
        s
        for s in speller.suggester.spelling_variants(folded)
        if s.lang == "vi" and fold(s.text) == folded
    ]
    variants.sort(key=lambda s: -s.count)
    return tuple(s.text for s in variants[:MAX_SPELLINGS]) or (folded,)
