"""How can the head of an answer do harm?"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from bench.web.hostile.variant import WHOLE, Variant, broken, page, read, sends
from fetcher.errors import Failure

if TYPE_CHECKING:
    from bench.web.hostile.server import Wire

_LENGTH = f"Content-Length: {len(WHOLE)}\r\n"
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"


def _slow_head(wire: Wire) -> None:
    wire.drip(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000)


def _slow_interim(wire: Wire) -> None:
    wire.drip(_CONTINUE * 100_000, 0.005)


def _silent(wire: Wire) -> None:
    wire.hang()


def _long_header(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nX: ")
    wire.flood(repeat(b"x" * 4096))


def _many_headers(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\n")
    wire.flood(repeat(b"X-Filler: " + b"x" * 80 + b"\r\n"))


def _endless_status(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 ")
    wire.flood(repeat(b"O" * 4096))


def _endless_interim(wire: Wire) -> None:
    wire.flood(repeat(_CONTINUE))


def _reset(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nContent-")
    wire.reset()


HEADS = (
    Variant(name="slow-head", answer=_slow_head, failure=Failure.TIMEOUT),
    Variant(name="slow-interim", answer=_slow_interim, failure=Failure.TIMEOUT),
    Variant(name="silent", answer=_silent, failure=Failure.TIMEOUT),
    Variant(name="long-header", answer=_long_header, failure=Failure.TOO_BIG),
    Variant(name="many-headers", answer=_many_headers, failure=Failure.TOO_BIG),
    Variant(name="endless-status", answer=_endless_status, failure=Failure.TOO_BIG),
    Variant(name="endless-interim", answer=_endless_interim, failure=Failure.TOO_BIG),
    Variant(name="reset-in-head", answer=_reset, failure=Failure.CONNECTION),
    Variant(name="nothing", answer=sends(b""), failure=Failure.CONNECTION),
    broken("http-0.9", WHOLE),
    broken("garbage", bytes(range(256)) * 8),
    broken("other-protocol", b"SSH-2.0-OpenSSH_9.9\r\n\r\n"),
    broken("http-2", b"HTTP/2 200 OK\r\n" + _LENGTH.encode() + b"\r\n" + WHOLE),
    broken("lower-case", b"http/1.1 200 ok\r\n\r\n" + WHOLE),
    broken("two-digits", page(_LENGTH, status="99 Odd")),
    broken("four-digits", page(_LENGTH, status="2000 Odd")),
    broken("ends-in-head", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
    broken("only-a-status", b"HTTP/1.1 200 OK\r\n"),
    broken("switching", page("Upgrade: x\r\n", status="101 Switching Protocols")),
    broken("nul-in-header", page(f"X: a\0b\r\n{_LENGTH}")),
    broken("bare-cr-in-header", page(f"X: a\rSet-Cookie: b\r\n{_LENGTH}")),
    broken("control-in-header", page(f"X: a\x1cb\r\n{_LENGTH}")),
    broken("no-colon", page(f"Nonsense\r\n{_LENGTH}")),
    broken("blank-before-colon", page(f"Content-Length : 5\r\n{_LENGTH}")),
    broken("nameless-header", page(f": x\r\n{_LENGTH}")),
    broken("folded-first", page(f" X: a\r\n{_LENGTH}")),
    broken("two-places", page("Location: /a\r\nLocation: /trap\r\n", status="302 X")),
    broken("two-lengths", page(f"Content-Length: 3\r\n{_LENGTH}")),
    broken("two-lengths-in-one", page("Content-Length: 3, 13\r\n")),
    broken("length-below-zero", page("Content-Length: -1\r\n")),
    broken("length-with-sign", page("Content-Length: +13\r\n")),
    broken("length-in-words", page("Content-Length: many\r\n")),
    broken("length-in-letters", page("Content-Length: 1_3\r\n")),
    broken("other-transfer", page("Transfer-Encoding: gzip, chunked\r\n")),
    broken("chunked-twice", page("Transfer-Encoding: chunked, chunked\r\n")),
    broken("length-and-chunks", page(f"Transfer-Encoding: chunked\r\n{_LENGTH}")),
    read("early-hints", _HINTS + _CONTINUE + page(_LENGTH)),
    read("same-length-twice", page(_LENGTH * 2)),
    read("bare-lf", b"HTTP/1.1 200 OK\n" + _LENGTH.encode() + b"\n" + WHOLE),
    read("http-1.0", b"HTTP/1.0 200 OK\r\n\r\n" + WHOLE),
    read("no-words", b"HTTP/1.1 200\r\n" + _LENGTH.encode() + b"\r\n" + WHOLE),
    read("folded", page(f"X: a\r\n b\r\n{_LENGTH}")),
    read("other-letters", page(f"X: Новини\r\n{_LENGTH}".encode().decode("latin-1"))),
    read("status-999", page(_LENGTH, status="999 Request denied"), status=999),
    read("cookies", page(f"Set-Cookie: a=b; Domain=news.test\r\n{_LENGTH}")),
    read("refresh", page(f"Refresh: 0; url=/trap\r\n{_LENGTH}")),
)
"""Variants of heads."""
