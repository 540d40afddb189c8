"""Which article does a page hold, if any?

Each question is asked in a module of its own: `parsing` reads the bytes, then `title`,
`day`, `address`, `versions`, `source`, `picture`, `story` and `language_hint` look for
what the page states, and `body` finds the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.extraction.address import find_address
from corpus.extraction.body import find_body
from corpus.extraction.day import find_day
from corpus.extraction.language_hint import language_hint
from corpus.extraction.lists import why_no_article
from corpus.extraction.parsing import read_page
from corpus.extraction.picture import find_picture
from corpus.extraction.ruled import with_stated
from corpus.extraction.sites import site_of
from corpus.extraction.source import find_source
from corpus.extraction.story import find_story
from corpus.extraction.title import find_title
from corpus.extraction.versions import find_alternates
from corpus.raw_article import RawArticle

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site
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
    article = _described(article_id, page, site)
    body = find_body(page, site, article.title)
    if reason := why_no_article(page, body):
        raise UnreadableError(reason, kind=Kind.NOT_AN_ARTICLE)
    article = with_stated(article, body.stated)
    return replace(
        article,
        body=body.text,
        provenance=(*article.provenance, ("body", body.place)),
    )


def _described(article_id: str, page: Page, site: Site | None) -> RawArticle:
    """Return all of a page's article but its body."""
    address = find_address(page)
    title = find_title(page, site)
    day = find_day(page, site, title=title.value, address=address.value)
    source = find_source(page, site, address.value)
    story = find_story(page, site, address.value)
    alternates = find_alternates(page, address.value)
    picture = find_picture(page)
    places = {
        "title": title.place,
        "published": day.place,
        "url": address.place,
        "source": source.place,
        "story": story.place,
        "alternates": "hreflang" if alternates else "",
        "picture": picture.place,
    }
    return RawArticle(
        id=article_id,
        body="",
        title=title.value,
        other_title=title.other,
        published=day.value,
        url=address.value,
        source=source.value,
        version_key=story.value,
        alternates=alternates,
        corrected=page.capture.corrected if page.capture else None,
        picture=picture.value,
        lang_hint=language_hint(page).value,
        provenance=tuple((name, place) for name, place in places.items() if place),
    )
