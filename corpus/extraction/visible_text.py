"""What is written on a page, where, and within which elements?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus.extraction.element_text import INLINE, is_seen
from corpus.extraction.surroundings import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MOST = 60_000
"""Most characters of a page that are laid out."""
LEAST_LINKS = 3
"""Least links of what may be a menu."""
_DEEPEST = 200
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A page's text without furniture: a line a block, and whose each part is.

    Attributes:
        text: it.
        starts: where in it an element's own text begins, in order.
        elements: the element of each of `starts`.
        offsets: where in it an element begins, in order, for those without text too.
        gaps: where in it furniture with links, such as a menu, is left out, in order.
    """

    text: str
    starts: tuple[int, ...]
    elements: tuple[HtmlElement, ...]
    offsets: tuple[tuple[HtmlElement, int], ...]
    gaps: tuple[int, ...] = ()

    def element_at(self, position: int) -> HtmlElement | None:
        """Return the element that a position in the text is in."""
        index = bisect_right(self.starts, position) - 1
        return self.elements[index] if index >= 0 else None

    def line_around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the line begins and ends that holds a part of the text."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        return first, last if last >= 0 else len(self.text)


def visible_text(tree: HtmlElement) -> VisibleText:
    """Return what a page says to a reader, its furniture left out."""
    pieces: list[str] = []
    starts: list[int] = []
    owners: list[HtmlElement] = []
    offsets: list[tuple[HtmlElement, int]] = []
    length = 0
    body = tree.find("body")
    gaps: list[int] = []
    for element, piece in _pieces(tree if body is None else body, 0):
        if length > MOST:
            break
        if piece is None:
            gaps += [length] * _has_links(element)
            continue
        if not piece:
            offsets.append((element, length))
            continue
        starts.append(length)
        owners.append(element)
        pieces.append(piece[: MOST - length + 1])
        length += len(pieces[-1])
    return VisibleText(
        "".join(pieces), tuple(starts), tuple(owners), tuple(offsets), tuple(gaps)
    )


def _pieces(
    element: HtmlElement, depth: int
) -> Iterator[tuple[HtmlElement, str | None]]:
    """Yield each element with "" where it begins, then with each part of its text.

    Furniture is left out, and yielded with None.
    """
    if not isinstance(element.tag, str) or depth > _DEEPEST or not is_seen(element):
        return
    if is_furniture(element):
        yield element, None
        return
    yield element, ""
    block = element.tag not in INLINE
    if block:
        yield element, "\n"
    if element.text:
        yield element, _WHITE.sub(" ", element.text)
    for child in element:
        yield from _pieces(child, depth + 1)
        if child.tail:
            yield element, _WHITE.sub(" ", child.tail)
    if block:
        yield element, "\n"


def _has_links(element: HtmlElement) -> bool:
    """Return whether an element has as many links as a menu."""
    return next(islice(element.iter("a"), LEAST_LINKS - 1, None), None) is not None
