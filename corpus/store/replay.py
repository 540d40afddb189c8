"""What do the WARC files of a store say that its database does not know yet?

Opening a store replays what was written after the last commit, if anything, and making
the database anew replays all; both call `projection.apply` as appending does.

A group of events that was not written to its end can only be the last of the last file:
nothing is written before a group is whole or was cut off. A file that is followed by
another, or is sealed, may have lost records only to `forget`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.durable_files import sha256_of
from corpus.store.errors import DamagedStoreError
from corpus.store.layout import WARCS, revision_of
from corpus.store.projection import apply
from corpus.store.records import GROUP, Location
from corpus.store.walk import records_after_damage, walk

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterator
    from pathlib import Path

    from corpus.store.walk import Record

_FIELD = re.compile(rb"hoptac-(store|sequence): *([\w-]+)")


class OwnFile(NamedTuple):
    """A WARC file that a store wrote.

    Attributes:
        path: where it is.
        store: id of the store.
        sequence: which of its files it is, from 1.
    """

    path: Path
    store: str
    sequence: int


class Warc(NamedTuple):
    """What the database knows of a WARC file; the columns of its table.

    Attributes:
        sequence: which of the store's files it is, from 1.
        file: its name.
        end: the byte after the last committed record.
        records: how many were committed.
        last_group: number of the last group of events.
        sealed: whether it is never written to again.
        sha256: of a sealed file, else "".
    """

    sequence: int
    file: str
    end: int = 0
    records: int = 0
    last_group: int = 0
    sealed: int = 0
    sha256: str = ""


def note(connection: sqlite3.Connection, warc: Warc) -> None:
    """Make the database know of a WARC file."""
    sql = "INSERT OR REPLACE INTO warcs VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.execute(sql, warc)


def known_warcs(connection: sqlite3.Connection) -> list[Warc]:
    """Return what the database knows of all WARC files, in their order."""
    return [Warc(*row) for row in connection.execute("SELECT * FROM warcs")]


def find_files(
    folder: Path, known: Container[str] = ()
) -> tuple[list[OwnFile], list[str]]:
    """Return the WARC files that a store wrote, and names of what else lies there.

    Args:
        folder: of the store.
        known: names of files to leave out.
    """
    own, others = [], []
    for path in sorted((folder / WARCS).iterdir()):
        if path.name in known or path.name.startswith("."):
            continue
        file = _own(path) if revision_of(path.name) >= 0 else None
        if file:
            own.append(file)
        else:
            others.append(path.name)
    own.sort(key=lambda file: (file.sequence, revision_of(file.path.name)))
    return own, others


def _own(path: Path) -> OwnFile | None:
    """Return a file with what its first record says, None if no store wrote it."""
    try:
        block = next(walk(path)).block
    except (DamagedStoreError, OSError, StopIteration):
        return None
    fields = {match[1]: match[2].decode() for match in _FIELD.finditer(block)}
    if fields.keys() != {b"store", b"sequence"}:
        return None
    return OwnFile(path, fields[b"store"], int(fields[b"sequence"]))


def replay(
    connection: sqlite3.Connection, path: Path, warc: Warc, *, last: bool
) -> Warc:
    """Apply the events of a file that were written after what is known of it.

    Args:
        connection: to the database, within a transaction.
        path: the file.
        warc: what is known of it.
        last: whether no other file follows it, so that its end may be torn.

    Returns:
        What is known of it then. Bytes after its end are a group that was cut short.

    Raises:
        DamagedStoreError: the file is not whole, other than at such an end.
    """
    for group in _groups(path, warc.end, last=last):
        sealed = _apply_group(connection, warc.file, group)
        end = group[-1].offset + group[-1].length
        number = max(warc.last_group, *map(_group_of, group))
        warc = warc._replace(
            end=end,
            records=warc.records + len(group),
            last_group=number,
            sealed=int(warc.sealed or sealed),
        )
    if warc.sealed and not warc.sha256:
        warc = warc._replace(sha256=sha256_of(path))
    note(connection, warc)
    return warc


def _groups(path: Path, start: int, *, last: bool) -> Iterator[list[Record]]:
    """Yield the records of each group that is whole; warcinfo belongs to the first."""
    group: list[Record] = []
    try:
        for record in walk(path, start):
            if group and _group_of(group[-1]) not in {0, _group_of(record)}:
                yield group
                group = []
            group.append(record)
            if record.fields.get(GROUP.lower(), "").endswith(" last"):
                yield group
                group = []
    except DamagedStoreError:
        if not last or is_followed(path, start):
            raise
        return
    if group and not last:
        yield group


def is_followed(path: Path, start: int) -> bool:
    """Return whether another group follows the one with the first broken record.

    If so, its end was not torn but is damaged, and nothing of it may be cut off. (A
    power cut may leave later parts of a group, and not the ones before.)
    """
    number = 0
    try:
        for record in walk(path, start):
            mark = record.fields.get(GROUP.lower(), "")
            number = _group_of(record) + mark.endswith(" last")
    except DamagedStoreError:
        after = records_after_damage(path, start)
        return bool(number) and any(_group_of(record) > number for record in after)
    return False


def _group_of(record: Record) -> int:
    """Return the number of a record's group, 0 if it states none."""
    number, _, _ = record.fields.get(GROUP.lower(), "").partition(" ")
    return int(number) if number.isdecimal() else 0


def _apply_group(
    connection: sqlite3.Connection, file: str, group: list[Record]
) -> bool:
    """Apply the events of a group; return whether one of them seals the file."""
    places = {
        record.fields.get("warc-record-id"): Location(
            file, record.offset, record.length
        )
        for record in group
        if record.kind in {"response", "revisit"}
    }
    sealed = False
    for record in group:
        if record.kind == "metadata":
            facts = json.loads(record.block)
            apply(connection, facts, places.get(facts.get("record")))
            sealed = sealed or facts["type"] == "sealed"
    return sealed
