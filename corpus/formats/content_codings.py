"""What are the bytes of a body, once its content codings are undone?

The codings are those of RFC 9110, section 8.4.1, and Brotli (RFC 7932). Bytes that are
not coded as their head says are returned as they are: archiving tools that keep what a
browser showed keep the head of what it was sent.
"""

from __future__ import annotations

import zlib

from corpus.errors import Kind, UnreadableError
from corpus.formats.file_format import MEGABYTE

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_HTML = (b"<", b"\xef\xbb\xbf", b"%PDF", b"PK\x03\x04")
"""How bytes begin that are not compressed."""


def decoded(data: bytes, codings: str, limit: int) -> bytes:
    """Return a body without its codings.

    Args:
        data: the body as it came.
        codings: the value of Content-Encoding, "" for none.
        limit: most bytes that it may have.

    Raises:
        UnreadableError: it has more, ends early, or has a coding that is not known.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    for name in reversed([name for name in names if name not in {"", "identity"}]):
        data = _decode(data, name, limit)
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> UnreadableError:
    """Return the error of a body that has more bytes than its limit."""
    reason = f"larger than one article can be ({limit // MEGABYTE} MB); leave it out"
    return UnreadableError(reason, kind=Kind.LIMIT)


def _decode(data: bytes, coding: str, limit: int) -> bytes:
    if data.lstrip()[:4].startswith(_HTML) or not data:
        return data
    if coding in {"gzip", "x-gzip"}:
        return _inflate_all(data, limit) if data.startswith(_GZIP) else data
    if coding == "deflate":
        try:
            return _inflate(data, zlib.MAX_WBITS, limit)[0]
        except zlib.error:
            return _inflated(data, -zlib.MAX_WBITS, limit)  # as some servers send it
    if coding == "br":
        return _brotli(data, limit)
    reason = f"compressed by {coding!r}, which is not read; capture it anew"
    raise UnreadableError(reason)


def _inflate_all(data: bytes, limit: int) -> bytes:
    """Return what all members of gzip data unpack to."""
    pieces: list[bytes] = []
    left = limit
    while data.startswith(_GZIP):
        try:
            piece, data = _inflate(data, _GZIP_WINDOW, left)
        except zlib.error as error:
            raise _damaged() from error
        left -= len(piece)
        pieces.append(piece)
    return b"".join(pieces)


def _inflated(data: bytes, window: int, limit: int) -> bytes:
    try:
        return _inflate(data, window, limit)[0]
    except zlib.error:
        return data


def _inflate(data: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    """Return what data unpack to, and the bytes behind them."""
    inflate = zlib.decompressobj(window)
    unpacked = inflate.decompress(data, limit + 1)
    if len(unpacked) > limit:
        raise too_large(limit)
    if not inflate.eof:
        raise _cut_short()
    return unpacked, inflate.unused_data


def _brotli(data: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 - only readers wait

    decoder = brotli.Decompressor()
    try:
        unpacked: bytes = decoder.process(data, output_buffer_limit=limit + 1)
    except brotli.error as error:
        raise _damaged() from error
    if len(unpacked) > limit:
        raise too_large(limit)
    if not decoder.is_finished():
        raise _cut_short()
    return unpacked


def _cut_short() -> UnreadableError:
    return UnreadableError("its compressed bytes are cut short; capture it anew")


def _damaged() -> UnreadableError:
    return UnreadableError("its compressed bytes are damaged; capture it anew")
