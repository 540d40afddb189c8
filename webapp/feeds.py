"""What does a search look like to feed readers, and to browsers that can search?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.presentation.result import Hit, Result

ATOM = "http://www.w3.org/2005/Atom"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
ATOM_TYPE = "application/atom+xml"
DESCRIPTION_TYPE = "application/opensearchdescription+xml"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def atom(
    result: Result, title: str, here: str, page: str, link: Callable[[str], str]
) -> bytes:
    """Write an answer as an Atom feed with OpenSearch's response elements.

    Args:
        result: the answer.
        title: name of the feed.
        here: address of the feed.
        page: address of the same search as a page.
        link: gives the address of an article's page by its id.
    """
    query = result.query
    feed = Element("feed", {"xmlns": ATOM, "xmlns:os": OPENSEARCH})
    _put(feed, "id", here)
    _put(feed, "title", title)
    days = [h.found.article.published for h in result.hits if h.found.article.published]
    _put(feed, "updated", _moment(max(days, default=None)))
    SubElement(feed, "link", {"rel": "self", "type": ATOM_TYPE, "href": here})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    SubElement(SubElement(feed, "author"), "name").text = "Hoptac"
    _put(
        feed, "os:totalResults", str(result.stories if query.grouped else result.total)
    )
    _put(feed, "os:startIndex", str((query.page - 1) * query.size + 1))
    _put(feed, "os:itemsPerPage", str(query.size))
    asked = {"role": "request", "startPage": str(query.page)}
    if query.question.text:
        asked["searchTerms"] = _legal(query.question.text)
    SubElement(feed, "os:Query", asked)
    for hit in result.hits:
        feed.append(_entry(hit, link(hit.found.article.id)))
    return _document(feed)


def description(name: str, about: str, addresses: dict[str, str], lang: str) -> bytes:
    """Describe the search, so that a browser's address bar can ask it.

    Args:
        name: what it is called.
        about: a sentence.
        addresses: templates with `{searchTerms}`, by type of what they answer.
        lang: of the pages.
    """
    root = Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
    _put(root, "ShortName", name[:16])
    _put(root, "Description", about)
    for kind, template in addresses.items():
        SubElement(root, "Url", {"type": kind, "template": template})
    _put(root, "Language", lang)
    _put(root, "InputEncoding", "UTF-8")
    return _document(root)


def sitemap(addresses: list[str], *, of_maps: bool = False) -> bytes:
    """List addresses for search engines; `of_maps` where each is a list itself."""
    kind, item = ("sitemapindex", "sitemap") if of_maps else ("urlset", "url")
    root = Element(kind, {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for address in addresses:
        _put(SubElement(root, item), "loc", address)
    return _document(root)


def _entry(hit: Hit, address: str) -> Element:
    article = hit.found.article
    entry = Element("entry", {"xml:lang": article.lang})
    _put(entry, "id", address)
    _put(entry, "title", article.title)
    _put(entry, "updated", _moment(article.published))
    if article.published:
        _put(entry, "published", _moment(article.published))
    SubElement(entry, "link", {"rel": "alternate", "href": address})
    if article.source:
        source = SubElement(SubElement(entry, "author"), "name")
        source.text = _legal(article.source)
    _put(entry, "summary", "".join(fragment.text for fragment in hit.snippet))
    for tag in (*hit.found.countries, *hit.found.topics):
        SubElement(entry, "category", {"term": _legal(tag.value)})
    return entry


def _moment(day: date | None) -> str:
    """Write a day as feeds have it; one without a date is as old as can be."""
    moment = datetime.combine(day or date(1970, 1, 1), time(), UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _put(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _legal(text)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _document(root: Element) -> bytes:
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data
