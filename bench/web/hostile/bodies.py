"""How can the body of an answer do harm?"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from bench.web.hostile.variant import WHOLE, Variant, broken, page, read
from fetcher.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.web.hostile.server import Wire

_CHUNKED = "Transfer-Encoding: chunked\r\n"
_CHUNK = b"%x\r\n%s\r\n" % (len(WHOLE), WHOLE)
_PIECE = b"<p>For ever and ever.</p>" * 160
_PDF = "Content-Type: application/pdf\r\n"


def _floods(start: bytes, piece: bytes) -> Callable[[Wire], None]:
    def answer(wire: Wire) -> None:
        wire.send(start)
        wire.flood(repeat(piece))

    return answer


def _drips(start: bytes, data: bytes) -> Callable[[Wire], None]:
    def answer(wire: Wire) -> None:
        wire.send(start)
        wire.drip(data)

    return answer


def _hangs(wire: Wire) -> None:
    wire.send(page("Content-Length: 100\r\n"))
    wire.hang()


def _resets(wire: Wire) -> None:
    wire.send(page("Content-Length: 100\r\n"))
    wire.reset()


def _too_big(name: str, start: bytes, piece: bytes) -> Variant:
    answer = _floods(start, piece)
    return Variant(name=name, answer=answer, failure=Failure.TOO_BIG)


def _endless(name: str, start: bytes, piece: bytes) -> Variant:
    answer = _floods(start, piece)
    return Variant(name=name, answer=answer, failure=Failure.BROKEN)


def _too_slow(name: str, answer: Callable[[Wire], None]) -> Variant:
    return Variant(name=name, answer=answer, failure=Failure.TIMEOUT)


def _chunks(data: bytes) -> bytes:
    return page(_CHUNKED, data)


BODIES = (
    _too_slow("slow-body", _drips(page("Content-Length: 100000\r\n"), b"x" * 10_000)),
    _too_slow("slow-end", _drips(page(), b"x" * 10_000)),
    _too_slow("slow-chunks", _drips(page(_CHUNKED, b""), b"1\r\nx\r\n" * 10_000)),
    _too_slow(
        "slow-trailers", _drips(_chunks(_CHUNK + b"0\r\n"), b"X: y\r\n" * 10_000)
    ),
    _too_slow("hanging-body", _hangs),
    _too_big("endless", page("Content-Type: text/html\r\n"), _PIECE),
    _too_big("endless-pdf", page(_PDF), _PIECE),
    _too_big("endless-error", page(status="404 Not Found"), _PIECE),
    _too_big("endless-chunks", _chunks(b""), b"%x\r\n%s\r\n" % (len(_PIECE), _PIECE)),
    _too_big("tiny-chunks", _chunks(b""), b"1\r\nx\r\n" * 700),
    _endless("endless-chunk-size", _chunks(b""), b"0" * 4096),
    _endless("endless-extension", _chunks(b"5;x="), b"x" * 4096),
    _too_big("endless-trailers", _chunks(_CHUNK + b"0\r\n"), b"X: y\r\n" * 700),
    _too_big("huge-length", page("Content-Length: 10000000000\r\n"), _PIECE),
    Variant(name="reset-in-body", answer=_resets, failure=Failure.CONNECTION),
    broken("short-body", page("Content-Length: 100\r\n")),
    broken("no-body", page("Content-Length: 100\r\n", b"")),
    broken("no-last-chunk", _chunks(_CHUNK)),
    broken("no-chunk", _chunks(b"")),
    broken("short-chunk", _chunks(b"ff\r\nshort")),
    broken("half-a-size", _chunks(_CHUNK + b"f")),
    broken("size-in-words", _chunks(b"many\r\n" + WHOLE)),
    broken("size-below-zero", _chunks(b"-5\r\n" + WHOLE + b"\r\n0\r\n\r\n")),
    read("size-with-sign", _chunks(b"+d\r\n" + WHOLE + b"\r\n0\r\n\r\n")),
    read("size-with-prefix", _chunks(b"0xd\r\n" + WHOLE + b"\r\n0\r\n\r\n")),
    broken("chunk-runs-over", _chunks(b"3\r\n" + WHOLE + b"\r\n0\r\n\r\n")),
    read("chunks", _chunks(_CHUNK[:-2] + b"\r\n0\r\nX: y\r\n\r\n")),
    read("chunk-extension", _chunks(b"d;a=b\r\n" + WHOLE + b"\r\n0\r\n\r\n")),
    read(
        "more-than-length", page(f"Content-Length: {len(WHOLE)}\r\n", WHOLE + b"MORE")
    ),
    broken("a-part", page(f"Content-Length: {len(WHOLE)}\r\n", status="206 Part")),
    broken("unchanged-unasked", page(status="304 Not Modified")),
    read("body-of-204", page(status="204 No Content"), status=204, body=b""),
    read("empty", page("Content-Length: 0\r\n", b""), body=b""),
)
"""Variants of bodies."""
