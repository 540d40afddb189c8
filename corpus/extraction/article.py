"""Which article does a page hold, if any?

Each question is asked in a module of its own: `page` reads the bytes, then `title`,
`day`, `address`, `versions`, `source` and `picture` look for what the page states, and
`body` finds the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.extraction.body import find_body
from corpus.extraction.lists import why_no_article
from corpus.extraction.page import read_page
from corpus.extraction.sites import site_of
from corpus.raw_article import RawArticle

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.raw_article import Capture


def extract(
    article_id: str, data: bytes, capture: Capture | None, rules: Path | None
) -> RawArticle:
    """Return the article of an HTML page.

    Args:
        article_id: of the article.
        data: the page's bytes.
        capture: what is known of them besides.
        rules: file of rules for particular sites, besides those of Hoptac.

    Raises:
        UnreadableError: there is none: the page is empty, a list, or not HTML.
    """
    page = read_page(data, capture)
    site = site_of(page, rules)
    title = page.meta("og:title")
    body = find_body(page, site)
    if reason := why_no_article(page, body):
        raise UnreadableError(reason, kind=Kind.NOT_AN_ARTICLE)
    return RawArticle(
        id=article_id,
        body=body.text,
        title=title.value,
        url=page.url,
        provenance=(("title", title.place), ("body", body.place)),
    )
