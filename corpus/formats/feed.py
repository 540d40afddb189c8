"""Which articles does a feed hold that somebody saved?

RSS, Atom and JSON Feed hold headlines with summaries or whole articles. A sitemap holds
nothing but addresses, which `hoptac fetch` asks.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.feeds.cutting import cut_feed
from corpus.feeds.reading import read_feed
from corpus.file_kinds import FileKind, declares_entities, kind_of
from corpus.formats.file_format import MAX_CHUNK_BYTES, MEGABYTE, FileFormat
from corpus.raw_article import RawArticle, RawChunk
from corpus.web_address import id_of_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from io import BufferedIOBase

    from corpus.feeds.feed import Entry
    from corpus.formats.file_format import PageRules
    from corpus.timestamps import Timestamp

_MAX_BYTES = 50 * MEGABYTE
_DIGEST_BYTES = 8
_BEGINNING = 60
"""Letters of a summary that a text which contains it has, too."""
_REASONS = {
    FileKind.EMPTY: "the file is empty; delete it or save the feed anew",
    FileKind.SITEMAP: "a sitemap names addresses and has no articles; give its address "
    "to `hoptac fetch`",
    FileKind.XML: "XML that is no feed; Hoptac reads RSS and Atom; leave it out",
    FileKind.HTML: "an HTML page, not a feed; name it .html",
    FileKind.GZIP: "gzip data, not XML; name it .xml.gz",
}


def cut_entries(stream: BufferedIOBase) -> Iterator[RawChunk | UnreadableError]:
    """Yield the entries of a feed, each as a feed of one entry.

    Raises:
        UnreadableError: the file is no feed, or an empty or too large one.
    """
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        reason = f"larger than a feed can be ({_MAX_BYTES // MEGABYTE} MB); split it"
        raise UnreadableError(reason, kind=Kind.LIMIT)
    _check_kind(data)
    for piece in cut_feed(data):
        if isinstance(piece, UnreadableError):
            yield piece
        elif len(piece.data) > MAX_CHUNK_BYTES:
            limit = MAX_CHUNK_BYTES // MEGABYTE
            reason = (
                f"an entry larger than one article can be ({limit} MB); leave it out"
            )
            yield UnreadableError(reason, piece.line, kind=Kind.LIMIT)
        else:
            yield RawChunk(piece.data, piece.line)


def _check_kind(data: bytes) -> None:
    """Check that a file is a feed.

    Raises:
        UnreadableError: it is none, or declares entities; then nobody knows whether it
            is one, as its root may be named as they say.
    """
    kind = kind_of(data)
    if kind in {FileKind.FEED, FileKind.XML} and declares_entities(data):
        reason = "XML with entities of its own, which are never resolved; leave it out"
        raise UnreadableError(reason, kind=Kind.REFUSED)
    if kind not in {FileKind.FEED, FileKind.JSON}:
        reason = _REASONS.get(kind) or f"{kind}, not a feed; give it its suffix"
        raise UnreadableError(reason)


def parse_entry(stem: str, chunk: RawChunk, _rules: PageRules) -> RawArticle:
    """Return the article of a feed of one entry.

    Raises:
        UnreadableError: it is no feed, or has more entries or none.
    """
    capture = chunk.capture
    feed = read_feed(chunk.data, capture.url if capture else "")
    if len(feed.entries) != 1:
        reason = f"a feed of {len(feed.entries)} entries where one article is expected"
        raise UnreadableError(reason, chunk.line)
    (entry,) = feed.entries
    published = _day(entry.published, capture.zone if capture else "")
    place = "feed"
    if published is None:
        published = _day(entry.updated, capture.zone if capture else "")
        place = "feed, last change"
    return RawArticle(
        id=_id(stem, entry),
        title=entry.title,
        body="\n".join(_body(entry)),
        lang_hint=(entry.lang or feed.lang).split("-")[0].lower(),
        published=published,
        url=entry.url,
        source=(capture.source if capture else "") or feed.title,
        alternates=entry.links,
        picture=entry.picture,
        provenance=_provenance(place if published else ""),
        line=chunk.line,
    )


def _provenance(day: str) -> tuple[tuple[str, str], ...]:
    names = ("title", "body", "url", "source")
    return (
        *((name, "feed") for name in names),
        *((("published", day),) if day else ()),
    )


def _id(stem: str, entry: Entry) -> str:
    """Return the id of its address, else one of the file and of what it is known by."""
    if article_id := id_of_url(entry.url):
        return article_id
    known = entry.id or entry.title or entry.summary
    return f"{stem}/{blake2b(known.encode(), digest_size=_DIGEST_BYTES).hexdigest()}"


def _day(stamp: Timestamp | None, zone: str) -> date | None:
    """Return a day that has come: feeds announce events, and err."""
    day = stamp.day_in(zone) if stamp else None
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return day if day and day <= tomorrow else None


def _body(entry: Entry) -> list[str]:
    """Return the paragraphs of an entry, its summary first where that is a lede."""
    # Only readers wait for the library.
    from corpus.extraction.fragment import paragraphs_of  # noqa: PLC0415

    content = paragraphs_of(entry.content, entry.url)
    summary = paragraphs_of(entry.summary, entry.url)
    if not content or len("".join(content)) < len("".join(summary)):
        return summary
    lede = " ".join(summary)
    if lede.rstrip(" ]").endswith(("…", "...")) or _beginning(lede) in _letters(
        content
    ):
        return content
    return [*summary, *content]


def _beginning(text: str) -> str:
    return _letters([text])[:_BEGINNING]


def _letters(paragraphs: list[str]) -> str:
    return "".join(filter(str.isalnum, "".join(paragraphs).lower()))


FORMAT = FileFormat(
    suffixes=(".xml", ".rss", ".atom", ".xml.gz"),
    cut=cut_entries,
    parse=parse_entry,
    isolated=True,
)
