"""Which blocks of an article stand below a picture and say what it shows?

A caption that is no element of its own is a short line right after a picture, set in
italics, small or in the middle. One that is a sentence may be the article's beginning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.extraction.blocks import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block

_LONGEST = 200
_PICTURES = ("img", "picture", "amp-img")
_STYLED = frozenset({"em", "i", "small", "center", "font", "cite"})
_STYLE = re.compile(
    r"text-align\s*:\s*center|font-style\s*:\s*italic|font-size", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"»”’')\]]*$")
_TAGS = frozenset({"p", "div", "center", "td", "figure"})


def without_captions(article: Iterable[Block]) -> list[Block]:
    """Return an article without lines below pictures that say what these show."""
    return [block for block in article if not _is_caption(block)]


def _is_caption(block: Block) -> bool:
    element = block.element
    if element.tag not in _TAGS or len(block.text) > _LONGEST:
        return False
    if _SENTENCE_END.search(block.text) or not _is_all_of(block, element):
        return False
    return _is_styled(block, element) and _is_below_picture(element)


def _is_all_of(block: Block, element: HtmlElement) -> bool:
    """Return whether a block is all the text of its element."""
    return key_of("".join(element.itertext())) == block.key


def _is_styled(block: Block, element: HtmlElement) -> bool:
    if element.get("align") == "center" or _STYLE.search(element.get("style") or ""):
        return True
    return element.tag in _STYLED or any(
        inner.tag in _STYLED and key_of("".join(inner.itertext())) == block.key
        for inner in element.iter("em", "i", "small", "font", "cite")
    )


def _is_below_picture(element: HtmlElement) -> bool:
    """Return whether a picture stands within an element or right before it."""
    if element.find(".//img") is not None:
        return True
    before = element.getprevious()
    if before is None or (before.tail or "").strip() or not isinstance(before.tag, str):
        return False
    is_blank = not "".join(before.itertext()).strip()
    return is_blank and (
        before.tag in _PICTURES
        or any(before.find(f".//{tag}") is not None for tag in _PICTURES)
    )
