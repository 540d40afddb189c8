"""Which paragraphs does a page have, in their order?

A block is what a browser would show as lines of their own: the text between two
borders of elements like `p`, `div` and `li`, or between two `br`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark"
    " nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
    " amp-link o:p st1:place".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg math head iframe object embed button select"
    " option textarea input audio video canvas map nav dialog".split()
)
_BLANK = re.compile(r"[ \t\r\n\f]+")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list or a cell of a table.

    Attributes:
        text: on one line.
        element: the innermost element that is no mere piece of a line.
        linked: share of its characters that stand in links, 0 to 1.
        key: its letters and digits in lower case, to compare texts by.
    """

    text: str
    element: HtmlElement
    linked: float
    key: str


def key_of(text: str) -> str:
    """Return a text's letters and digits in lower case, to compare texts by."""
    return _NOT_WORD.sub("", text.lower())


def blocks_of(root: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks below an element that a reader could see, in their order."""
    return tuple(_blocks(root))


@dataclass(slots=True)
class _Line:
    """The block that is being read."""

    element: HtmlElement
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            if in_link:
                self.linked += len(text.strip())

    def block(self) -> Block | None:
        text = _BLANK.sub(" ", "".join(self.pieces)).strip()
        if not text:
            return None
        share = min(1.0, self.linked / len(text))
        return Block(text, self.element, share, key_of(text))


def _blocks(root: HtmlElement) -> Iterator[Block]:
    line = _Line(root)
    owners = [root]
    links = 0
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in {"comment", "pi"}:
            line.add(element.tail, in_link=links > 0)
            continue
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            if tag not in _INLINE:
                if block := line.block():
                    yield block
                if tag != "br":
                    owners.append(element)
                line = _Line(owners[-1])
            links += tag == "a"
            line.add(element.text, in_link=links > 0)
            continue
        links -= tag == "a"
        if tag not in _INLINE and tag not in _UNSEEN and tag != "br":
            if block := line.block():
                yield block
            owners.pop()
            line = _Line(owners[-1])
        if element is not root:
            line.add(element.tail, in_link=links > 0)
    if block := line.block():
        yield block
