"""How is the database of a store opened?"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from corpus.store.errors import DamagedStoreError, StoreError
from corpus.store.layout import DATABASE, WARCS
from corpus.store.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_WAIT = 30.0
"""Seconds to wait for another process's transaction."""


@contextmanager
def reading(folder: Path) -> Generator[sqlite3.Connection]:
    """Open the database of a store to read it, while others may write.

    Raises:
        StoreError: there is none, or it is damaged.
    """
    require_store(folder)
    with complaining(folder):
        connection = open_to_read(folder)
        try:
            check_version(connection, folder)
            yield connection
        finally:
            connection.close()


def open_to_read(folder: Path) -> sqlite3.Connection:
    """Open the database, also where the disk is read-only.

    There the shared memory that a database with a write-ahead log needs cannot be
    made; but there nobody writes either, and a log is left only by a killed writer.
    """
    address = f"{(folder / DATABASE).absolute().as_uri()}?mode=ro"
    log = folder / f"{DATABASE}-wal"
    if not os.access(folder, os.W_OK) and not log.exists():
        address += "&immutable=1"
    return sqlite3.connect(
        address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
    )


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a database to write it; transactions are begun by hand.

    A commit waits until it is on the disk. What is deleted is overwritten, so that a
    title which is to be forgotten does not stay in a free page.
    """
    connection = sqlite3.connect(
        path, timeout=_WAIT, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """Make all changes or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def complaining(folder: Path) -> Generator[None]:
    """Turn what SQLite raises into errors with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        _complain(folder, error)


def _complain(folder: Path, error: sqlite3.Error) -> NoReturn:
    path = folder / DATABASE
    code = getattr(error, "sqlite_errorcode", None)  # its own errors have none
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY}:
        message = f"{path}: {error}; nothing of this step was kept"
        raise StoreError(message) from error
    message = f"{path}: {error}; run `hoptac store check --rebuild --store {folder}`"
    raise DamagedStoreError(message) from error


def require_store(folder: Path) -> None:
    """Make sure that a folder is a store.

    Raises:
        StoreError: it is none.
    """
    if not (folder / WARCS).is_dir():
        message = f"{folder} is no store; `hoptac fetch` makes one"
        raise StoreError(message)
    if not (folder / DATABASE).is_file():
        message = (
            f"{folder / DATABASE} is missing; "
            f"run `hoptac store check --rebuild --store {folder}`"
        )
        raise DamagedStoreError(message)


def check_version(connection: sqlite3.Connection, folder: Path) -> None:
    """Make sure that this program reads a database.

    Raises:
        StoreError: another version wrote it.
    """
    row = connection.execute("SELECT value FROM facts WHERE name = 'version'")
    version = row.fetchone()
    if version is None or version[0] != str(SCHEMA_VERSION):
        message = (
            f"{folder}: another version of Hoptac made its database; "
            f"run `hoptac store check --rebuild --store {folder}`"
        )
        raise StoreError(message)
