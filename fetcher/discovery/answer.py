"""What did an address answer where an index was expected?"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from corpus.feeds.plain_text import plain_title
from corpus.file_kinds import FileKind, kind_of
from fetcher.discovery.index import MAX_BYTES, Index, Outcome, failed

_GZIP = 16 + zlib.MAX_WBITS
_LAYERS = 2
"""Some servers compress once more what is compressed."""
_TITLE = re.compile(rb"(?is)<title[^>]{0,200}>(.{1,300}?)</title")
_START = 20_000
_SHOWN = 60


class Unpacked(NamedTuple):
    """The bytes of an answer, decompressed, and whether they end in the middle."""

    data: bytes
    cut: bool = False


def unpack(data: bytes) -> Unpacked | Index:
    """Return an answer decompressed, known by its first bytes and not by its name.

    Returns:
        the bytes; an index that failed where they are broken or unpack to more than
        `MAX_BYTES`.
    """
    cut = False
    for _ in range(_LAYERS):
        if kind_of(data) is not FileKind.GZIP:
            break
        unpacked = _gunzip(data)
        if isinstance(unpacked, Index):
            return unpacked
        data, cut = unpacked.data, cut or unpacked.cut
    if len(data) > MAX_BYTES:
        return _too_big()
    return Unpacked(data, cut)


def _gunzip(data: bytes) -> Unpacked | Index:
    """Return the contents of all members of gzip data."""
    parts: list[bytes] = []
    size = 0
    while data.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(_GZIP)
        try:
            parts.append(member.decompress(data, MAX_BYTES - size + 1))
        except zlib.error:
            return failed(Outcome.BROKEN, "damaged gzip data")
        size += len(parts[-1])
        if size > MAX_BYTES:
            return _too_big()
        if not member.eof:
            return Unpacked(b"".join(parts), cut=True)
        data = member.unused_data
    return Unpacked(b"".join(parts))


def _too_big() -> Index:
    return failed(Outcome.TOO_BIG, f"it has more than {MAX_BYTES // 1024**2} MB")


def what_came(data: bytes) -> str:
    """Return what bytes are, with the title of a page: it often says what is wrong."""
    kind = kind_of(data)
    if kind is FileKind.EMPTY:
        return "an empty answer"
    title = _TITLE.search(data[:_START]) if kind is FileKind.HTML else None
    text = plain_title(title[1].decode("utf-8", "replace")) if title else ""
    return f"{kind} (“{text[:_SHOWN]}”)" if text else str(kind)
