"""What is the text of a page's article?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.extraction.blocks import blocks_of, key_of
from corpus.extraction.boilerplate import without_boilerplate, without_marks
from corpus.extraction.furniture import Furniture
from corpus.extraction.lede import find_lede
from corpus.extraction.main_text import article_blocks, extracted

if TYPE_CHECKING:
    from corpus.extraction.blocks import Block
    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article and where on the page it was found.

    Attributes:
        text: a line a paragraph; "" if there is none.
        place: such as "trafilatura", "site rule"; "" if there is none.
        article: the blocks that are the article, furniture by its words included.
        page: all blocks of the page.
    """

    text: str = ""
    place: str = ""
    article: tuple[Block, ...] = ()
    page: tuple[Block, ...] = ()


def find_body(page: Page, site: Site | None = None) -> Body:
    """Return the text of a page's article, its summary first.

    Args:
        page: the page.
        site: the rules of its site, if it has any.
    """
    del site  # no rule is known yet
    text = extracted(page.tree)
    blocks = blocks_of(page.tree)
    furniture = Furniture(page.tree)
    article = article_blocks(blocks, text, furniture)
    if not article:
        lines = {key_of(line) for line in text.split("\n")}
        short = tuple(block for block in blocks if block.key in lines)
        return Body(text, "trafilatura" if text else "", short, blocks)
    chosen = without_boilerplate(
        [*find_lede(page, blocks, article, furniture), *article]
    )
    found = "\n".join(filter(None, (without_marks(b.text) for b in chosen)))
    return Body(found, "trafilatura", tuple(article), blocks)
