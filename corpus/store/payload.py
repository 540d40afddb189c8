"""What bytes did an address answer with?"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.store.errors import DamagedStoreError
from corpus.store.layout import WARCS

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.address import StoredCapture

MEGABYTE = 1000 * 1000
MAX_BODY = 50 * MEGABYTE
"""Most bytes of a body, decompressed."""
_GZIP = zlib.MAX_WBITS + 16


def body_of(folder: Path, capture: StoredCapture, limit: int = MAX_BODY) -> bytes:
    """Return the body of an answer, decompressed.

    Args:
        folder: of the store.
        capture: the answer; not an unchanged one, which has no body.
        limit: most bytes of it.

    Raises:
        DamagedStoreError: its file is not there or not whole.
        corpus.errors.UnreadableError: the body has more than `limit` bytes, or cannot
            be decompressed.
    """
    path = folder / WARCS / capture.file
    try:
        with path.open("rb") as stream:
            stream.seek(capture.offset)
            member = stream.read(capture.length)
        encoding, wire = _split(member, limit)
    except (OSError, ValueError, zlib.error) as error:
        message = (
            f"{path}: the answer of {capture.url} at byte {capture.offset} cannot be "
            f"read ({error}); run `hoptac store check --store {folder}`"
        )
        raise DamagedStoreError(message) from error
    return decoded(wire, encoding, limit)


def _split(member: bytes, limit: int) -> tuple[str, bytes]:
    """Return the Content-Encoding and the payload of a response record.

    Raises:
        ValueError: it is none.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only stores wait

    record = next(iter(ArchiveIterator(io.BytesIO(member), check_digests="raise")))
    if record.rec_type != "response" or record.http_headers is None:
        message = "it is no answer"
        raise ValueError(message)
    encoding = record.http_headers.get_header("content-encoding") or ""
    wire = record.raw_stream.read(limit + 1)
    check_length(wire, limit)
    return encoding, wire


def decoded(wire: bytes, encoding: str, limit: int = MAX_BODY) -> bytes:
    """Return a body without its compression.

    Args:
        wire: the body as it came.
        encoding: the value of its Content-Encoding header.
        limit: most bytes of the result.

    Raises:
        corpus.errors.UnreadableError: it has more, or cannot be decompressed.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in {"gzip", "x-gzip", "deflate"}:
            wire = _unpacked(wire, name, limit)
        elif name not in {"", "identity"}:
            reason = f"its compression {name!r} is not known"
            raise UnreadableError(reason)
    return wire


def _unpacked(wire: bytes, name: str, limit: int) -> bytes:
    sizes = (_GZIP,) if name != "deflate" else (zlib.MAX_WBITS, -zlib.MAX_WBITS)
    for size in sizes:
        unpack = zlib.decompressobj(size)
        try:
            data = unpack.decompress(wire, limit + 1)
        except zlib.error:
            continue
        check_length(data, limit)
        if unpack.eof:
            return data
    if not wire:
        return b""
    reason = "its compressed bytes are broken"
    raise UnreadableError(reason)


def check_length(data: bytes, limit: int) -> None:
    """Make sure that there are no more bytes than allowed.

    Raises:
        corpus.errors.UnreadableError: there are.
    """
    if len(data) > limit:
        reason = f"longer than a page may be ({limit // MEGABYTE} MB)"
        raise UnreadableError(reason, kind=Kind.LIMIT)
