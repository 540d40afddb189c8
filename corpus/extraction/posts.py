"""Does a page hold several articles as a whole, one below the other?

So do front pages of journals that one person keeps: each article stands below its
headline, which is a link to its own page.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from corpus.extraction.cards import leads_elsewhere
from corpus.extraction.own_article import (
    LINK,
    is_headline,
    is_stated,
    links_of,
    sentences_of,
)
from corpus.extraction.stated_titles import stated_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.extraction.blocks import Block
    from corpus.extraction.page import Page

_FEWEST = 2
_SENTENCES = 3
"""Sentences of an article from which on it is no teaser."""
_LIKE = 3
"""How many times as long as the second one the longest may be."""
_WORDS = 4
"""Words from which on what the page's title repeats is a headline."""
_ABOVE = 0.3
"""Share of the text above the first headline from which on the page has its own."""
_LETTERS = 8
_LONGEST = 400
"""Characters up to which a block may be a headline."""


def holds_posts(page: Page, blocks: Sequence[Block]) -> bool:
    """Return whether a page holds several articles as a whole and none of its own.

    Args:
        page: the page.
        blocks: all of its blocks.
    """
    titles = [title.value for title in stated_titles(page)]
    if any(
        len(block.text.split()) >= _WORDS and is_stated(block.text, titles)
        for block in blocks
        if len(block.text) <= _LONGEST
    ):
        return False
    lengths, counts = [0], [0]
    for block in blocks:
        if _is_linked_headline(page, block):
            lengths.append(0)
            counts.append(0)
        elif count := sentences_of(block):
            lengths[-1] += len(block.key)
            counts[-1] += count
    if lengths[0] >= _ABOVE * sum(lengths):
        return False
    below = islice(zip(lengths, counts, strict=True), 1, None)
    posts = sorted((n for n, count in below if count >= _SENTENCES), reverse=True)
    return len(posts) >= _FEWEST and posts[0] <= _LIKE * posts[1]


def _is_linked_headline(page: Page, block: Block) -> bool:
    return (
        block.linked >= LINK
        and len(block.key) >= _LETTERS
        and is_headline(block.element)
        and not any((a.get("href") or "").startswith("#") for a in links_of(block))
        and not leads_elsewhere(page, block)
    )
