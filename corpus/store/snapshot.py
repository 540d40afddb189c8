"""How is a store copied while it is written to?

A group of events is in the WARC files before the database commits it. So a database as
it was at one moment, with each file up to the byte that it knows, is a whole store.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from corpus.store.database import complaining, reading
from corpus.store.replay import known_warcs

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.replay import Warc


def copy_database(folder: Path, copy: Path) -> list[Warc]:
    """Copy the database of a store as it is at one moment.

    Args:
        folder: of the store.
        copy: where to; there is no such file yet.

    Returns:
        The WARC files that the copy knows, each up to its byte `end`.

    Raises:
        StoreError: there is no store, or it is damaged.
        OSError: the copy cannot be written.
    """
    copy.touch(0o600, exist_ok=False)
    with reading(folder) as connection, closing(sqlite3.connect(copy)) as own:
        connection.backup(own)
        with complaining(folder):
            own.execute("PRAGMA journal_mode = DELETE")  # one file, without a log
            return known_warcs(own)
