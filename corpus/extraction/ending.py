"""Where does an article end, and what readers and others wrote begin?

Comments and a note on the author stand below many articles, in the same element. They
have a heading, or are made as what several people wrote: a name, a day, a text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.extraction.blocks import element_names
from corpus.extraction.line_wordings import wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block

_PROSE = 60
"""Characters from which on a block is a paragraph."""
_LINKED = 0.5
_ENOUGH = 2
"""Paragraphs above a heading of comments, and comments that need none."""
_NAME_LENGTH = 80
_NAME_WORDS = 8
"""Longest line with a reader's name and the day."""
_NEAR = 12
"""Blocks below a heading within which comments are told by their makeup."""
_DAY = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b|\b(?:19|20)\d\d[./-]\d\d[./-]\d\d\b"
    r"|\b\d{1,2}\.? \w{3,10} (?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2}h\d\d\b"
)
_CLOCK = re.compile(r"\d{1,2}[:h]\d\d")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…][\"»”’')\]]?$")


def before_ending(page: Sequence[Block], article: Sequence[Block]) -> list[Block]:
    """Return an article without the comments and the note on its author below.

    Args:
        page: all blocks of the page.
        article: the article's, in their order.
    """
    places = {id(block): place for place, block in enumerate(page)}
    known = [places[id(block)] for block in article if id(block) in places]
    end = _end(page, article, known)
    return [block for block in article if places.get(id(block), -1) < end]


def _end(page: Sequence[Block], article: Sequence[Block], known: Sequence[int]) -> int:
    """Return the place on the page from which on nothing is of the article."""
    half = sum(len(block.text) for block in article) / 2
    letters = paragraphs = 0
    of_article = set(known)
    for place, block in enumerate(page):
        if _ends(page, place, most=letters > half, paragraphs=paragraphs):
            return place
        if place in of_article:
            letters += len(block.text)
            paragraphs += len(block.text) >= _PROSE and block.linked < _LINKED
    return len(page)


def _ends(page: Sequence[Block], place: int, *, most: bool, paragraphs: int) -> bool:
    """Return whether something else begins with a block.

    Args:
        page: all blocks of the page.
        place: the block's.
        most: whether most of the article stands above.
        paragraphs: how many of the article do.
    """
    block = page[place]
    if block.linked >= _LINKED or not (most or paragraphs):
        return False
    words, line = wordings(), block.text.lower().replace("’", "'")
    is_heading = block.element.tag in element_names()["headings"]
    below = page[place + 1 : place + 1 + _NEAR]
    if words.opinions.fullmatch(line):
        return most or (is_heading and paragraphs >= _ENOUGH)
    if words.authors.fullmatch(line):
        return most and is_heading and len(page[place + 1 :]) > 0
    if words.remarks.fullmatch(line):
        has_number = any(character.isdigit() for character in line)
        return (most and has_number and is_heading) or _count_opinions(below) > 0
    return most and paragraphs >= _ENOUGH and _are_siblings(page, place)


def _count_opinions(blocks: Sequence[Block]) -> int:
    """Return how many of some blocks are a reader's name and day with a text below."""
    return sum(
        _is_name(block, dated=True) or (_is_name(block) and _is_day(below))
        for block, below in pairwise(blocks)
    )


def _is_name(block: Block, *, dated: bool = False) -> bool:
    """Return whether a block may be a name, or one with the day or hour."""
    if len(block.text) > _NAME_LENGTH or len(block.text.split()) > _NAME_WORDS:
        return False
    rest = _DAY.sub("", block.text)
    is_dated = rest != block.text
    if dated and not is_dated:
        return False
    return bool(_LETTER.search(rest)) and not _SENTENCE_END.search(rest.rstrip(" ,:"))


def _is_day(block: Block) -> bool:
    rest = _DAY.sub("", block.text)
    return rest != block.text and len(_LETTER.findall(rest)) <= _NAME_WORDS


def _are_siblings(page: Sequence[Block], place: int) -> bool:
    """Return whether a block is the name above the first of several comments.

    Each is an element of its own, of the same kind, with a name, a day and a text, and
    nothing but these follows in the element that holds them.
    """
    first = page[place]
    if not (_is_name(first, dated=True) or _is_name(first)):
        return False
    item = _item(first.element)
    if item is None:
        return False
    items = [item, *item.itersiblings(item.tag)]
    blocks = page[place : place + _NEAR * 2]
    own = [[b for b in blocks if _holds(each, b.element)] for each in items[:4]]
    whole = [each for each in own if _is_opinion(each)]
    return len(whole) >= _ENOUGH and len(whole) >= len([o for o in own if o]) - 1


def _is_opinion(blocks: Sequence[Block]) -> bool:
    """Return whether blocks are a name, a whole day and a text, and nothing else."""
    if not 1 < len(blocks) <= _NAME_WORDS:
        return False
    head = " ".join(
        block.text for block in blocks[:2] if len(block.text) < _NAME_LENGTH
    )
    rest = _CLOCK.sub("", head)
    return _is_name(blocks[0]) and _DAY.sub("", rest) != rest


def _item(element: HtmlElement) -> HtmlElement | None:
    """Return the innermost element around one that has a sibling of its kind."""
    node: HtmlElement | None = element
    while node is not None and node.tag not in {"body", "article", "main"}:
        beside = node.getnext()
        if (
            node.tag in {"div", "li", "tr", "section", "dl", "table", "article"}
            and beside is not None
            and beside.tag == node.tag
        ):
            return node
        node = node.getparent()
    return None


def _holds(element: HtmlElement, inner: HtmlElement) -> bool:
    return inner is element or any(node is element for node in inner.iterancestors())
