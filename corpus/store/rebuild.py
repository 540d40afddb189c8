"""How is the database of a store made anew from its WARC files?"""

from __future__ import annotations

import sqlite3
import uuid
from collections import Counter
from typing import TYPE_CHECKING

from corpus.store.database import open_to_write, transaction
from corpus.store.durable_file import fsync_path
from corpus.store.layout import DATABASE
from corpus.store.replay import Warc, find_files, replay
from corpus.store.schema import create_schema

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.replay import OwnFile

_SIDE_FILES = ("-wal", "-shm")


def create_database(folder: Path) -> None:
    """Create the database of a new store."""
    _make(folder, str(uuid.uuid4()), [])


def rebuild(folder: Path) -> None:
    """Make the database of a store anew; the caller holds the write lock.

    The one that is there is used no more once the new one is whole and on the disk.

    Raises:
        DamagedStoreError: a WARC file is not whole; the database is left as it is.
        OSError: a file cannot be read or written.
    """
    files, _ = find_files(folder)
    store = _store_id(folder, files)
    latest = {file.sequence: file for file in files if file.store == store}
    _make(folder, store, list(latest.values()))


def _make(folder: Path, store: str, files: list[OwnFile]) -> None:
    new = folder / f"{DATABASE}.new"
    _unlink(new)
    connection = open_to_write(new)
    try:
        with transaction(connection):
            create_schema(connection, store)
            for file in files:
                warc = Warc(file.sequence, file.path.name)
                replay(connection, file.path, warc, last=file is files[-1])
            connection.execute("DELETE FROM warcs WHERE end = 0")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    fsync_path(new)
    for suffix in _SIDE_FILES:  # of the old database; they would spoil the new one
        (folder / f"{DATABASE}{suffix}").unlink(missing_ok=True)
    new.replace(folder / DATABASE)
    fsync_path(folder)


def _unlink(database: Path) -> None:
    for suffix in ("", *_SIDE_FILES, "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _store_id(folder: Path, files: list[OwnFile]) -> str:
    """Return the id of the store: the database's, else that of most of its files."""
    try:
        connection = sqlite3.connect(
            f"{(folder / DATABASE).absolute().as_uri()}?mode=ro", uri=True
        )
        try:
            sql = "SELECT value FROM facts WHERE name = 'store'"
            return str(connection.execute(sql).fetchone()[0])
        finally:
            connection.close()
    except (sqlite3.Error, TypeError):
        ids = Counter(file.store for file in files).most_common(1)
        return ids[0][0] if ids else str(uuid.uuid4())
