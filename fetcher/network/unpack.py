"""What does a body hold once it is unpacked?

Each layer unpacks in small pieces and counts them: a few kilobytes that become a
gigabyte are refused as soon as they are more than may be, on whatever layer. What does
not unpack to its end is an error, never a shorter body.
"""

from __future__ import annotations

import io
import zlib
from itertools import chain
from typing import TYPE_CHECKING

from fetcher.errors import Failure, FetchFailed, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCEPTED = "gzip, deflate, br"
"""The codings that are asked for."""

_PIECE = 64 * 1024
_MOST_LAYERS = 3
_PLAIN = frozenset({"", "identity", "none", "utf-8"})  # some servers mean the charset
_GZIP = 16 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS
_DEFLATED = 0x08  # RFC 1950: how a zlib stream begins
_HEADER_CHECK = 31


def unpack(wire: bytes, codings: list[str], most: int) -> bytes:
    """Return a body without its content codings.

    Args:
        wire: it as it came.
        codings: values of Content-Encoding, in the order they were applied.
        most: bytes that it may have on any layer.

    Raises:
        FetchFailed: too big, a coding that was not asked for, or one that is none.
    """
    layers = [name.lower() for name in codings if name.lower() not in _PLAIN]
    if len(layers) > _MOST_LAYERS:
        fail(Failure.BROKEN, f"packed {len(layers)} times over")
    if not layers or not wire:
        return _within(wire, most)
    pieces: Iterator[bytes] = (
        wire[at : at + _PIECE] for at in range(0, len(wire), _PIECE)
    )
    for name in reversed(layers):
        reader = _READERS.get(name)
        if reader is None:
            fail(Failure.BROKEN, f"packed by {name}, which was not asked for")
        pieces = _counted(reader(pieces), most)
    whole = io.BytesIO()
    for piece in pieces:
        whole.write(piece)
    return whole.getvalue()


def _cut(wire: bytes) -> Iterator[bytes]:
    for start in range(0, len(wire), _PIECE):
        yield wire[start : start + _PIECE]


def _within(body: bytes, most: int) -> bytes:
    if len(body) > most:
        raise _too_big(most)
    return body


def _counted(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most:
            raise _too_big(most)
        yield piece


def _ungzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what one or more gzip members hold (RFC 1952, 2.2)."""
    member = zlib.decompressobj(_GZIP)
    begun = False
    ended = False
    for piece in pieces:
        data = piece
        while data:
            if ended:
                data = data.lstrip(b"\0")  # some pad to the size of a block
                if not data:
                    break
                member, ended = zlib.decompressobj(_GZIP), False
            begun = True
            yield _inflated(member, data)
            ended = member.eof
            data = member.unused_data if ended else member.unconsumed_tail
        if begun and not ended:
            yield from _drained(member)
            ended = member.eof
    if not ended:
        fail(Failure.BROKEN, "the gzip body is not whole")


def _undeflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what "deflate" holds: zlib by RFC 9110, raw from some servers."""
    first = next(pieces, b"")
    wrapped = len(first) > 1 and (first[0] & 0x0F) == _DEFLATED
    wrapped = wrapped and not int.from_bytes(first[:2], "big") % _HEADER_CHECK
    stream = zlib.decompressobj(zlib.MAX_WBITS if wrapped else _RAW)
    for piece in chain([first], pieces):
        data = piece
        while data:
            yield _inflated(stream, data)
            if stream.unused_data:
                fail(Failure.BROKEN, "more follows the deflated body")
            data = stream.unconsumed_tail
    yield from _drained(stream)
    if not stream.eof:
        fail(Failure.BROKEN, "the deflated body is not whole")


def _unbrotlied(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what a Brotli stream (RFC 7932) holds."""
    import brotli  # noqa: PLC0415 - only an answer packed by it waits

    stream = brotli.Decompressor()
    try:
        for piece in pieces:
            unpacked = stream.process(piece, output_buffer_limit=_PIECE)
            while unpacked or not stream.can_accept_more_data():
                yield unpacked
                unpacked = stream.process(b"", output_buffer_limit=_PIECE)
    except brotli.error:
        fail(Failure.BROKEN, "the Brotli body cannot be unpacked")
    if not stream.is_finished():
        fail(Failure.BROKEN, "the Brotli body is not whole")


def _inflated(stream: zlib._Decompress, data: bytes) -> bytes:
    try:
        return stream.decompress(data, _PIECE)
    except zlib.error:
        fail(Failure.BROKEN, "the body cannot be unpacked")


def _drained(stream: zlib._Decompress) -> Iterator[bytes]:
    """Yield what a stream still holds back of what it was given."""
    while not stream.eof and (piece := _inflated(stream, b"")):
        yield piece


_READERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "gzip": _ungzipped,
    "x-gzip": _ungzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
}


def _too_big(most: int) -> FetchFailed:
    return FetchFailed(Failure.TOO_BIG, f"unpacked, more than {most} bytes")
