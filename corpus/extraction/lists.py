"""Is a page a list of articles, or another page that is no article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.extraction.body import Body
    from corpus.extraction.page import Page


def why_no_article(page: Page, body: Body) -> str:
    """Return why a page is no article, or "" if it is one.

    Args:
        page: the page.
        body: what was found on it.
    """
    del page
    return "" if body.text else "no article is on the page; leave it out"
