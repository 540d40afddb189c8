"""What shows that a page holds an article of its own?

An article has its headline above it, which the page's title repeats and which leads
nowhere, then sentences, mostly below a day, before the first title of another article.
A section has at most a short name there, and no day of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from corpus.extraction.shown_days import line_day
from corpus.extraction.stated_titles import stated_titles
from corpus.extraction.title_parts import wordings_of_parts
from corpus.extraction.wording import holds, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.page import Page

LINK = 0.8
"""Share of links from which on a block is one."""
TITLE = 20
"""Letters from which on a link may be the title of an article."""
SENTENCE = re.compile(r"[.!?…][\"»”)]?(?:\s|$)")
"""The end of a sentence."""

_HEADLINES = frozenset({"h1", "h2", "h3", "h4"})
_WORDS = 4
_LETTERS = 25
"""Words and letters from which on a heading is no section's name."""
_ABOVE = 2
"""Blocks above a headline that may be its day."""
_LONGEST_DAY = 90
"""Characters of a line up to which it may say a day, an author and a place."""
_PROSE = 30
"""Letters from which on a block may be a sentence."""
_LINKED = 0.5
_MOST_LINKS = 20
_PER_SENTENCE = 40
"""Letters that a block has at least for each sentence that is counted in it."""
_ENOUGH = 3
"""Sentences of an article that no list has in front of its first title."""
_ENOUGH_OF_A_DAY = 2
"""The same below a day."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands between a page's own headline and the first title of another article.

    Attributes:
        is_long: whether the headline has more words than names of sections have.
        is_dated: whether a line near it is a day.
        sentences: how many there are.
    """

    is_long: bool = False
    is_dated: bool = False
    sentences: int = 0

    @property
    def is_of_article(self) -> bool:
        """Return whether this is enough, whatever address the page has."""
        return (self.is_long or self.is_dated) and self.sentences >= _ENOUGH

    @property
    def is_settled(self) -> bool:
        """Return whether this is enough, whatever stands below."""
        return self.is_dated and self.sentences >= _ENOUGH_OF_A_DAY


def is_headline(element: HtmlElement) -> bool:
    """Return whether an element is a heading or stands within one."""
    near = islice(element.iterancestors(), 2)
    return any(each.tag in _HEADLINES for each in (element, *near))


def is_title(block: Block) -> bool:
    """Return whether a block may be the title of another article, as a link.

    What leads to another place on the same page is none.
    """
    if block.linked < LINK or len(block.key) < TITLE:
        return False
    found = [(link.get("href") or "").strip() for link in links_of(block)]
    return not found or not all(href.startswith("#") for href in found)


def links_of(block: Block) -> list[HtmlElement]:
    """Return the links in a block's element, or the one around it."""
    inner = list(islice(block.element.iter("a"), _MOST_LINKS))
    return inner or list(islice(block.element.iterancestors("a"), 1))


def is_lone_day(block: Block) -> bool:
    """Return whether a short line says a day, in words or for programs."""
    if len(block.text) > _LONGEST_DAY or block.linked >= LINK:
        return False
    return bool(line_day(block.text)) or block.element.find(".//time") is not None


def sentences_of(block: Block) -> int:
    """Return how many sentences a block has that are no links."""
    if block.linked >= _LINKED or len(block.key) < _PROSE:
        return 0
    ends = len(SENTENCE.findall(block.text))
    return min(ends, max(1, len(block.key) // _PER_SENTENCE))


def is_stated(text: str, titles: Iterable[str]) -> bool:
    """Return whether a heading is a stated title, or a part of one."""
    shown = wording(text)
    return bool(shown) and any(
        shown in wordings_of_parts(title)
        or (len(shown.split()) >= _WORDS and holds(wording(title), shown))
        for title in titles
    )


def beginning_of(page: Page, blocks: Sequence[Block]) -> Beginning:
    """Return how the article of a page begins; nothing where it has no headline.

    Args:
        page: the page.
        blocks: all of its blocks.
    """
    titles = [title.value for title in stated_titles(page)]
    own = [
        place
        for place, block in enumerate(blocks)
        if is_headline(block.element)
        and block.linked < LINK
        and is_stated(block.text, titles)
    ]
    if not own:
        return Beginning()
    place = next((p for p in own if blocks[p].element.tag == "h1"), own[0])
    sentences, is_dated = (
        0,
        any(map(is_lone_day, blocks[max(0, place - _ABOVE) : place])),
    )
    for block in blocks[place + 1 :]:
        count = sentences_of(block)
        if is_title(block) or (
            not sentences and not count and is_headline(block.element)
        ):
            break
        sentences += count
        is_dated = is_dated or (not sentences and is_lone_day(block))
    headline = blocks[place]
    is_long = len(headline.text.split()) >= _WORDS and len(headline.key) >= _LETTERS
    return Beginning(is_long, is_dated, sentences)
