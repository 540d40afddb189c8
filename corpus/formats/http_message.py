"""What does a kept answer of a web server say, and what is its body?

RFC 9112, read as widely as archives need: line feeds alone, heads in any encoding, and
bodies that are not chunked although their head says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from corpus.errors import UnreadableError
from corpus.formats.content_codings import decoded, too_large

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\n]*)?\r?\n")
_LENGTH = re.compile(r"\d{1,18}")
_END = re.compile(rb"</(?:html|body)\s*>|%%EOF", re.IGNORECASE)
"""What is at the end of a body that is whole although its head states more bytes."""
_END_BYTES = 2048
_LINE_BYTES = 64 * 1024
_HEAD_LINES = 1000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)


class Lines(Protocol):
    """Bytes that are read one after another."""

    def readline(self, limit: int) -> bytes:
        """Return the bytes up to a line feed, or the first `limit`."""
        ...


class Head(NamedTuple):
    """The head of an answer.

    Attributes:
        status: its status code, 0 if there is no status line.
        fields: the values by names in lower case; several of a name have commas between
            them.
    """

    status: int
    fields: dict[str, str]


def read_head(lines: Lines) -> Head:
    """Return the head of an answer; its lines are read, and the empty one behind."""
    match = _STATUS.match(lines.readline(_LINE_BYTES))
    if not match:
        return Head(0, {})
    fields: dict[str, str] = {}
    for _ in range(_HEAD_LINES):
        line = lines.readline(_LINE_BYTES).decode("latin-1")
        if not line.strip():
            break
        name, _, value = line.partition(":")
        key = name.strip().lower()
        fields[key] = (
            f"{fields[key]}, {value.strip()}" if key in fields else value.strip()
        )
    return Head(int(match[1]), fields)


def media_type(fields: Mapping[str, str]) -> str:
    """Return the media type of a head, in lower case and without parameters, or ""."""
    return fields.get("content-type", "").partition(";")[0].strip().lower()


def charset(fields: Mapping[str, str]) -> str:
    """Return the character encoding that a head states, or ""."""
    match = _CHARSET.search(fields.get("content-type", ""))
    return match[1] if match else ""


def body_of(fields: Mapping[str, str], wire: bytes, limit: int) -> bytes:
    """Return the body of an answer, without chunks and codings.

    Args:
        fields: of its head.
        wire: all that came behind the head.
        limit: most bytes that the body may have.

    Raises:
        UnreadableError: it has more, it ends early, or it cannot be decoded.
    """
    length = 0
    if fields.get("transfer-encoding", "").strip().lower().endswith("chunked"):
        wire = _without_chunks(wire)
    else:
        stated = fields.get("content-length", "").partition(",")[0].strip()
        length = int(stated) if _LENGTH.fullmatch(stated) else 0
    if len(wire) > limit:
        raise too_large(limit)
    body = decoded(wire, fields.get("content-encoding", ""), limit)
    if len(wire) < length and not _END.search(body[-_END_BYTES:]):
        reason = f"cut short: {len(wire)} of {length} bytes; capture it anew"
        raise UnreadableError(reason)
    return body


def _without_chunks(wire: bytes) -> bytes:
    """Return what lies in chunks; all if the first thing is no chunk.

    Raises:
        UnreadableError: they end early, or break off in the middle.
    """
    pieces: list[bytes] = []
    at = 0
    while match := _SIZE.match(wire, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(pieces)
        start = match.end()
        pieces.append(wire[start : start + size])
        at = start + size
        for end in (b"\r\n", b"\n"):
            if wire.startswith(end, at):
                at += len(end)
                break
    if not pieces:
        return wire
    what = "cut short" if at >= len(wire) else "broken in the middle"
    reason = f"its chunks are {what}; capture it anew"
    raise UnreadableError(reason)
