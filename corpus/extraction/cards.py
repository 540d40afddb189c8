"""How much of a page's text is titles of other articles and their teasers?

A card is the title of another article, as a link, with a teaser below. An article that
lists things looks much like a list of cards: a heading a thing, often a link, and some
sentences below. It numbers them, or links to other sites, and has no day a thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.own_article import (
    SENTENCE,
    is_headline,
    is_lone_day,
    is_title,
    links_of,
    sentences_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.extraction.blocks import Block
    from corpus.extraction.own_article import Beginning
    from corpus.extraction.page import Page

FEWEST = 4
"""Titles that a list has at least."""

_BELOW = 2
"""Blocks below a title that may be its teaser: a time or a section may come between."""
_NUMBER = re.compile(r"\s*(?:№|#|nr|n°|số)?\s*(\d{1,3})\b", re.IGNORECASE)
_HALF = 0.5
_LONG_TEASER = 2
"""Sentences that are more than most teasers have."""
_SHORT_SUFFIX = 3
"""Letters of the second level of a suffix such as com.ua or gov.vn."""


@dataclass(frozen=True, slots=True)
class Cards:
    """What a page's text is made of.

    Attributes:
        titles: how many links on the page may be titles of articles.
        share: that of such titles and their teasers in the text, 0 to 1; 0 if they are
            too few, as between the paragraphs of an article.
        between: how many stand between the page's headline and its text.
        prose: letters of the text in sentences.
        are_numbered: whether the titles in the text are, from one to the next.
        are_elsewhere: whether most of them lead to other sites.
        are_dated: whether a day stands below most of them.
        sentences: how many most of them have below.
    """

    titles: int
    share: float
    between: int
    prose: int
    are_numbered: bool = False
    are_elsewhere: bool = False
    are_dated: bool = False
    sentences: float = 0.0


def cards_of(page: Page, blocks: Sequence[Block], article: Sequence[Block]) -> Cards:
    """Return what a page's text is made of.

    Args:
        page: the page.
        blocks: all of its blocks.
        article: those of its text.
    """
    titles = [is_title(block) for block in blocks]
    chosen = {id(block) for block in article}
    cards = letters = 0
    heads: list[int] = []
    heading = first = -1
    for place, block in enumerate(blocks):
        if block.element.tag == "h1" and first < 0:
            heading = place
        if id(block) not in chosen:
            continue
        first = place if first < 0 else first
        letters += len(block.key)
        above = range(max(0, place - _BELOW), place + 1)
        if own := [head for head in above if titles[head]]:
            cards += len(block.key)
            heads += [own[-1]] * (own[-1] not in heads[-1:])
    between = sum(titles[heading:first]) if 0 <= heading < first else 0
    prose = sum(len(b.key) for b in article if SENTENCE.search(b.text))
    if not letters or len(heads) < FEWEST:
        return Cards(sum(titles), 0.0, between, prose)
    below = _below(blocks, heads)
    return Cards(
        titles=sum(titles),
        share=cards / letters,
        between=between,
        prose=prose,
        are_numbered=_are_numbered([blocks[head].text for head in heads]),
        are_elsewhere=_most(leads_elsewhere(page, blocks[head]) for head in heads),
        are_dated=_most(any(map(is_lone_day, own)) for own in below),
        sentences=median(sum(map(sentences_of, own)) for own in below),
    )


def are_things(cards: Cards, beginning: Beginning) -> bool:
    """Return whether what looks like cards are the things that an article lists.

    Args:
        cards: of the page.
        beginning: of its own article.
    """
    if cards.are_dated or not (beginning.is_long or beginning.is_dated):
        return False
    if cards.are_numbered or cards.are_elsewhere:
        return beginning.sentences > 0
    enough = 1 if beginning.is_dated else _LONG_TEASER
    return beginning.sentences >= enough and cards.sentences >= _LONG_TEASER


def leads_elsewhere(page: Page, block: Block) -> bool:
    """Return whether a title leads to another site."""
    own = _site(page.url)
    links = [link.get("href") or "" for link in links_of(block)]
    return bool(own and links) and all(_site(href) not in {"", own} for href in links)


def _below(blocks: Sequence[Block], heads: Sequence[int]) -> list[list[Block]]:
    """Return the blocks below each title, up to the next title or heading."""
    found: list[list[Block]] = []
    for head in heads:
        own: list[Block] = []
        for place in range(head + 1, len(blocks)):
            if is_title(blocks[place]) or is_headline(blocks[place].element):
                break
            own.append(blocks[place])
        found.append(own)
    return found


def _are_numbered(titles: Sequence[str]) -> bool:
    """Return whether most titles have the number after, or before, that of the last."""
    numbers = [int(found[1]) if (found := _NUMBER.match(t)) else None for t in titles]
    steps = [
        one is not None and other is not None and abs(one - other) == 1
        for one, other in pairwise(numbers)
    ]
    return _most(steps)


def _site(address: str) -> str:
    """Return the part of an address's host that whoever has it registered, or ""."""
    try:
        labels = (urlsplit(address.strip()).hostname or "").split(".")
    except ValueError:
        return ""
    is_double = len(labels) > 2 and len(labels[-2]) <= _SHORT_SUFFIX  # noqa: PLR2004
    return ".".join(labels[-3:] if is_double else labels[-2:])


def _most(signs: Iterable[bool]) -> bool:
    known = list(signs)
    return bool(known) and sum(known) > _HALF * len(known)
