"""How is the database of a store made anew from its WARC files?"""

from __future__ import annotations

import sqlite3
import uuid
from collections import Counter
from typing import TYPE_CHECKING

from corpus.durable_files import fsync
from corpus.store.database import (
    open_to_read,
    open_to_write,
    require_store,
    transaction,
)
from corpus.store.errors import DamagedStoreError
from corpus.store.layout import DATABASE, WARCS, revision_of
from corpus.store.replay import Warc, find_files, replay
from corpus.store.salvage import is_damaged, salvage
from corpus.store.schema import create_schema
from corpus.store.walk import records_after_damage
from corpus.store.write_lock import write_lock

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.replay import OwnFile

_SIDE_FILES = ("-wal", "-shm")


def create_database(folder: Path) -> None:
    """Create the database of a new store."""
    _replace(folder, str(uuid.uuid4()), [])


def rebuild_store(folder: Path) -> list[str]:
    """Make the database of a store anew from its WARC files.

    Whole records of a damaged file are saved to a new one first. The old database is
    used no more once the new one is whole and on the disk.

    Returns:
        A sentence for each file that was damaged.

    Raises:
        StoreError: there is no store, another process writes to it, or a file cannot be
            told to be the store's or another's; the database is left as it is.
        OSError: a file cannot be read or written.
    """
    if not (folder / WARCS).is_dir():
        require_store(folder)
    with write_lock(folder):
        _refuse_nameless(folder)
        _, files = _own_files(folder)
        damaged = [
            file for file in files if is_damaged(file.path, last=file is files[-1])
        ]
        said = [salvage(file.path) for file in damaged]
        _replace(folder, *_own_files(folder))
    return said


def _refuse_nameless(folder: Path) -> None:
    """Make sure that no file would be passed over for its first record alone.

    Raises:
        DamagedStoreError: one has a store's name and whole records, but not the first,
            which says whose it is.
    """
    _, others = find_files(folder)
    for name in others:
        path = folder / WARCS / name
        if revision_of(name) >= 0 and any(records_after_damage(path, 0)):
            message = (
                f"{path}: its first record, which says to which store it belongs, is "
                "not whole; put the file back from a backup, or take it away"
            )
            raise DamagedStoreError(message)


def fill(folder: Path, database: Path) -> None:
    """Make another database from the WARC files of a store, to compare its own with.

    Raises:
        DamagedStoreError: a WARC file is not whole.
        OSError: a file cannot be read or written.
    """
    _fill(database, *_own_files(folder))


def _own_files(folder: Path) -> tuple[str, list[OwnFile]]:
    """Return the id of a store and its files, of each the one written last."""
    files, _ = find_files(folder)
    store = _store_id(folder, files)
    latest = {file.sequence: file for file in files if file.store == store}
    return store, list(latest.values())


def _replace(folder: Path, store: str, files: list[OwnFile]) -> None:
    new = folder / f"{DATABASE}.new"
    for suffix in ("", *_SIDE_FILES, "-journal"):
        new.with_name(new.name + suffix).unlink(missing_ok=True)
    _fill(new, store, files)
    fsync(new)
    for suffix in _SIDE_FILES:  # of the old database; they would spoil the new one
        (folder / f"{DATABASE}{suffix}").unlink(missing_ok=True)
    new.replace(folder / DATABASE)
    fsync(folder)


def _fill(database: Path, store: str, files: list[OwnFile]) -> None:
    connection = open_to_write(database)
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


def _store_id(folder: Path, files: list[OwnFile]) -> str:
    """Return the id of the store: the database's, else that of most of its files."""
    try:
        connection = open_to_read(folder)
        try:
            sql = "SELECT value FROM facts WHERE name = 'store'"
            return str(connection.execute(sql).fetchone()[0])
        finally:
            connection.close()
    except (sqlite3.Error, TypeError):
        ids = Counter(file.store for file in files).most_common(1)
        return ids[0][0] if ids else str(uuid.uuid4())
