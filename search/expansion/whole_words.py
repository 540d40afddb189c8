"""Which compounds of a question mean nothing by their parts?

Such are figures (`47 650`, `12.07.1998`, `F-16`) and abbreviations with signs inside
(`R & D`, `т.з.`). The ending of an abbreviation (`ONZ-u`) means nothing either.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import Kind
from analyzers.abbreviations import without_ending
from analyzers.filters import has_digit, normalize_punctuation
from analyzers.tokenizer import HYPHENS, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Token
    from analyzers.token import RawToken
    from search.expansion.thesaurus import Match

CACHED_TEXTS = 64
"""Runs of words whose compounds are cached (at most 100 kB each)."""


def whole_words(text: str) -> tuple[RawToken, ...]:
    """Return the compounds of a question that are one word."""
    return tuple(
        compound
        for compound in _compounds(text)
        if has_digit(text[compound.start : compound.end])
        or not _has_hyphen(text, compound)
    )


def without_parts(
    text: str, wholes: Sequence[RawToken], matches: Sequence[Match]
) -> Iterator[Match]:
    """Yield the matches but those that are a part of a whole word without a hyphen.

    The `EU` of `EU-27` is a term.

    Args:
        text: the question.
        wholes: its whole words.
        matches: terms of the thesaurus in it.
    """
    unhyphened = [whole for whole in wholes if not _has_hyphen(text, whole)]
    for match in matches:
        if not any(_is_part(match, whole) for whole in unhyphened):
            yield match


def _has_hyphen(text: str, compound: RawToken) -> bool:
    return any(sign in text[compound.start : compound.end] for sign in HYPHENS)


def _is_part(match: Match, whole: RawToken) -> bool:
    inside = whole.start <= match.start < match.end <= whole.end
    return inside and match[:2] != whole[:2]


def cuts_compound(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of some parts of a question is a part of a compound.

    Args:
        text: the question.
        spans: offsets of each part, the end excluded.
    """
    return any(
        compound.start <= start < end <= compound.end and (start, end) != compound[:2]
        for compound in _compounds(text)
        for start, end in spans
    )


@lru_cache(maxsize=CACHED_TEXTS)
def _compounds(text: str) -> tuple[RawToken, ...]:
    """Return the compounds of a question; each of its segments asks for them."""
    return tuple(token for token in tokenize(text) if token.kind is Kind.COMPOUND)


def without_endings(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """Yield the words of a question but the endings of abbreviations."""
    endings = [
        range(token.start + len(base), token.end)
        for token in _compounds(text)
        if (base := without_ending(normalize_punctuation(text[slice(*token[:2])])))
    ]
    for word in words:
        if not any(word.start in ending for ending in endings):
            yield word
