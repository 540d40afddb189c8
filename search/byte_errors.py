"""Which errors mean that an index's bytes are not what was written?

Bytes that were changed are read as numbers, lengths and texts all the same, until one
of them is impossible. Where bytes of an index are read, what is raised then becomes
an `IndexDamagedError`; elsewhere the same errors are faults of the program.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from pathlib import Path

BYTE_ERRORS: tuple[type[Exception], ...] = (
    zlib.error,  # a compressed record with other bytes
    struct.error,
    ValueError,  # no JSON, no UTF-8, no such shape, an array that ends too soon
    LookupError,  # a position beyond its array, a record without a field
    ArithmeticError,  # a length that is too large, or 0
    MemoryError,  # one that is larger still
    TypeError,  # a record of other types
    AttributeError,
    BufferError,
)
"""Reading damaged bytes raises one of these; `OSError` is the disk's own."""


def damaged(what: Path | str, error: Exception) -> IndexDamagedError:
    """Return the error to raise where bytes raised one of `BYTE_ERRORS`.

    Args:
        what: was read: a file, or what it holds.
        error: what was raised.
    """
    told = f"{type(error).__name__}: {error}"
    return IndexDamagedError(
        f"{what} cannot be read ({told}); see `hoptac check`, and rebuild with "
        "`hoptac index`"
    )
