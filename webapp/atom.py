"""How is what arrived last written as a feed?

As Atom (RFC 4287) with OpenSearch 1.1, cut into pages that name each other (RFC 5005).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from search.port.document import partners
from search.query.facets import FacetField
from webapp.citations import web_address
from webapp.feed_ids import entry_id, feed_id, scheme_of
from webapp.one_line import shortened
from webapp.xml_documents import add_text, document, xml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search.searcher.latest import Arrived, Latest

ATOM = "http://www.w3.org/2005/Atom"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
ATOM_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFrame:
    """What a feed says besides its entries.

    Attributes:
        title: what is followed, and where.
        author: name of the collection.
        lang: ISO 639-1 code of the language of titles and labels.
        updated: when the feed was last another, where it has no entry.
        page_url: of the same search as a page.
        urls: of the feed itself (`self`) and of its other pages, by their relation.
        article_url: returns the URL of an article's page by its id.
        label: returns the name of a facet's value.
    """

    title: str
    author: str
    lang: str
    updated: datetime
    page_url: str
    urls: Mapping[str, str] = field(default_factory=dict)
    article_url: Callable[[str], str]
    label: Callable[[FacetField, str], str]


def atom(latest: Latest, frame: FeedFrame) -> bytes:
    """Return what arrived last as a feed."""
    feed = Element(
        "feed", {"xmlns": ATOM, "xmlns:os": OPENSEARCH, "xml:lang": frame.lang}
    )
    add_text(feed, "id", feed_id(latest.query))
    add_text(feed, "title", frame.title)
    moments = [entry.arrival.last for entry in latest.entries]
    add_text(feed, "updated", _timestamp(max(moments, default=frame.updated)))
    add_text(SubElement(feed, "author"), "name", frame.author)
    add_text(feed, "generator", "Hoptac")
    for relation, url in frame.urls.items():
        _add_link(feed, relation, url, ATOM_TYPE)
    _add_link(feed, "alternate", frame.page_url, "text/html")
    _add_opensearch(feed, latest)
    for entry in latest.entries:
        feed.append(_entry(entry, frame))
    return document(feed)


def _add_opensearch(feed: Element, latest: Latest) -> None:
    query = latest.query
    add_text(feed, "os:totalResults", str(latest.total))
    add_text(feed, "os:startIndex", str((query.page - 1) * query.size + 1))
    add_text(feed, "os:itemsPerPage", str(query.size))
    request = {"role": "request", "startPage": str(query.page)}
    if query.question.text:
        request["searchTerms"] = xml_text(query.question.text)
    SubElement(feed, "os:Query", request)


def _entry(arrived: Arrived, frame: FeedFrame) -> Element:
    hit = arrived.hit
    article = hit.shown.article
    entry = Element("entry", {"xml:lang": article.lang})
    add_text(entry, "id", entry_id(arrived.id))
    add_text(entry, "title", title_of(article.title, derived=not article.headline))
    add_text(entry, "updated", _timestamp(arrived.arrival.last))
    add_text(entry, "published", _timestamp(_published(arrived)))
    _add_link(entry, "alternate", frame.article_url(article.id), "text/html")
    if source := web_address(article.url):
        _add_link(entry, "via", source)
    if article.source:
        add_text(SubElement(entry, "author"), "name", article.source)
    add_text(entry, "summary", "".join(fragment.text for fragment in hit.shown_snippet))
    tags = {
        FacetField.COUNTRY: partners(hit.shown.countries),
        FacetField.ORGANIZATION: partners(hit.shown.organizations),
        FacetField.TOPIC: hit.shown.topics,
    }
    for facet, of_facet in tags.items():
        for tag in of_facet:
            category = {
                "term": xml_text(tag.value),
                "scheme": scheme_of(facet.value),
                "label": xml_text(frame.label(facet, tag.value)),
            }
            SubElement(entry, "category", category)
    return entry


def title_of(title: str, *, derived: bool) -> str:
    """Return an article's title; one that is its first sentence is cut short."""
    return shortened(title) if derived else title


def _published(arrived: Arrived) -> datetime:
    """Return the day of publication; where it is later or unknown, the arrival."""
    day = arrived.hit.shown.article.published
    published = datetime.combine(day, time(), UTC) if day else arrived.first
    return min(published, arrived.first)


def _add_link(parent: Element, relation: str, url: str, mimetype: str = "") -> None:
    attributes = {"rel": relation, "href": xml_text(url)}
    SubElement(parent, "link", attributes | ({"type": mimetype} if mimetype else {}))


def _timestamp(moment: datetime) -> str:
    """Return a moment in UTC in the form of RFC 3339."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
