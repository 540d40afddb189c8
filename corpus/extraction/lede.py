"""Does a page set a summary before its article, and which block is it?

Publishers call it lede, chapô, lead, sapo or лід. It is often outside the element that
holds the article. Pages state it besides as their description, for search engines and
for shared links; that text alone is not enough, as it may be on no page a reader saw.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.extraction.blocks import element_names, key_of
from corpus.extraction.furniture import words_of
from corpus.extraction.linked_data import is_article, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture
    from corpus.extraction.page import Page

_SHORTEST = 25
"""Characters that a summary has at least."""
_SENTENCE_END = re.compile(r"[.!?…][\"»”)]?$")
_PROSE = 60
"""Characters from which on a sentence beside the headline is a summary."""
_LONGEST = 1500
_ENOUGH = 40
"""Letters of a description that a block must begin with, if it has as many."""
_LINKED = 0.4
_NEAR = 25
"""Blocks between a summary known by its name only and the article, at most."""
_LEVELS = 3
_CUT = re.compile(r"\s*(?:\.{3}|…|\[…\]|\[\.\.\.\])\s*$")


def find_lede(
    page: Page,
    blocks: Sequence[Block],
    article: Sequence[Block],
    furniture: Furniture,
) -> list[Block]:
    """Return the blocks of a page's summary that are missing in the article.

    Args:
        page: the page.
        blocks: all of its blocks.
        article: those of the article.
        furniture: of the page.
    """
    known = "\n".join(block.key for block in article)
    free = [
        block
        for block in blocks
        if _could_be(block) and not furniture.around(block.element)
    ]
    for description in _descriptions(page):
        for block in free:
            if _says(block, description):
                return [] if block.key in known else [block]
    return [
        block
        for block in _named(blocks, article)
        if block.key not in known and not furniture.around(block.element)
    ]


def _could_be(block: Block) -> bool:
    return _SHORTEST <= len(block.text) <= _LONGEST and block.linked < _LINKED


def _descriptions(page: Page) -> Iterator[str]:
    """Yield what a page says of its article, as keys; cut-off ends are left out."""
    names = ("og:description", "description", "twitter:description", "dc.description")
    texts = [page.meta(name).value for name in names]
    texts += [text_of(i.get("description")) for i in page.objects if is_article(i)]
    for text in dict.fromkeys(texts):
        key = key_of(_CUT.sub("", text))
        if len(key) >= _SHORTEST:
            yield key


def _says(block: Block, description: str) -> bool:
    """Return whether a block begins as a description does, or is its beginning."""
    if len(description) < _ENOUGH:
        return block.key == description
    return block.key.startswith(description[: max(_ENOUGH, len(description) // 2)]) or (
        len(block.key) >= _ENOUGH and description.startswith(block.key)
    )


def _named(blocks: Sequence[Block], article: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks shortly before the article that are named as its summary."""
    places = {id(block): place for place, block in enumerate(blocks)}
    first = min((places[id(block)] for block in article), default=0)
    heading = next(
        (place for place, block in enumerate(blocks) if _in_heading(block.element)),
        None,
    )
    start = max(0, first - _NEAR) if heading is None else heading + 1
    for block in blocks[max(start, first - _NEAR) : first]:
        ends = bool(_SENTENCE_END.search(block.text))
        if not _could_be(block) or not (ends or len(block.text) >= _ENOUGH):
            continue
        is_prose = ends and len(block.text) >= _PROSE
        if _is_named(block.element) or (is_prose and _is_beside_h1(block.element)):
            yield block


def _in_heading(element: HtmlElement) -> bool:
    return element.tag == "h1" or any(e.tag == "h1" for e in element.iterancestors())


def _is_beside_h1(element: HtmlElement) -> bool:
    """Return whether an element stands next to the headline."""
    parent = element.getparent()
    return parent is not None and parent.find("h1") is not None


def _is_named(element: HtmlElement) -> bool:
    names = element_names()["summary"]
    node: HtmlElement | None = element
    for _ in range(_LEVELS):
        if node is None:
            return False
        if node.get("itemprop") in {"description", "abstract"}:
            return True
        for name in (node.get("class") or "", node.get("id") or ""):
            if not names.isdisjoint(words_of(name)):
                return True
        node = node.getparent()
    return False
