"""What are these bytes really, whatever their name says?

Publishers' servers answer an address of a feed with an error page, and people rename
files; a reader then says what it got instead, and what to do about it.
"""

from __future__ import annotations

import re
from enum import StrEnum

_START = 4096
_PDF_MARK = b"%PDF-"
_PDF_START = 1024
"""Readers of PDF allow for so many bytes before its mark (ISO 32000-1, annex H)."""


class FileKind(StrEnum):
    """Kinds of files that are told apart here, as a message may name them."""

    EMPTY = "an empty file"
    PDF = "a PDF file"
    ZIP = "a ZIP archive"
    OFFICE = "an old Office file"
    RTF = "an RTF file"
    GZIP = "gzip data"
    WARC = "a WARC file"
    PICTURE = "a picture"
    FEED = "a feed"
    JSON = "JSON"
    SITEMAP = "a sitemap"
    HTML = "an HTML page"
    XML = "XML of another kind"
    OTHER = "a file of an unknown kind"


_SIGNATURES = (
    (re.compile(_PDF_MARK), FileKind.PDF),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), FileKind.ZIP),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), FileKind.OFFICE),
    (re.compile(rb"\{\\rtf"), FileKind.RTF),
    (re.compile(rb"\x1f\x8b"), FileKind.GZIP),
    (re.compile(rb"WARC/\d"), FileKind.WARC),
    (re.compile(rb"(?s)\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP"), FileKind.PICTURE),
)
_UNICODE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
# Groups are atomic: a page of nothing but comments shall not take for ever.
_REMARKS = rb"\s*+(?:(?>(?:<\?.*?\?>|<!--.*?-->)\s*))*+"
_PROLOG = re.compile(rb"(?is)%b(?:<!DOCTYPE\s+([\w:.-]++))?" % _REMARKS)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS = {
    **dict.fromkeys((b"rss", b"feed", b"rdf"), FileKind.FEED),
    **dict.fromkeys((b"urlset", b"sitemapindex"), FileKind.SITEMAP),
    **dict.fromkeys(b"html head body div p meta title script".split(), FileKind.HTML),
}
_REMARK = re.compile(rb"(?s)<!--.*?-->")
_CLOSED = re.compile(
    rb"(?i)(?:</(?:[\w.-]+:)?(?:rss|feed|rdf|urlset|sitemapindex)\s*>"
    rb"|<(?:[\w.-]+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b[^<>]*/>)\Z"
)
_DECLARATIONS = re.compile(rb"(?i)<!DOCTYPE[^<>\[]*+\[|<!ENTITY")


def kind_of(data: bytes) -> FileKind:
    """Return what bytes are, by how they begin."""
    start = without_marks(data[:_START])
    if not start.strip():
        return FileKind.EMPTY
    for signature, kind in _SIGNATURES:
        if signature.match(start):
            return kind
    kind = _kind_of_text(start)
    if kind is FileKind.OTHER and _PDF_MARK in start[:_PDF_START]:
        return FileKind.PDF
    return kind


def _kind_of_text(start: bytes) -> FileKind:
    prolog = _PROLOG.match(start)
    if prolog and prolog[1]:
        name = prolog[1].rpartition(b":")[2].lower()
        return _ROOTS.get(name, FileKind.XML)
    rest = start[prolog.end() :] if prolog else start
    if rest[:1] in {b"{", b"["}:
        return FileKind.JSON
    if root := _ROOT.match(rest):
        return _ROOTS.get(root[1].lower(), FileKind.XML)
    return FileKind.XML if start.lstrip().startswith(b"<?xml") else FileKind.OTHER


def declares_entities(data: bytes) -> bool:
    """Return whether XML has a document type with declarations of its own.

    No feed and no sitemap needs one, and entities that refer to each other, or to
    files, are the known attacks on readers of XML.
    """
    return bool(_DECLARATIONS.search(without_marks(data)))


def is_closed(data: bytes) -> bool:
    """Return whether XML ends with the end of a feed or a sitemap.

    What was cut short on its way does not, though most of it can be read.
    """
    tail = _REMARK.sub(b"", data[-_START:].replace(b"\x00", b"")).rstrip()
    return bool(_CLOSED.search(tail))


def without_marks(data: bytes) -> bytes:
    """Return bytes without a byte order mark, and UTF-16 and UTF-32 as UTF-8."""
    for start, encoding in _UNICODE:
        if data.startswith(start):
            text = data.decode(encoding, "replace")
            return text.removeprefix("\ufeff").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")
