"""Which blocks of a page are its article?

trafilatura finds where the article is. It loses paragraphs that stand beside those
that it found, and keeps furniture that stands between them; so its text only marks
blocks of the page here, and these lead to their neighbours.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

import trafilatura

from corpus.extraction.blocks import key_of
from corpus.extraction.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture

_LONG = 25
"""Letters from which on a block is recognised wherever it stands."""
_MAX_ELEMENTS = 15_000
"""Elements of a page up to which trafilatura reads it; the largest front pages of
newspapers have some 10,000."""
_MAX_TABLES = 800
_PARAGRAPH = 60
"""Characters from which on a block of a larger page is taken for a paragraph."""
_LINKED = 0.3
_MAX_COMPARED = 400_000_000
"""Most characters that blocks are looked for in, one after another."""


def main_text(tree: HtmlElement, blocks: Sequence[Block], furniture: Furniture) -> str:
    """Return the main text of a page, a line a paragraph, "" if there is none.

    Args:
        tree: of the page.
        blocks: all of its blocks.
        furniture: of the page.
    """
    if _is_huge(tree):
        return "\n".join(_prose(blocks, furniture))
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(tree, include_comments=False)
    if found is None or isinstance(found, dict):
        return ""
    return found.text or ""


def _is_huge(tree: HtmlElement) -> bool:
    """Return whether a page is too large for trafilatura, whose time grows squared."""
    elements = sum(1 for _ in islice(tree.iter(), _MAX_ELEMENTS + 1))
    tables = sum(1 for _ in islice(tree.iter("table"), _MAX_TABLES + 1))
    return elements > _MAX_ELEMENTS or tables > _MAX_TABLES


def _prose(blocks: Sequence[Block], furniture: Furniture) -> Iterator[str]:
    """Yield the paragraphs of a page that are no furniture by their names."""
    for block in blocks:
        is_long = len(block.text) >= _PARAGRAPH and block.linked < _LINKED
        if is_long and not furniture.around(block.element):
            yield block.text


def article_blocks(
    blocks: Sequence[Block], text: str, furniture: Furniture
) -> list[Block]:
    """Return the blocks of a page that are its article, in their order.

    Args:
        blocks: of the whole page.
        text: the article as far as it is known.
        furniture: of the page.
    """
    lines = frozenset(key for line in text.split("\n") if (key := key_of(line)))
    marked = _marked(blocks, lines)
    outline = Outline(blocks, marked, lines, furniture)
    return _without_repetitions(outline.article())


def _marked(blocks: Sequence[Block], lines: frozenset[str]) -> list[bool]:
    """Return which blocks are lines, or parts of lines, of a text.

    Short ones are only if they are cells of a row of a table that is a line.
    """
    whole = "\n".join(lines)
    budget = _MAX_COMPARED
    rows = _rows(blocks, lines)
    marks = []
    for block in blocks:
        if len(block.key) < _LONG or block.key in lines:
            is_long = len(block.key) >= _LONG
            marks.append(is_long or _row_of(block.element) in rows)
        else:
            budget -= len(whole)
            marks.append(budget > 0 and block.key in whole)
    return marks


def _rows(blocks: Sequence[Block], lines: frozenset[str]) -> frozenset[HtmlElement]:
    """Return the rows of tables that are lines of a text."""
    cells = defaultdict(list)
    for block in blocks:
        row = _row_of(block.element)
        if row is not None:
            cells[row].append(block.key)
    return frozenset(row for row, keys in cells.items() if "".join(keys) in lines)


def _row_of(element: HtmlElement) -> HtmlElement | None:
    """Return the row of a table that a cell, or an element right within one, is in."""
    node: HtmlElement | None = element
    for _ in range(3):
        if node is None or node.tag == "tr":
            return node
        node = node.getparent()
    return None


def _without_repetitions(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks without long ones that say again what one before them says."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if len(block.key) >= _LONG:
            if block.key in seen:
                continue
            seen.add(block.key)
        kept.append(block)
    return kept
