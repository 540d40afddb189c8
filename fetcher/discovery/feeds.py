"""Which articles does a feed name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.feeds.reading import read_feed as parse_feed
from corpus.file_kinds import FileKind, kind_of
from fetcher.discovery.answer import unpack, what_came
from fetcher.discovery.index import Discovered, Index, Outcome, failed, index_of

if TYPE_CHECKING:
    from corpus.feeds.feed import Entry
    from fetcher.sources import Source


def read_feed(data: bytes, url: str, source: Source) -> Index:
    """Return what a feed names: RSS, Atom or JSON Feed.

    An entry without an address is passed over; if none has one, the feed is broken.

    Args:
        data: the body of the answer; gzip data are unpacked.
        url: the address that answered.
        source: whose feed it is.
    """
    unpacked = unpack(data)
    if isinstance(unpacked, Index):
        return unpacked
    kind = kind_of(unpacked.data)
    if kind not in {FileKind.FEED, FileKind.JSON}:
        return failed(Outcome.NOT_AN_INDEX, f"{what_came(unpacked.data)}, not a feed")
    return index_of_feed(unpacked.data, url, source, cut=unpacked.cut)


def index_of_feed(data: bytes, url: str, source: Source, *, cut: bool = False) -> Index:
    """Return what the decompressed bytes of a feed name."""
    try:
        feed = parse_feed(data, url)
    except UnreadableError as error:
        refused = error.kind is Kind.REFUSED
        return failed(
            Outcome.REFUSED if refused else Outcome.NOT_AN_INDEX, error.reason
        )
    entries = [_discovered(entry, source) for entry in feed.entries if entry.url]
    cut = cut or not feed.whole
    if feed.entries and not entries and not cut:
        reason = f"none of its {len(feed.entries)} entries has an address"
        return failed(Outcome.BROKEN, reason)
    return index_of(entries, source, cut=cut)


def _discovered(entry: Entry, source: Source) -> Discovered:
    updated = entry.updated and entry.updated.moment
    published = entry.published
    return Discovered(
        url=entry.url,
        modified=updated or (published.moment if published else None),
        published=published.day_in(source.zone) if published else None,
        links=entry.links,
        title=entry.title,
    )
