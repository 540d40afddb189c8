"""Which article does a page hold that a browser saved in one file?

MHTML (RFC 2557) is a message with the page, its pictures and its frames as parts. The
page is the part that `start` names, or the one at `Snapshot-Content-Location`, or the
first in HTML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email import errors, policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import IO, TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.formats.content_codings import too_large
from corpus.formats.file_format import (
    MAX_CHUNK_BYTES,
    MAX_PICTURE_BYTES,
    MEGABYTE,
    PART,
    FileFormat,
)
from corpus.formats.html import parse_html
from corpus.raw_article import Capture, RawChunk
from corpus.web_address import canonical_url, same_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from email.message import Message
    from io import BufferedIOBase

    from corpus.formats.file_format import PageRules
    from corpus.raw_article import RawArticle

MAX_FILE_BYTES = 32 * MEGABYTE
"""Most bytes of a file, pictures and all."""
_HTML = {"text/html", "application/xhtml+xml"}
_MAX_PARTS = 10_000
_BOUNDARY = b"\n--"
"""How the line between two parts begins."""
_MAX_PART_BYTES = MAX_PICTURE_BYTES * 3 // 2
"""Of a picture in base64, its head included."""
_LOCATION = re.compile(rb"^Content-Location:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


def cut_mhtml(stream: BufferedIOBase | IO[bytes]) -> Iterator[RawChunk]:
    """Yield a file as one chunk; messages within messages cost time to parse.

    Raises:
        UnreadableError: it is too large.
    """
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(MAX_FILE_BYTES)
    yield RawChunk(data)


def parse_mhtml(stem: str, chunk: RawChunk, rules: PageRules) -> RawArticle:
    """Return the article of the page in a file.

    Raises:
        UnreadableError: there is no page in it, or the page has none.
    """
    article = parse_html(stem, page_in(chunk), rules)
    return replace(article, picture=_place_of(article.picture, chunk.data))


def picture_in_mhtml(stream: BufferedIOBase | IO[bytes], place: str) -> bytes:
    """Return the content of the part whose head is at a place.

    Raises:
        UnreadableError: there is none.
    """
    stream.seek(int(place))
    data = stream.read(_MAX_PART_BYTES).partition(b"\n--")[0]
    return content(read_message(data))


def _place_of(picture: str, data: bytes) -> str:
    """Return where in a file the part with a picture begins, behind `PART`, or ""."""
    for match in _LOCATION.finditer(data) if picture else ():
        if same_address(match[1].decode("latin-1").strip(), picture):
            boundary = data.rfind(b"\n--", 0, match.start()) + 1
            head = data.find(b"\n", boundary) + 1
            return f"{PART}{head}"
    return ""


def page_in(chunk: RawChunk) -> RawChunk:
    """Return the page in a file, with what is known of it.

    Raises:
        UnreadableError: there is none, it is too large or cut short, or the file has
            too many parts.
    """
    if chunk.data.count(_BOUNDARY) > _MAX_PARTS:
        reason = f"more parts than a page has ({_MAX_PARTS}); leave it out"
        raise UnreadableError(reason, kind=Kind.LIMIT)
    message = read_message(chunk.data)
    part = _page(message)
    data = content(part)
    if len(data) > MAX_CHUNK_BYTES:
        raise too_large(MAX_CHUNK_BYTES)
    if not data.strip() or _is_cut_short(message, part):
        reason = "the page in it is empty or cut short; save it anew"
        raise UnreadableError(reason)
    capture = Capture(
        url=_address(message, part),
        charset=_text(part.get_content_charset()),
        day=_day(message),
    )
    return RawChunk(data, capture=capture if capture.url else None)


def read_message(data: bytes) -> Message:
    """Return the message that a file holds.

    Raises:
        UnreadableError: it is no message.
    """
    try:
        message: Message | None = BytesParser(policy=policy.compat32).parsebytes(data)
    except (ValueError, RecursionError):
        message = None
    if not message or not message.keys():
        reason = "no page that a browser saved; save it anew as HTML"
        raise UnreadableError(reason)
    return message


def content(part: Message) -> bytes:
    """Return the bytes of a part, decoded from base64 or quoted-printable."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def parts_of(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold no parts themselves."""
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            return
        if not part.is_multipart():
            yield part


def _page(message: Message) -> Message:
    """Return the part that is the page.

    Raises:
        UnreadableError: there is none.
    """
    pages = [part for part in parts_of(message) if part.get_content_type() in _HTML]
    start = _text(message.get_param("start"))
    snapshot = _text(message["Snapshot-Content-Location"])
    for part in pages:
        if start and _text(part["Content-ID"]) == start:
            return part
    for part in pages:
        if snapshot and same_address(_text(part["Content-Location"]), snapshot):
            return part
    if not pages:
        reason = "no page in HTML is in it; save it anew as HTML"
        raise UnreadableError(reason)
    return pages[0]


def _is_cut_short(message: Message, part: Message) -> bool:
    """Return whether the file ends before a part does."""
    *_, last = parts_of(message)
    open_ended = errors.CloseBoundaryNotFoundDefect
    ends = any(isinstance(defect, open_ended) for defect in message.defects)
    return ends and part is last


def _address(message: Message, part: Message) -> str:
    """Return the address of the page, "" if it is none of the web."""
    places = (message["Snapshot-Content-Location"], part["Content-Location"])
    return next(filter(None, (canonical_url(_text(place)) for place in places)), "")


def _day(message: Message) -> date | None:
    """Return the day when the page was saved."""
    try:
        return parsedate_to_datetime(_text(message["Date"])).date()
    except ValueError:
        return None


def _text(value: object) -> str:
    """Return a field of a head on one line; "" of none."""
    return "" if value is None else "".join(str(value).split("\n")).strip()


FORMAT = FileFormat(
    suffixes=(".mhtml", ".mht"),
    cut=cut_mhtml,
    parse=parse_mhtml,
    isolated=True,
    picture=picture_in_mhtml,
)
