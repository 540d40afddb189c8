"""Which paragraphs does a page have, in their order?

A block is what a browser would show as lines of their own: the text between two
borders of elements like `p`, `div` and `li`, or between two `br`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

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

    def with_text(self, text: str) -> Block:
        """Return the block with another text."""
        return replace(self, text=text, key=key_of(text))


def key_of(text: str) -> str:
    """Return a text's letters and digits in lower case, to compare texts by."""
    return _NOT_WORD.sub("", text.lower())


def blocks_of(root: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks below an element that a reader could see, in their order."""
    return tuple(_blocks(root))


@lru_cache(maxsize=1)
def page_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks of a page, which several questions are asked of; see above."""
    return blocks_of(tree)


@cache
def element_names() -> Mapping[str, frozenset[str]]:
    """Return names of elements, and of classes, by what they are to a reader."""
    file = resources.files("corpus").joinpath("data", "page_elements.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    return {kind: frozenset(names) for kind, names in table.items()}


def _blocks(root: HtmlElement) -> Iterator[Block]:
    reading = _Reading(root)
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in reading.unseen and not _opens_section(element):
                walk.skip_subtree()
                continue
            block = reading.start(element)
        elif event == "end":
            block = reading.end(element)
        else:
            block = None
        if block:
            yield block
        if event != "start" and element is not root:
            reading.add(element.tail)
    if block := reading.flush():
        yield block


def _opens_section(element: HtmlElement) -> bool:
    """Return whether a button is all of a heading: it shows the text below.

    So the pattern of an accordion has it
    (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/).
    """
    parent = element.getparent()
    return (
        element.tag == "button"
        and parent is not None
        and parent.tag in element_names()["headings"]
        and len(parent) == 1
        and not (parent.text or "").strip()
    )


class _Reading:
    """The block that is being read, and the elements that hold it."""

    def __init__(self, root: HtmlElement) -> None:
        names = element_names()
        self.unseen = names["unseen"]
        self._pieces_of_lines = names["inline"] | names["unseen"] | {"br"}
        self._inline = names["inline"]
        self._owners = [root]
        self._links = 0
        self._pieces: list[str] = []
        self._linked = 0

    def start(self, element: HtmlElement) -> Block | None:
        """Enter an element; return the block that ends before it."""
        block = None if element.tag in self._inline else self.flush()
        if element.tag not in self._pieces_of_lines:
            self._owners.append(element)
        self._links += element.tag == "a"
        self.add(element.text)
        return block

    def end(self, element: HtmlElement) -> Block | None:
        """Leave an element; return the block that ends with it."""
        self._links -= element.tag == "a"
        if element.tag in self._pieces_of_lines:
            return None
        block = self.flush()
        self._owners.pop()
        return block

    def add(self, text: str | None) -> None:
        """Add a piece of text to the block."""
        if text:
            self._pieces.append(text)
            if self._links > 0:
                self._linked += len(text.strip())

    def flush(self) -> Block | None:
        """End the block and return it, None if it is blank."""
        text = _BLANK.sub(" ", "".join(self._pieces)).strip()
        linked, self._linked, self._pieces = self._linked, 0, []
        if not text:
            return None
        share = min(1.0, linked / len(text))
        return Block(text, self._owners[-1], share, key_of(text))
