"""What is the text of a page's article?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.extraction.blocks import Block, blocks_of, key_of, page_blocks
from corpus.extraction.boilerplate import without_boilerplate, without_marks
from corpus.extraction.captions import without_captions
from corpus.extraction.ending import before_ending
from corpus.extraction.furniture import Furniture
from corpus.extraction.lede import find_lede
from corpus.extraction.linked_data import is_article
from corpus.extraction.main_text import article_blocks, main_text
from corpus.extraction.opening_lines import without_opening_lines
from corpus.extraction.overlooked import has_text, overlooked
from corpus.extraction.ruled import (
    ruled_blocks,
    stated_by_lines,
    without_dropped,
)
from corpus.extraction.script_data import script_text
from corpus.extraction.sections import with_sections
from corpus.extraction.selection import select
from corpus.extraction.teasers import without_teasers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site
    from corpus.raw_article import RawArticle

_LONGER = 1.6
"""How many times as long what linked data holds is, to be taken for the text."""
_SHORT = 600
"""Letters of a shown text up to which a longer one is looked for in scripts."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article and where on the page it was found.

    Attributes:
        text: a line a paragraph; "" if there is none.
        place: such as "trafilatura", "site rule"; "" if there is none.
        article: the blocks that are the article, furniture by its words included.
        page: all blocks of the page.
        stated: what lines of the page state by the rules of its site, if any do.
    """

    text: str = ""
    place: str = ""
    article: tuple[Block, ...] = ()
    page: tuple[Block, ...] = ()
    stated: RawArticle | None = None


def find_body(page: Page, site: Site | None = None, title: str = "") -> Body:
    """Return the text of a page's article, its summary first.

    Args:
        page: the page.
        site: the rules of its site, if it has any.
        title: its headline, which its text does not begin with.
    """
    tree = without_dropped(page.tree, site) if site else page.tree
    blocks = page_blocks(tree)
    if site and (ruled := ruled_blocks(tree, blocks, site)):
        stated = stated_by_lines(blocks, site)
        lede = _lede_by_rule(tree, site, ruled)
        text = _text(without_boilerplate([*lede, *ruled]) if not site.text else ruled)
        return Body(text, "site rule", ruled, blocks, stated)
    found = _searched(page, tree, blocks, site, title)
    stated_text = _stated_text(page)
    shown, stated_key = key_of(found.text), key_of(stated_text)
    if len(stated_key) > _LONGER * len(shown) or (shown and shown == stated_key):
        return Body(stated_text, "json-ld", found.article, blocks)
    return _from_scripts(page, title, found) or found


def _from_scripts(page: Page, title: str, found: Body) -> Body | None:
    """Return the text that scripts hold if the page shows next to none."""
    shown = len(key_of(found.text))
    if shown > _SHORT:
        return None
    lines = script_text(page.tree, title)
    if len(key_of("".join(lines))) <= _LONGER * shown:
        return None
    blocks = tuple(Block(line, page.tree, 0.0, key_of(line)) for line in lines)
    return Body(_text(without_boilerplate(blocks)), "script", blocks, found.page)


def _searched(
    page: Page,
    tree: HtmlElement,
    blocks: tuple[Block, ...],
    site: Site | None,
    title: str,
) -> Body:
    """Return the text of an article that no rule of its site tells."""
    furniture = Furniture(tree)
    text = main_text(tree, blocks, furniture)
    marked = article_blocks(blocks, text, furniture)
    article = before_ending(blocks, with_sections(blocks, marked, furniture))
    if not has_text(article, title):
        found = overlooked(blocks, furniture, title)
        article = with_sections(blocks, found, furniture) or article
    if not article:
        lines = {key_of(line) for line in text.split("\n")}
        short = tuple(block for block in blocks if block.key in lines)
        return Body(text, "trafilatura" if text else "", short, blocks)
    lede = (_lede_by_rule(tree, site, article) if site else []) or find_lede(
        page, blocks, article, furniture
    )
    text_only = without_opening_lines(article, title)
    text_only = without_captions(without_teasers(blocks, text_only, page.url))
    chosen = without_boilerplate([*lede, *text_only])
    return Body(_text(chosen), "trafilatura", tuple(article), blocks)


def _lede_by_rule(
    tree: HtmlElement, site: Site, article: Sequence[Block]
) -> list[Block]:
    """Return the summary that a site's rules name, without what the article has."""
    known = {block.key for block in article}
    found = [b for element in select(tree, site.lede) for b in blocks_of(element)]
    return [block for block in found if block.key not in known]


def _text(blocks: Iterable[Block]) -> str:
    return "\n".join(filter(None, (without_marks(block.text) for block in blocks)))


def _stated_text(page: Page) -> str:
    """Return the text that linked data holds of the one article of a page, or ""."""
    texts = {
        str(item["articleBody"])
        for item in page.objects
        if is_article(item) and isinstance(item.get("articleBody"), str)
    }
    if len(texts) != 1:
        return ""
    (text,) = texts
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))
