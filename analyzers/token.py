"""What does an analyzer make of a text?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Kind(StrEnum):
    """What a token consists of."""

    WORD = "word"
    """A word, or one part of a compound; phrases are matched by their positions."""
    COMPOUND = "compound"
    """A hyphenated word as a whole, such as `науково-технічний`."""
    BIGRAM = "bigram"
    """Two neighbouring Vietnamese syllables."""


class RawToken(NamedTuple):
    """A token as the tokenizer cuts it, without terms.

    Attributes:
        start: offset in the text at which it begins, in code points.
        end: offset at which it ends.
        position: number of words before it; a compound has that of its first part.
        kind: never `BIGRAM`, which analyzers make of two words.
    """

    start: int
    end: int
    position: int
    kind: Kind


class Token(NamedTuple):
    """A token with its index terms.

    Attributes:
        start: offset in the text at which it begins, in code points; `text[start:end]`
            is what the reader sees.
        end: offset at which it ends.
        position: number of words before it; a compound or bigram has that of its first
            word.
        kind: see `Kind`.
        exact: the normalised form itself; "" for bigrams.
        lemmas: terms of the lemma channel, which are alternatives.
        folded: terms of the folded channel: form and lemmas without diacritics.
    """

    start: int
    end: int
    position: int
    kind: Kind
    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A surface form with its index terms.

    Attributes:
        surface: the word as it is written in a text; "" for bigrams.
        kind: as in `Token`.
        exact: as in `Token`.
        lemmas: as in `Token`.
        folded: as in `Token`.
        capitalized: whether it begins with a capital letter.
    """

    surface: str
    kind: Kind
    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]
    capitalized: bool


Tokenizer: TypeAlias = Callable[[str], Iterator[RawToken]]
"""Yields the raw tokens of a text in order of position, a compound before its parts."""

CharFilter: TypeAlias = Callable[[str], str]
"""From a word as written to a word as indexed; "" drops it."""

TermFilter: TypeAlias = Callable[[str], tuple[str, ...]]
"""From a normalised word to its lemmas; () where it finds none."""

Spellings: TypeAlias = Callable[[str], tuple[str, ...]]
"""From a word to the words that it may be a spelling of; mostly itself alone."""
