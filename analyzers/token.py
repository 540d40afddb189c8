"""What does an analyzer make of a text?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Kind(StrEnum):
    """What a token stands for."""

    WORD = "word"
    """A word, or one part of a compound; these carry the positions of phrases."""
    COMPOUND = "compound"
    """A compound such as `науково-технічний`, besides its parts."""
    BIGRAM = "bigram"
    """Two Vietnamese syllables in a row, besides the syllables."""


class RawToken(NamedTuple):
    """A stretch of text that a tokenizer found.

    Attributes:
        start, end: offsets into the text, in code points.
        position: counts words from 0; a compound shares its first part's.
        kind: never `BIGRAM`, which only analyzers make.
    """

    start: int
    end: int
    position: int
    kind: Kind


class Token(NamedTuple):
    """A piece with its index terms.

    Attributes:
        start, end: offsets into the reader's text, so that `text[start:end]` is what
            the reader sees.
        position: counts words from 0.
        kind: see `Kind`.
        exact: the form itself, case-folded and normalised; "" for bigrams.
        lemmas: index terms of the lemma channel; alternatives of one word.
        folded: index terms of the folded channel: form and lemmas without diacritics.
    """

    start: int
    end: int
    position: int
    kind: Kind
    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]


Tokenizer: TypeAlias = Callable[[str], Iterator[RawToken]]
"""Cuts a text into pieces, in order of position, a whole before its parts."""

CharFilter: TypeAlias = Callable[[str], str]
"""Turns a word as written into a word as indexed; "" drops it."""

TermFilter: TypeAlias = Callable[[str], tuple[str, ...]]
"""Turns a normalised word into its index terms; () where it knows none."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A word as it is written, with its index terms.

    Attributes:
        surface: as it stands in the text; "" for bigrams.
        kind, exact, lemmas, folded: as in `Token`.
        capitalized: whether it begins with a capital letter.
    """

    surface: str
    kind: Kind
    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]
    capitalized: bool
