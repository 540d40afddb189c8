"""How is a batch kept in a file, for a process that may run on another machine?

Its lines are packed already; the ids of its articles stand before them, as JSON in a
line.
"""

from __future__ import annotations

import json

from search.engines.opensearch.spool_writing import SpoolBatch
from search.errors import IndexDamagedError


def pack_batch(batch: SpoolBatch) -> bytes:
    """Return a batch as bytes."""
    return json.dumps(batch.ids).encode("ascii") + b"\n" + batch.packed


def unpack_batch(data: bytes) -> SpoolBatch:
    """Return the batch that `pack_batch` was given.

    Raises:
        IndexDamagedError: these are not the bytes that it returned.
    """
    first, _, packed = data.partition(b"\n")
    try:
        ids = json.loads(first)
        return SpoolBatch(tuple(map(str, [*ids])), packed)
    except (ValueError, TypeError) as error:
        reason = f"analysed articles are damaged ({error}); analyse them again"
        raise IndexDamagedError(reason) from error
