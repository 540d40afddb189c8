"""Is a store as it was written?

Each WARC file is read twice: by a walk over its members of gzip, which compares lengths
and digests and takes no end for granted, and by warcio, as another program would. Then
another database is made from the files and compared with the store's, row by row.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpus.durable_files import sha256_of
from corpus.open_file import open_regular
from corpus.store.database import (
    complaining,
    open_to_write,
    reading,
    require_store,
)
from corpus.store.errors import DamagedStoreError, StoreError
from corpus.store.layout import WARCS
from corpus.store.opening import ready_to_write
from corpus.store.rebuild import fill
from corpus.store.replay import find_files, known_warcs
from corpus.store.walk import walk
from corpus.store.write_lock import write_lock

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from corpus.store.replay import Warc
    from corpus.store.walk import Record

TABLES = (
    "facts",
    "warcs",
    "captures",
    "notes",
    "sources",
    "runs",
    "addresses",
    "indexes",
)
_BACKUP = "put it back from a backup"


@dataclass(slots=True, kw_only=True)
class CheckReport:
    """What a check has found.

    Attributes:
        files: WARC files that were read.
        records: that are whole.
        addresses: in the database.
        others: names of files in the folder of WARC files that no store wrote, or
            another store did; they are left alone.
        problems: what is not as it was written, each with its file and what to do.
    """

    files: int = 0
    records: int = 0
    addresses: int = 0
    others: tuple[str, ...] = ()
    problems: list[str] = field(default_factory=list)


def check_store(folder: Path, progress: Callable[[str], object] = str) -> CheckReport:
    """Read all of a store, and return what is not as it was written.

    Args:
        folder: of the store.
        progress: called with the name of each file before it is read.

    Raises:
        StoreError: there is no store, another process writes to it, or the disk is too
            full to tidy up what a killed writer left.
    """
    if not (folder / WARCS).is_dir():
        require_store(folder)
    with (
        suppress(DamagedStoreError, OSError),
        complaining(folder),
        ready_to_write(folder),
    ):
        pass  # what a killed writer left is no damage
    report = CheckReport()
    with ExitStack() as stack:
        with suppress(OSError):  # a disk that is read-only; nobody writes there
            stack.enter_context(write_lock(folder))
        try:
            connection = stack.enter_context(reading(folder))
            known = known_warcs(connection)
            _check_files(folder, connection, known, report, progress)
            if not report.problems:
                _compare(folder, connection, report)
        except StoreError as error:
            report.problems.append(str(error))
    return report


def _check_files(
    folder: Path,
    connection: sqlite3.Connection,
    known: list[Warc],
    report: CheckReport,
    progress: Callable[[str], object],
) -> None:
    sql = "SELECT url FROM addresses WHERE state = 'forgotten'"
    forgotten = {row[0] for row in connection.execute(sql)}
    for warc in known:
        progress(warc.file)
        problem = _problem(folder / WARCS / warc.file, warc, forgotten)
        if problem:
            report.problems.append(problem)
        else:
            report.files += 1
            report.records += warc.records
    own, others = find_files(folder, {warc.file for warc in known})
    report.others = tuple(sorted([*others, *(file.path.name for file in own)]))
    sql = "SELECT count(*) FROM addresses"
    report.addresses = connection.execute(sql).fetchone()[0]


def _problem(path: Path, warc: Warc, forgotten: set[str]) -> str:
    """Return what is wrong with a WARC file, "" if nothing is."""
    if not path.exists():
        return f"{path} is missing; {_BACKUP}"
    size = path.stat().st_size
    if size < warc.end or (warc.sealed and size > warc.end):
        return f"{path} has {size} bytes and should have {warc.end}; {_BACKUP}"
    try:
        problem = _walk_problem(path, warc, forgotten)
    except (StoreError, OSError) as error:
        return f"{error}; {_BACKUP}"
    if not problem and warc.sealed and sha256_of(path) != warc.sha256:
        problem = f"{path} has another SHA-256 than when it was sealed; {_BACKUP}"
    if not problem and _count_with_warcio(path, warc.end) != warc.records:
        problem = (
            f"{path}: warcio does not read {warc.records} records in it; {_BACKUP}"
        )
    return problem


def _walk_problem(path: Path, warc: Warc, forgotten: set[str]) -> str:
    records = 0
    for record in walk(path):
        if record.offset >= warc.end:  # left by a writer that was killed
            break
        records += 1
        url = _url_of_event(record)
        if url in forgotten:
            return (
                f"{path}: a record of {url}, which is to be forgotten, is left at byte "
                f"{record.offset}; run `hoptac store forget {url}`"
            )
    if records != warc.records:
        return f"{path} has {records} records and should have {warc.records}; {_BACKUP}"
    return ""


def _url_of_event(record: Record) -> str:
    """Return which address a record's event tells of, "" if none or a tombstone."""
    facts = json.loads(record.block) if record.kind == "metadata" else {}
    return "" if facts.get("type") == "forgotten" else str(facts.get("url", ""))


def _count_with_warcio(path: Path, end: int) -> int:
    """Return how many records warcio reads to their end, -1 if it fails.

    Digests were compared by the walk. warcio's own idea of where a payload begins may
    differ for heads that are no good HTTP, and so may its digest.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only stores wait
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    count = 0
    with open_regular(path, path.parent) as stream:
        try:
            for record in ArchiveIterator(_Until(stream, end)):
                while record.raw_stream.read(1 << 16):
                    pass
                count += 1
        except (ArchiveLoadFailed, ValueError, OSError):
            return -1
    return count


class _Until:
    """A file up to a byte, read from its beginning."""

    def __init__(self, stream: BinaryIO, end: int) -> None:
        self._stream = stream
        self._end = end

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, b"" at the end."""
        left = self._end - self._stream.tell()
        return self._stream.read(left if size < 0 else min(size, left))

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._stream.tell()

    def close(self) -> None:
        """Leave the file to who opened it."""


def _compare(folder: Path, connection: sqlite3.Connection, report: CheckReport) -> None:
    """Compare the database with what follows from the WARC files."""
    remedy = f"run `hoptac store check --rebuild --store {folder}`"
    with tempfile.TemporaryDirectory(prefix="hoptac-") as temporary:
        path = Path(temporary, "rebuilt.sqlite")
        fill(folder, path)
        with closing(open_to_write(path)) as rebuilt:
            for table in TABLES:
                if row := first_difference(connection, rebuilt, table):
                    report.problems.append(
                        f"{folder}: in the table {table} of the database, the row of "
                        f"{row} does not follow from the WARC files; {remedy}"
                    )


def first_difference(
    one: sqlite3.Connection, other: sqlite3.Connection, table: str
) -> str:
    """Return the key of the first row that two databases differ in, "" if none."""
    sql = f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608 - one of `TABLES`
    for mine, theirs in zip_longest(one.execute(sql), other.execute(sql)):
        if mine != theirs:
            return str((mine or theirs)[0])
    return ""
