"""Which titles does a page state for search engines and social networks?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.extraction.element_text import seen_text, stated_text
from corpus.extraction.linked_data import is_article, text_of
from corpus.extraction.page import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from corpus.extraction.page import Page

# The Open Graph protocol, Twitter's cards, Dublin Core, and those of some systems.
_METAS = (
    *("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title"),
    *("parsely-title", "citation_title", "cxenseparse:title", "title"),
)
_MOST_MARKED = 3
LONGEST = 400
"""Most characters of a title."""


def stated_titles(page: Page) -> tuple[Finding, ...]:
    """Return the titles that a page states, each once, the most trustworthy first."""
    seen: dict[str, Finding] = {}
    for value, place in _all(page):
        text = stated_text(value)
        if text and len(text) <= LONGEST:
            seen.setdefault(text, Finding(text, place))
    return tuple(seen.values())


def _all(page: Page) -> Iterator[tuple[str, str]]:
    article = next(filter(is_article, page.objects), {})
    yield text_of(article.get("headline")), "json-ld"
    for name in _METAS[:2]:
        yield from (
            (value, name.split(":")[0]) for value in page.metas.get(name, ())[:2]
        )
    yield _of_microdata(page.tree), "itemprop"
    yield _of_head(page.tree), "title"
    for name in _METAS[2:]:
        yield from ((value, f"meta {name}") for value in page.metas.get(name, ())[:1])
    yield text_of(article.get("alternativeHeadline")), "json-ld"
    yield text_of(article.get("name")), "json-ld"


def _of_microdata(tree: HtmlElement) -> str:
    """Return the headline that microdata marks, "" if it marks none or a list's."""
    marked = tree.xpath('.//*[@itemprop="headline"]')
    if not marked or len(marked) > _MOST_MARKED:
        return ""
    return marked[0].get("content") or seen_text(marked[0])


def _of_head(tree: HtmlElement) -> str:
    """Return what `<title>` says; drawings have one, too."""
    for element in tree.iter("title"):
        parent = element.getparent()
        if parent is None or parent.tag != "svg":
            return str(element.text_content())
    return ""
