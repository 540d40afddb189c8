"""Which captures of pages and documents does a WARC file hold?

Each answer with status 200 that holds a page or a document is one, whichever tool wrote
the file: wget, Heritrix, Browsertrix, warcio. A later 404 takes nothing away: it says
what a server did, not what the archive holds. Feeds and lists of addresses are passed
over, as an archive of a crawl holds the pages that they name.

Records are read here and not by warcio, which stops without a word at a record cut
short, and refuses files that are gzipped as one member.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.formats.content_codings import too_large
from corpus.formats.file_format import (
    MAX_CHUNK_BYTES,
    MAX_DOCUMENT_BYTES,
    MAX_PICTURE_BYTES,
    FileFormat,
    KeptPicture,
    Version,
    parse_member,
)
from corpus.formats.http_message import Head, body_of, charset, media_type, read_head
from corpus.formats.media_type import (
    is_article_type,
    is_html,
    may_be_article,
    suffix_of_body,
)
from corpus.formats.warc_records import read_records
from corpus.raw_article import Capture, RawChunk
from corpus.web_address import id_of_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase
    from typing import IO

    from corpus.formats.warc_records import Record

_OK = 200
_POSTED = "__wb_method="
"""In addresses that tools make of what was sent to a server."""


def cut_warc(
    stream: BufferedIOBase | IO[bytes],
) -> Iterator[RawChunk | UnreadableError]:
    """Yield the captures of a file, in its order; earlier ones of an address, too."""
    for record in read_records(stream):
        if isinstance(record, UnreadableError):
            yield record
            continue
        try:
            chunk = _capture(record, _head(record))
        except UnreadableError as error:
            yield UnreadableError(error.reason, kind=error.kind, name=record.target)
        else:
            if chunk:
                yield chunk


def survey_warc(
    stream: BufferedIOBase | IO[bytes],
) -> Iterator[Version | KeptPicture]:
    """Yield which captures and pictures are in a file, and what was seen again."""
    for record in read_records(stream):
        if isinstance(record, UnreadableError):
            continue
        if record.fields.get("warc-type") == "revisit":
            seen = _moment(record.fields.get("warc-refers-to-date", ""))
            again = _moment(record.fields.get("warc-date", ""))
            yield Version(id_of_url(record.target), seen, again)
            continue
        head = _head(record)
        if head.status == _OK and media_type(head.fields).startswith("image/"):
            if record.place is not None:
                yield KeptPicture(record.target, str(record.place))
            continue
        try:
            chunk = _capture(record, head)
        except UnreadableError:
            continue
        if chunk:
            yield Version(chunk.id, chunk.version)


def picture_in_warc(stream: BufferedIOBase | IO[bytes], place: str) -> bytes:
    """Return the body of the answer in the record at a place.

    Raises:
        UnreadableError: there is none, it is not whole, or too large.
    """
    stream.seek(int(place))
    record = next(read_records(stream))
    if isinstance(record, UnreadableError):
        raise record
    head = _head(record)
    wire = record.block.read(MAX_PICTURE_BYTES + 1)
    return body_of(head.fields, wire, MAX_PICTURE_BYTES)


def _capture(record: Record, head: Head) -> RawChunk | None:
    """Return the capture in a record, None if it holds none.

    Raises:
        UnreadableError: it should hold one and is not whole, or it is too large.
    """
    article_id = id_of_url(record.target)
    if not article_id or _POSTED in record.target:
        return None
    kind = media_type(head.fields)
    if head.status != _OK or not may_be_article(kind):
        return None
    try:
        data = _body(record, head)
    except UnreadableError:
        if is_article_type(kind):
            raise
        return None  # a film, a program: nobody misses it
    suffix = suffix_of_body(kind, data) if data else ""
    if not suffix:
        return None
    moment = _moment(record.fields.get("warc-date", ""))
    capture = Capture(
        url=record.target,
        charset=charset(head.fields),
        day=datetime.fromisoformat(moment).date() if moment else None,
    )
    return RawChunk(
        data,
        name=record.target,
        suffix=suffix,
        id=article_id,
        capture=capture,
        version=moment,
    )


def _head(record: Record) -> Head:
    """Return the head of the answer in a record; of a resource, one made for it."""
    kind = record.fields.get("warc-type", "")
    content_type = record.fields.get("content-type", "")
    if kind == "resource" and not content_type.startswith("application/http"):
        return Head(_OK, {"content-type": content_type})
    return read_head(record.block) if kind in {"response", "resource"} else Head(0, {})


def _body(record: Record, head: Head) -> bytes:
    """Return the body in a record, b"" if the end of the file cuts it.

    Raises:
        UnreadableError: it is too large, or not whole in another way.
    """
    limit = MAX_CHUNK_BYTES if is_html(media_type(head.fields)) else MAX_DOCUMENT_BYTES
    wire = record.block.read(limit + 1)
    if len(wire) > limit:
        raise too_large(limit)
    whole = record.block.is_whole()
    if record.block.is_cut:
        return b""
    if not whole or record.fields.keys() & {"warc-truncated", "warc-segment-number"}:
        reason = "its record does not hold all of it; capture it anew"
        raise UnreadableError(reason)
    return body_of(head.fields, wire, limit)


def _moment(text: str) -> str:
    """Return a time in UTC, as text that sorts, "" if it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


FORMAT = FileFormat(
    suffixes=(".warc", ".warc.gz"),
    cut=cut_warc,
    parse=parse_member,
    decompressed=False,
    survey=survey_warc,
    picture=picture_in_warc,
)
