"""Is a gzip file whole?

A damaged one must not become half an input, so it is read through to its end, past the
checksum and length of every member, before a first byte of it is handed out. That costs
a second decompression, some milliseconds a megabyte.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.formats.file_format import MEGABYTE

if TYPE_CHECKING:
    from typing import BinaryIO

_BLOCK = 1024 * 1024
_MAGIC = b"\x1f\x8b"
_RATIO = 100
"""Most bytes unpacked for one packed; JSON lines of articles have some four."""
_FREE_BYTES = 256 * MEGABYTE
"""Unpacked bytes from which on the ratio counts."""


def open_packed(stream: BinaryIO) -> gzip.GzipFile:
    """Open a gzip file of one or several members (RFC 1952) that is whole.

    Raises:
        UnreadableError: it is none, is cut short, differs from its checksum, or unpacks
            to so much more than it is packed in that it must be a bomb.
        OSError: it cannot be read.
    """
    reason = _fault(stream)
    if reason:
        raise UnreadableError(reason)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream)


def _fault(packed: BinaryIO) -> str:
    """Return what is wrong with a gzip file and what to do, "" of a whole one."""
    start = packed.read(len(_MAGIC))
    if start and start != _MAGIC:
        return "not gzip data; drop .gz from its name, or compress it"
    try:
        packed.seek(0)
        with gzip.GzipFile(fileobj=packed) as stream:
            while stream.read(_BLOCK):
                _check_ratio(stream.tell(), packed.tell())
    except EOFError:
        return "gzip data cut short; copy it again, or compress the file anew"
    except (gzip.BadGzipFile, zlib.error) as error:
        what = "bytes after its end" if "Not a gzipped" in str(error) else str(error)
        return f"damaged gzip data ({what}); copy it again, or compress the file anew"
    return ""


def _check_ratio(unpacked: int, packed: int) -> None:
    if unpacked > max(_FREE_BYTES, _RATIO * packed):
        reason = f"it unpacks to over {_RATIO} times its size; leave it out"
        raise UnreadableError(reason, kind=Kind.LIMIT)
