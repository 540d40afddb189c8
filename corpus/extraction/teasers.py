"""Which blocks of an article are titles and teasers of other articles?

Many pages have them in the same element as the text: a linked title with a day, or a
card of a linked title and what the other article is about. A list of things is made
alike, and is the article; so a card must be the only one of its kind, have the day of
an article, or stand below a heading that says "read also".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.extraction.blocks import element_names
from corpus.extraction.boilerplate import is_bare_label
from corpus.extraction.line_wordings import wordings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block

_ALL_LINK = 0.9
_DATED_LINK = 0.3
"""Share of links in a line that may be a title with a day."""
_LINKED = 0.5
_WORDS = 4
"""Words of the shortest title of an article."""
_LONGEST_TITLE = 200
_TEASER = 400
"""Characters of the longest teaser."""
_BLOCKS = 6
"""Blocks of the largest card."""
_TEASERS = 3
_SHARE = 0.3
"""Share of the text that a card without day or heading has at most."""
_MOST_LINKS = 200
"""Links that are looked at to find that of a block."""
_DAY = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b|\b(?:19|20)\d\d[./-]\d\d[./-]\d\d\b"
    r"|\b\d{1,2}\.? \w{3,10} (?:19|20)\d\d\b"
)
_CLOCK = re.compile(r"\b\d{1,2}[:h]\d\d\b")
_WORD_SIGN = re.compile(r"[^\W_]")
_NUMBERED = re.compile(r"\W*\d{1,3}\s*[.):–-]")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|pdf)(?:$|\?)", re.IGNORECASE)
_LAYOUT = frozenset({"body", "html", "main", "form"})


@dataclass(frozen=True, slots=True)
class _Card:
    """A card: where its blocks are, which of them are teasers, whether it has a day."""

    element: HtmlElement
    teasers: tuple[Block, ...]
    dated: bool


def without_teasers(
    page: Sequence[Block], article: Sequence[Block], url: str
) -> list[Block]:
    """Return an article without titles and teasers of others; whole if none is left.

    Args:
        page: all blocks of the page.
        article: the article's, in their order.
        url: of the page; "" if it is not known.
    """
    places = {id(block): place for place, block in enumerate(page)}
    own = {places[id(block)] for block in article if id(block) in places}
    if not own:
        return list(article)
    end = max(own)
    start = min(own) + 1
    titles = [p for p in range(start, end + 1) if _is_title(page[p], url)]
    others = {id(b) for b in article if _is_dated_link(b)}
    others.update(_below_headings(page, own, titles))
    cards = [card for p in titles if (card := _card(page, p, own)) is not None]
    letters = sum(len(block.text) for block in article)
    teasers = {id(teaser) for card in cards for teaser in card.teasers}
    prose = [b for b in article if b.linked < _LINKED and id(b) not in teasers]
    for card in _of_others(cards, prose, letters):
        others.update(id(teaser) for teaser in card.teasers)
    kept = [block for block in article if id(block) not in others]
    return kept or list(article)


def _is_title(block: Block, url: str) -> bool:
    """Return whether a block is the linked title of another article of the site."""
    if block.linked < _ALL_LINK:
        return _is_dated_link(block)
    is_title = len(block.text.split()) >= _WORDS and len(block.text) <= _LONGEST_TITLE
    if not is_title or _NUMBERED.match(block.text):
        return False
    link = _link_of(block)
    href = (link.get("href") or "").strip() if link is not None else ""
    if not href or href.startswith(("#", "mailto:", "tel:")) or _PICTURE.search(href):
        return False
    host = urlsplit(href).netloc if "//" in href else ""
    return not host or not url or host == urlsplit(url).netloc


def _link_of(block: Block) -> HtmlElement | None:
    """Return the link that a block begins with, within its element or around it."""
    inside = islice(block.element.iter("a"), _MOST_LINKS)
    for link in (*inside, *islice(block.element.iterancestors("a"), 1)):
        text = "".join(link.itertext()).strip()
        if text and text[:20].strip() in block.text:
            return link
    return None


def _is_dated_link(block: Block) -> bool:
    """Return whether a block is a link and a day, and nothing else."""
    if block.linked < _DATED_LINK:
        return False
    rest = _CLOCK.sub("", _DAY.sub("", block.text))
    if rest == block.text:
        return False
    outside = len(_WORD_SIGN.findall(rest)) - block.linked * len(block.text)
    words = len(rest.split())
    return outside <= 1 and words >= _WORDS and len(block.text) <= _LONGEST_TITLE


def _below_headings(
    page: Sequence[Block], own: set[int], titles: Sequence[int]
) -> Iterator[int]:
    """Yield the ids of what stands below "read also" as teasers, to the end."""
    known = set(titles)
    for place in sorted(own | {title - 1 for title in titles}):
        if place + 1 not in known or not _is_heading(page[place]):
            continue
        runs = _runs(page, own, known, place + 1)
        if len(runs) > 1 and runs[0] and len({len(run) for run in runs}) == 1:
            yield id(page[place])
            for run in runs:
                yield from map(id, run)
            return


def _is_heading(block: Block) -> bool:
    """Return whether a block stands above titles of other articles."""
    is_heading = block.element.tag in element_names()["headings"]
    is_also = wordings().also.match(block.text.lower()) is not None
    return (is_also or is_heading) and is_bare_label(block.text)


def _runs(
    page: Sequence[Block], own: set[int], titles: set[int], start: int
) -> list[list[Block]]:
    """Return what of the article stands below each title from a place on.

    It is empty if there is another heading, or more than a teaser.
    """
    runs: list[list[Block]] = []
    for place in range(start, max(own) + 1):
        if place in titles:
            runs.append([])
        elif is_bare_label(page[place].text):
            return []
        elif place in own and not _is_day(page[place]):
            runs[-1].append(page[place])
    is_short = all(len(block.text) <= _TEASER for run in runs for block in run)
    return runs if is_short else []


def _card(page: Sequence[Block], place: int, own: set[int]) -> _Card | None:
    """Return the card whose title stands at a place, None if there is none."""
    if (element := _innermost(page, place)) is None:
        return None
    near = page[max(0, place - _BLOCKS) : place + _BLOCKS + 1]
    blocks = [block for block in near if _holds(element, block.element)]
    title = page[place]
    teasers = tuple(
        page[p]
        for p in range(place + 1, min(place + _BLOCKS + 1, len(page)))
        if p in own
        and _holds(element, page[p].element)
        and page[p].linked < _LINKED
        and not _is_day(page[p])
    )
    before = blocks[: blocks.index(title)]
    is_small = len(blocks) <= _BLOCKS and 0 < len(teasers) <= _TEASERS
    is_brief = all(len(teaser.text) <= _TEASER for teaser in teasers)
    if not (is_small and is_brief and all(map(_is_day, before))):
        return None
    return _Card(element, teasers, any(map(_is_day, blocks)))


def _innermost(page: Sequence[Block], place: int) -> HtmlElement | None:
    """Return the innermost element with a block and the one below, None of layout."""
    if place + 1 >= len(page):
        return None
    below = page[place + 1].element
    node: HtmlElement | None = page[place].element
    while node is not None and not _holds(node, below):
        node = node.getparent()
    return None if node is None or node.tag in _LAYOUT else node


def _of_others(
    cards: Sequence[_Card], prose: Sequence[Block], letters: int
) -> Iterator[_Card]:
    """Yield the cards that are of other articles.

    Args:
        cards: all that are made like one.
        prose: the blocks of the article that are in none.
        letters: of the whole article.
    """
    for card in cards:
        beside = card.element.getparent()
        size = sum(len(teaser.text) for teaser in card.teasers)
        alone = sum(other.element.getparent() is beside for other in cards) == 1
        if card.dated or (
            alone and size <= _SHARE * letters and not _is_made_as(card, prose)
        ):
            yield card


def _is_made_as(card: _Card, prose: Sequence[Block]) -> bool:
    """Return whether paragraphs beside a card stand in elements of the same kind.

    Below the last paragraph of an article, a paragraph may be a card.
    """
    element = card.element
    if element.tag == "p":
        last = prose[-1].element if prose else element
        return any(node is last for node in element.itersiblings())
    kinds = {
        (node.tag, node.get("class"))
        for block in prose
        for node in (block.element, *block.element.iterancestors())
        if node.getparent() is element.getparent()
    }
    return (element.tag, element.get("class")) in kinds


def _is_day(block: Block) -> bool:
    rest = _CLOCK.sub("", _DAY.sub("", block.text))
    return rest != block.text and not _WORD_SIGN.search(rest)


def _holds(element: HtmlElement, inner: HtmlElement) -> bool:
    return inner is element or any(node is element for node in inner.iterancestors())
