"""How is a store made ready to be written to?"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.durable_files import fsync
from corpus.store.database import (
    check_version,
    open_to_write,
    require_store,
    transaction,
)
from corpus.store.errors import DamagedStoreError
from corpus.store.layout import DATABASE, WARCS, revision_of
from corpus.store.rebuild import create_database
from corpus.store.replay import Warc, find_files, known_warcs, replay
from corpus.store.write_lock import write_lock

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator
    from pathlib import Path

    from corpus.store.replay import OwnFile


@contextmanager
def ready_to_write(
    folder: Path, *, create: bool = False
) -> Generator[sqlite3.Connection]:
    """Hold a store to write to it, what a killed writer left being tidied up.

    Raises:
        StoreError: there is none, another process writes to it, or it is damaged.
        OSError: it cannot be read or written.
    """
    if create:
        (folder / WARCS).mkdir(parents=True, exist_ok=True)
    elif not folder.is_dir():
        require_store(folder)
    with write_lock(folder):
        if create and not (folder / DATABASE).exists() and not find_files(folder)[0]:
            create_database(folder)
        require_store(folder)
        connection = open_to_write(folder / DATABASE)
        try:
            check_version(connection, folder)
            _catch_up(folder, connection)
            yield connection
        finally:
            connection.close()


def _catch_up(folder: Path, connection: sqlite3.Connection) -> None:
    """Make the database and the WARC files agree, whatever ended the last writer."""
    known = known_warcs(connection)
    for warc in known:
        _check_size(folder, warc)
    for path in (folder / WARCS).glob(".*.new"):
        path.unlink()
    files, others = find_files(folder, {warc.file for warc in known})
    for name in others:
        path = folder / WARCS / name
        if revision_of(name) >= 0 and _is_empty_file(path):
            path.unlink()  # killed before it wrote the first record
    store = connection.execute("SELECT value FROM facts WHERE name = 'store'")
    number = store.fetchone()[0]
    new = _settle(files, number, {warc.sequence: warc for warc in known})
    last = known[-1] if known else None
    todo = [(last.file, last)] if last and not last.sealed else []
    todo += [(file.path.name, Warc(file.sequence, file.path.name)) for file in new]
    for name, warc in todo:
        path = folder / WARCS / name
        with transaction(connection):
            end = replay(connection, path, warc, last=name == todo[-1][0]).end
            if not end:
                connection.execute("DELETE FROM warcs WHERE file = ?", (name,))
        _cut(path, end)


def _is_empty_file(path: Path) -> bool:
    """Return whether a path is a file, and not a link or a pipe, without a byte."""
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and not status.st_size


def _settle(files: list[OwnFile], store: str, known: dict[int, Warc]) -> list[OwnFile]:
    """Return the files that the database does not know; remove leavings of `forget`.

    `forget` writes a file anew under another name, tells the database, and removes the
    old one; killed in between, it leaves the one that the database does not know.
    """
    new = []
    for file in files:
        if file.store != store:
            continue
        if file.sequence not in known:
            new.append(file)
        else:
            file.path.unlink()
    return new


def _check_size(folder: Path, warc: Warc) -> None:
    """Make sure that a file still has all that was committed to it.

    Raises:
        DamagedStoreError: it has not.
    """
    path = folder / WARCS / warc.file
    remedy = (
        "put it back from a backup, or run "
        f"`hoptac store check --rebuild --store {folder}` to go on without what is lost"
    )
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        message = f"{path} is missing; {remedy}"
        raise DamagedStoreError(message) from None
    if size < warc.end or (warc.sealed and size != warc.end):
        message = f"{path} has {size} bytes and should have {warc.end}; {remedy}"
        raise DamagedStoreError(message)


def _cut(path: Path, end: int) -> None:
    """Cut off what follows the last whole group of events."""
    if path.stat().st_size == end:
        return
    if not end:
        path.unlink()
        return
    os.truncate(path, end)
    fsync(path)
