"""Is a gzip file whole?

A damaged one must not become half an input, so it is read through to its end, past the
checksum and length of every member, before a first byte of it is handed out. That costs
a second decompression, some milliseconds a megabyte.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from typing import BinaryIO

_BLOCK = 1024 * 1024
_MAGIC = b"\x1f\x8b"


def open_packed(stream: BinaryIO) -> gzip.GzipFile:
    """Open a gzip file of one or several members (RFC 1952) that is whole.

    Raises:
        UnreadableError: it is none, is cut short, or differs from its checksum.
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
                pass
    except EOFError:
        return "gzip data cut short; copy it again, or compress the file anew"
    except (gzip.BadGzipFile, zlib.error) as error:
        what = "bytes after its end" if "Not a gzipped" in str(error) else str(error)
        return f"damaged gzip data ({what}); copy it again, or compress the file anew"
    return ""
