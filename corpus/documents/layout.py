"""What stands where on a page?

Lengths are in points; x grows to the right, y upwards from the foot of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


HYPHEN = "\ufffe"
"""Stands for a hyphen at the end of a line, as PDFium returns text."""


@dataclass(frozen=True, slots=True)
class Word:
    """Signs without a blank between them, on one line.

    Attributes:
        text: the signs.
        left: where it begins.
        right: where it ends.
        base: the line that its letters stand on.
        height: of its font, in points or about so.
    """

    text: str
    left: float
    right: float
    base: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is seen.

    Attributes:
        words: those that stand upright.
    """

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column.

    Attributes:
        words: from left to right, at least one.
        base: the line that its letters stand on.
        height: of most of it.
    """

    words: tuple[Word, ...]
    base: float
    height: float

    @property
    def text(self) -> str:
        """Return its words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Return where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where it ends."""
        return max(word.right for word in self.words)


def line_of(words: Sequence[Word]) -> Line:
    """Return the line of some words, of which there is at least one."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    height = median(word.height for word in ordered)
    return Line(ordered, ordered[0].base, height)
