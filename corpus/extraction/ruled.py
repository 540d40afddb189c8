"""What do the rules of a page's site say its article is?"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.extraction.blocks import blocks_of
from corpus.extraction.selection import select
from corpus.site_rules.text_pages import of_known_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.sites import Site
    from corpus.raw_article import RawArticle


def without_dropped(tree: HtmlElement, site: Site) -> HtmlElement:
    """Return a page without what its site's rules drop; the page itself is kept."""
    if not site.drop:
        return tree
    copy = tree.getroottree().__copy__().getroot()
    for selector in site.drop:
        for element in select(copy, selector):
            if element.getparent() is not None:
                element.drop_tree()
    return copy


def ruled_blocks(
    tree: HtmlElement, blocks: Sequence[Block], site: Site
) -> tuple[Block, ...]:
    """Return the blocks of an article by its site's rules, none if they do not tell.

    Args:
        tree: of the page.
        blocks: all of its blocks.
        site: its rules.
    """
    held = [b for element in select(tree, site.body) for b in blocks_of(element)]
    if held:
        return tuple(_ruled(held, site))
    if site.text and site.text.owns([block.text for block in blocks]):
        return tuple(_ruled(_below_headline(blocks), site))
    return ()


def stated_by_lines(blocks: Sequence[Block], site: Site | None) -> RawArticle | None:
    """Return what a page's lines state by its site's rules, None if it has none."""
    if not site or not site.text:
        return None
    return of_known_site("", site.text, [block.text for block in blocks])


def with_stated(article: RawArticle, stated: RawArticle | None) -> RawArticle:
    """Return an article with what its site's lines state of it.

    Args:
        article: what is known of it without them.
        stated: by `stated_by_lines`.
    """
    if stated is None:
        return article
    known = {
        "title": "" if article.title else stated.title,
        "published": stated.published,
        "url": "" if article.url else stated.url,
        "source": stated.source,
    }
    news = {name: value for name, value in known.items() if value}
    places = {**dict(article.provenance), **dict.fromkeys(news, "site rule")}
    return replace(article, **news, provenance=tuple(places.items()))  # type: ignore[arg-type] # by name


def _ruled(blocks: Sequence[Block], site: Site) -> Iterable[Block]:
    """Return blocks as the rules for lines leave them."""
    if not site.text:
        return blocks
    lines = [block.text for block in blocks]
    left = deque(of_known_site("", site.text, lines).body.split("\n"))
    return [
        # A line may have lost a word before it.
        block.with_text(left.popleft())
        for block in blocks
        if left and left[0] and block.text.endswith(left[0])
    ]


def _below_headline(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks below the first headline, all if there is none."""
    for place, block in enumerate(blocks):
        if block.element.tag == "h1":
            return blocks[place + 1 :]
    return blocks
