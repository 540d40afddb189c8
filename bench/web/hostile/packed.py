"""How can a packed body do harm?"""

from __future__ import annotations

import gzip
import zlib
from functools import cache
from typing import TYPE_CHECKING

import brotli

from bench.web.hostile.variant import WHOLE, Variant, broken, page, read
from fetcher.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.web.hostile.server import Wire

_MEGABYTE = 1024 * 1024
_LAYERS = ", ".join(["gzip"] * 40)
_GZIPPED = gzip.compress(WHOLE, mtime=0)
_BAD_SUM = _GZIPPED[:-8] + b"\0" * 8


def _deflated(megabytes: int, bits: int) -> bytes:
    """Return zeros, packed; one megabyte is packed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    start = packer.compress(b"\0" * _MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b"\0" * _MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + again * (megabytes - 1)


@cache
def _gzip_bomb() -> bytes:
    return _deflated(1024, 31)


@cache
def _deflate_bomb() -> bytes:
    return _deflated(1024, 15)


@cache
def _brotli_bomb() -> bytes:
    return bytes(brotli.compress(b"\0" * (256 * _MEGABYTE), quality=1))


@cache
def _member_bomb() -> bytes:
    return gzip.compress(b"\0" * _MEGABYTE) * 1024


@cache
def _inner_bomb() -> bytes:
    return gzip.compress(_gzip_bomb())


@cache
def _many_members() -> bytes:
    return gzip.compress(b"", mtime=0) * 1000 + _GZIPPED


def _bomb(name: str, codings: str, packed: Callable[[], bytes]) -> Variant:
    def answer(wire: Wire) -> None:
        wire.send(_packed(codings, packed()))

    return Variant(name=name, answer=answer, failure=Failure.TOO_BIG)


def _packed(codings: str, body: bytes) -> bytes:
    headers = f"Content-Encoding: {codings}\r\nContent-Length: {len(body)}\r\n"
    return page(headers, body)


def _raw_deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


PACKED = (
    _bomb("gzip-bomb", "gzip", _gzip_bomb),
    _bomb("deflate-bomb", "deflate", _deflate_bomb),
    _bomb("brotli-bomb", "br", _brotli_bomb),
    _bomb("member-bomb", "gzip", _member_bomb),
    _bomb("inner-bomb", "gzip, gzip", _inner_bomb),
    broken("many-layers", _packed(_LAYERS, _GZIPPED)),
    broken("other-coding", _packed("zstd", b"\x28\xb5\x2f\xfd")),
    broken("no-such-coding", _packed("aes128gcm", WHOLE)),
    broken("says-gzip", _packed("gzip", WHOLE)),
    broken("says-brotli", _packed("br", WHOLE)),
    broken("says-deflate", _packed("deflate", b"\xff" * 40)),
    broken("half-a-gzip", _packed("gzip", _GZIPPED[:-9])),
    broken("gzip-without-sum", _packed("gzip", _GZIPPED[:-8])),
    broken("gzip-bad-sum", _packed("gzip", _BAD_SUM)),
    broken("gzip-and-more", _packed("gzip", _GZIPPED + b"MORE")),
    broken("half-a-member", _packed("gzip", _GZIPPED + _GZIPPED[:-9])),
    broken("half-a-deflate", _packed("deflate", zlib.compress(WHOLE)[:-5])),
    broken("half-a-brotli", _packed("br", brotli.compress(WHOLE)[:-2])),
    broken("brotli-and-more", _packed("br", brotli.compress(WHOLE) + b"MORE")),
    broken("half-a-layer", _packed("gzip, gzip", gzip.compress(_GZIPPED[:-9]))),
    read("gzip", _packed("gzip", _GZIPPED)),
    read("x-gzip", _packed("X-GZip", _GZIPPED)),
    read("members", _packed("gzip", _many_members())),
    read("padded-gzip", _packed("gzip", _GZIPPED + b"\0" * 512)),
    read("deflate", _packed("deflate", zlib.compress(WHOLE))),
    read("raw-deflate", _packed("deflate", _raw_deflated(WHOLE))),
    read("brotli", _packed("br", brotli.compress(WHOLE))),
    read("two-layers", _packed("gzip, br", brotli.compress(_GZIPPED))),
    read("identity", _packed("identity", WHOLE)),
    read("coded-as-charset", _packed("UTF-8", WHOLE)),
    read("packed-nothing", _packed("gzip", b""), body=b""),
)
"""Variants of packed bodies."""
