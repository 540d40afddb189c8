"""What bytes did an address answer with?"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from corpus.formats.content_codings import decoded
from corpus.formats.file_format import MEGABYTE
from corpus.open_file import open_regular
from corpus.store.errors import DamagedStoreError
from corpus.store.exchange import header_of
from corpus.store.facts import payload_digest
from corpus.store.layout import WARCS

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.address import StoredCapture

MAX_BODY = 50 * MEGABYTE
"""Most bytes of a body, decompressed."""


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
        with open_regular(path) as stream:  # of a copy to try things on it is a link
            stream.seek(capture.offset)
            member = stream.read(capture.length)
        head, wire = _split(member, capture)
    except (OSError, ValueError, zlib.error) as error:
        message = (
            f"{path}: the answer of {capture.url} at byte {capture.offset} cannot be "
            f"read ({error}); run `hoptac store check --store {folder}`"
        )
        raise DamagedStoreError(message) from error
    return decoded(wire, header_of(head, "content-encoding"), limit)


def _split(member: bytes, capture: StoredCapture) -> tuple[bytes, bytes]:
    """Return the head and the payload of a response record.

    Raises:
        ValueError: it is none, or not the one that was kept.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only stores wait
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        records = ArchiveIterator(io.BytesIO(member), no_record_parse=True)
        block: bytes = next(iter(records)).raw_stream.read()
    except (ArchiveLoadFailed, StopIteration) as error:
        message = "there is no record"
        raise ValueError(message) from error
    # Where the payload begins is known, whatever the head looks like.
    start = len(block) - capture.bytes
    head, wire = block[:start], block[start:]
    if payload_digest(wire) != capture.digest:
        message = "its payload has another digest"
        raise ValueError(message)
    return head, wire
