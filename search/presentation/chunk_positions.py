"""Where in a text do the stretches between its blanks stand?"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Token
from search.presentation.chunk_cache import stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Row(NamedTuple):
    """The stretches of a text with their offsets."""

    stretches: list[str]
    starts: list[int]
    lang: str

    def worded(self, first: int, stop: int) -> int:
        """Give the first stretch of some that holds a word; their end if none does."""
        for at in range(first, stop):
            if tokens_of(self.lang, self.stretches[at]):
                return at
        return stop


def singles(text: str, stretches: list[str], lang: str) -> Iterator[Token]:
    """Give the tokens of some stretches wherever they stand, in reading order."""
    for start, each in sorted(standing(text, stretches)):
        yield from placed(tokens_of(lang, each), start)


def tokens_of(lang: str, stretch: str) -> tuple[Token, ...]:
    """Give the tokens of a stretch, as if it began a text."""
    return stretches_of(lang).tokens(stretch)


def standing(text: str, stretches: list[str]) -> Iterator[tuple[int, str]]:
    """Give each place where some stretches stand between blanks."""
    blanked = f" {text} "
    for each in stretches:
        at = text.find(each)
        while at >= 0:
            end = at + len(each)
            if blanked[at].isspace() and blanked[end + 1].isspace():
                yield at, each
            at = text.find(each, end)


def starts_of(text: str, stretches: list[str]) -> list[int]:
    """Give the offset of each stretch."""
    sizes = [*map(len, stretches)]
    if sum(sizes) + len(sizes) - 1 == len(text):  # a single sign between two
        return [*accumulate([size + 1 for size in sizes[:-1]], initial=0)]
    starts = []
    at = 0
    for each in stretches:
        at = text.index(each, at)
        starts.append(at)
        at += len(each)
    return starts


def placed(tokens: tuple[Token, ...], start: int) -> Iterator[Token]:
    """Move tokens to where their stretch stands."""
    for begin, end, *rest in tokens:
        yield Token._make((begin + start, end + start, *rest))
