"""How are a search and the collection written as XML for other programs?

Atom (RFC 4287) with OpenSearch 1.1 for feed readers, an OpenSearch description for
browsers, sitemaps for search engines.
"""

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
"""Characters that XML 1.0 cannot contain, not even escaped."""


def atom(
    result: Result, title: str, feed_url: str, page_url: str, link: Callable[[str], str]
) -> bytes:
    """Return an answer as an Atom feed with OpenSearch's response elements.

    Args:
        result: the answer.
        title: of the feed.
        feed_url: of the feed itself.
        page_url: of the same search as a page.
        link: returns the URL of an article's page by its id.
    """
    query = result.query
    feed = Element("feed", {"xmlns": ATOM, "xmlns:os": OPENSEARCH})
    _add_text(feed, "id", feed_url)
    _add_text(feed, "title", title)
    days = [
        h.tagged.article.published for h in result.hits if h.tagged.article.published
    ]
    _add_text(feed, "updated", _timestamp(max(days, default=None)))
    SubElement(feed, "link", {"rel": "self", "type": ATOM_TYPE, "href": feed_url})
    SubElement(
        feed, "link", {"rel": "alternate", "type": "text/html", "href": page_url}
    )
    SubElement(SubElement(feed, "author"), "name").text = "Hoptac"
    _add_text(
        feed, "os:totalResults", str(result.stories if query.grouped else result.total)
    )
    _add_text(feed, "os:startIndex", str((query.page - 1) * query.size + 1))
    _add_text(feed, "os:itemsPerPage", str(query.size))
    request = {"role": "request", "startPage": str(query.page)}
    if query.question.text:
        request["searchTerms"] = _xml_text(query.question.text)
    SubElement(feed, "os:Query", request)
    for hit in result.hits:
        feed.append(_entry(hit, link(hit.tagged.article.id)))
    return _document(feed)


def description(name: str, about: str, addresses: dict[str, str], lang: str) -> bytes:
    """Return the description by which browsers add the search to their address bar.

    Args:
        name: of the search; the format allows 16 characters.
        about: a sentence.
        addresses: templates with `{searchTerms}`, by media type of the answer.
        lang: of the pages.
    """
    root = Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
    _add_text(root, "ShortName", name[:16])
    _add_text(root, "Description", about)
    for kind, template in addresses.items():
        SubElement(root, "Url", {"type": kind, "template": template})
    _add_text(root, "Language", lang)
    _add_text(root, "InputEncoding", "UTF-8")
    return _document(root)


def sitemap(addresses: list[str], *, of_maps: bool = False) -> bytes:
    """Return a sitemap of addresses, or a sitemap index, if they are sitemaps."""
    kind, item = ("sitemapindex", "sitemap") if of_maps else ("urlset", "url")
    root = Element(kind, {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for address in addresses:
        _add_text(SubElement(root, item), "loc", address)
    return _document(root)


def _entry(hit: Hit, address: str) -> Element:
    article = hit.tagged.article
    entry = Element("entry", {"xml:lang": article.lang})
    _add_text(entry, "id", address)
    _add_text(entry, "title", article.title)
    _add_text(entry, "updated", _timestamp(article.published))
    if article.published:
        _add_text(entry, "published", _timestamp(article.published))
    SubElement(entry, "link", {"rel": "alternate", "href": address})
    if article.source:
        source = SubElement(SubElement(entry, "author"), "name")
        source.text = _xml_text(article.source)
    _add_text(entry, "summary", "".join(fragment.text for fragment in hit.snippet))
    for tag in (*hit.tagged.countries, *hit.tagged.topics):
        SubElement(entry, "category", {"term": _xml_text(tag.value)})
    return entry


def _timestamp(day: date | None) -> str:
    """Return the first moment of a day in RFC 3339; no date is the Unix epoch."""
    moment = datetime.combine(day or date(1970, 1, 1), time(), UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _add_text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _xml_text(text)


def _xml_text(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _document(root: Element) -> bytes:
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data
