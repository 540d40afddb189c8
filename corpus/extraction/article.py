"""Which article does a page hold, if any?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import trafilatura
from lxml.html import document_fromstring

from corpus.errors import Kind, UnreadableError
from corpus.extraction.body import find_body
from corpus.extraction.lists import why_no_article
from corpus.extraction.page import Page
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
    text = data.decode("utf-8", "replace")
    page = Page(
        text=text,
        tree=document_fromstring(text),
        url=capture.url if capture else "",
        capture=capture,
    )
    site = site_of(page, rules)
    body = find_body(page, site)
    if reason := why_no_article(page, body):
        raise UnreadableError(reason, kind=Kind.NOT_AN_ARTICLE)
    found = trafilatura.extract_metadata(
        page.text, date_config={"extensive_search": False}
    )
    return RawArticle(
        id=article_id,
        title=found.title or "",
        body=body.text,
        published=date.fromisoformat(found.date) if found.date else None,
        url=page.url or found.url or "",
        source=found.sitename or "",
        provenance=(
            ("title", "trafilatura"),
            ("published", "htmldate"),
            ("body", body.place),
        ),
    )
