"""Which articles and further sitemaps does a sitemap name?

The protocol is that of sitemaps.org, with the extensions for news and for versions in
other languages. Elements are known by their names in any namespace or none, as many
sitemaps have a wrong one.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError, iterparse

from corpus.feeds.plain_text import plain_title, web_address
from corpus.file_kinds import FileKind, declares_entities, is_closed, kind_of
from corpus.timestamps import parse_timestamp
from fetcher.discovery.answer import unpack, what_came
from fetcher.discovery.feeds import index_of_feed
from fetcher.discovery.index import (
    MAX_ENTRIES,
    Discovered,
    Index,
    Nested,
    Outcome,
    failed,
    index_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.etree import _Element

    from corpus.timestamps import Timestamp
    from fetcher.sources import Source

# An ampersand that begins no reference, as in an address that was not escaped.
_BARE = re.compile(rb"&(?!(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")


def read_sitemap(data: bytes, url: str, source: Source) -> Index:
    """Return what a sitemap names: XML, an index of sitemaps, plain text, or a feed.

    Args:
        data: the body of the answer; gzip data are unpacked.
        url: the address that answered; relative addresses belong to it.
        source: whose sitemap it is.
    """
    unpacked = unpack(data)
    if isinstance(unpacked, Index):
        return unpacked
    data, cut = unpacked
    match kind_of(data):
        case FileKind.FEED:
            return index_of_feed(data, url, source, cut=cut)
        case FileKind.SITEMAP:
            return _of_xml(data, url, source, cut=cut)
        case FileKind.OTHER:
            return _of_lines(data, source, cut=cut)
    return failed(Outcome.NOT_AN_INDEX, f"{what_came(data)}, not a sitemap")


def _of_xml(data: bytes, url: str, source: Source, *, cut: bool) -> Index:
    if declares_entities(data):
        return failed(Outcome.REFUSED, "XML with entities of its own")
    entries: list[Discovered] = []
    nested: list[Nested] = []
    count = 0
    try:
        for count, element in enumerate(_elements(data), 1):
            found = _read(element, url, source)
            if isinstance(found, Nested):
                nested.append(found)
            elif found:
                entries.append(found)
            if count > MAX_ENTRIES:
                break
    except XMLSyntaxError:
        cut = True
    if count and not entries and not nested:
        return failed(Outcome.BROKEN, f"none of its {count} entries has an address")
    cut = cut or (count <= MAX_ENTRIES and not is_closed(data))
    return index_of(entries, source, nested=nested, cut=cut)


def _elements(data: bytes) -> Iterator[_Element]:
    """Yield the elements of entries, each dropped when the next is asked for.

    Raises:
        XMLSyntaxError: the rest cannot be read.
    """
    if b"\x00" not in data[:4]:  # else it is UTF-16, in which & takes two bytes
        data = _BARE.sub(b"&amp;", data)
    events = iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in events:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _read(element: _Element, base: str, source: Source) -> Discovered | Nested | None:
    """Return the address of an entry with what is said of it, None without one."""
    values = {_name(child): _text(child) for child in reversed(element)}
    address = web_address(values.get("loc", ""), base)
    if not address:
        return None
    modified = _moment(parse_timestamp(values.get("lastmod", "")), source)
    if _name(element) == "sitemap":
        return Nested(address, modified)
    news = {
        _name(part): _text(part)
        for child in element
        if _name(child) == "news"
        for part in child
    }
    published = parse_timestamp(news.get("publication_date", ""))
    return Discovered(
        url=address,
        modified=modified,
        published=published.day_in(source.zone) if published else None,
        links=_versions(element, address, base),
        title=plain_title(news.get("title", "")),
    )


def _versions(element: _Element, address: str, base: str) -> tuple[str, ...]:
    """Return the addresses of versions in other languages (xhtml:link)."""
    links = (
        web_address(child.get("href", ""), base)
        for child in element
        if _name(child) == "link" and child.get("rel") == "alternate"
        if child.get("hreflang", "x-default").lower() != "x-default"
    )
    return tuple(dict.fromkeys(link for link in links if link not in {"", address}))


def _moment(stamp: Timestamp | None, source: Source) -> datetime | None:
    """Return when something changed; a day without a time begins in its zone."""
    return stamp.moment_in(source.zone) if stamp else None


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _text(element: _Element) -> str:
    return "".join(element.itertext()).strip()


def _of_lines(data: bytes, source: Source, *, cut: bool) -> Index:
    """Return what a sitemap of plain text names: an address a line."""
    lines = data.decode("utf-8-sig", "replace").split("\n", MAX_ENTRIES + 1)
    urls = [line.strip() for line in lines if line.strip()]
    if not urls or not all(map(web_address, urls[: MAX_ENTRIES + 1])):
        return failed(Outcome.NOT_AN_INDEX, f"{what_came(data)}, not a sitemap")
    return index_of((Discovered(url=url) for url in urls), source, cut=cut)
