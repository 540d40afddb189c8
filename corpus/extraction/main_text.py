"""Which blocks of a page are its article?

trafilatura finds where the article is. It loses paragraphs that stand beside those
that it found, and keeps furniture that stands between them; so its text only marks
blocks of the page here, and these lead to their neighbours.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import trafilatura

from corpus.extraction.blocks import key_of
from corpus.extraction.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture

_LONG = 25
"""Letters from which on a block is recognised wherever it stands."""
_MAX_COMPARED = 400_000_000
"""Most characters that blocks are looked for in, one after another."""


def extracted(tree: HtmlElement) -> str:
    """Return the main text of a page as trafilatura finds it, "" if there is none."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(tree, include_comments=False)
    if found is None or isinstance(found, dict):
        return ""
    return found.text or ""


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
    """Return which of the long blocks are lines, or parts of lines, of a text."""
    whole = "\n".join(lines)
    budget = _MAX_COMPARED
    marks = []
    for block in blocks:
        if len(block.key) < _LONG or block.key in lines:
            marks.append(len(block.key) >= _LONG)
        else:
            budget -= len(whole)
            marks.append(budget > 0 and block.key in whole)
    return marks


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
