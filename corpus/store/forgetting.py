"""How is what must not be kept removed for good?

A tombstone is kept first, with a note that the rest is to be done: from then on the
address is not asked again, and nothing of it is indexed. Then each WARC file with a
record of it is written anew without those records: to a file of another name, synced
before it takes that name; the database is told in one transaction; the old file is
removed last. At the end another note says that it is done. Killed at any moment, the
store is whole, and the next opening goes on; a file that the database does not know and
that has the place of one which it knows is removed by it.

What is removed of the address: requests, answers and all that was decided of it, titles
included. What is left: the address itself, in the tombstone and in indexes of its
source that named it. Other files are not touched.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.durable_files import fsync, sha256_of
from corpus.store.copying import copy_records
from corpus.store.database import transaction
from corpus.store.events import Forgotten, Noted
from corpus.store.facts import key_of
from corpus.store.layout import WARCS, rewritten_name
from corpus.store.replay import known_warcs
from corpus.store.walk import walk

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from corpus.store.replay import Warc
    from corpus.store.walk import Record


REMOVALS = "forgetting"
"""Kind of the notes on addresses whose records are to be removed."""


def removal_note(event: Forgotten, *, done: int) -> Noted:
    """Return the event that the records of an address are to be removed, or were."""
    url, values = key_of(event.url), {"done": done}
    return Noted(kind=REMOVALS, key=url, values=values, time=event.time)


def remove_records(folder: Path, connection: sqlite3.Connection, url: str) -> int:
    """Remove the records of an address from all WARC files of a store.

    Args:
        folder: of the store, all of whose files are sealed.
        connection: to its database.
        url: the address, in canonical form.

    Returns:
        The number of records that were removed.

    Raises:
        DamagedStoreError: a file is not whole.
        OSError: a file cannot be written.
    """
    return sum(_remove(folder, connection, w, url) for w in known_warcs(connection))


def _remove(folder: Path, connection: sqlite3.Connection, warc: Warc, key: str) -> int:
    """Write a file anew without the records of an address, if it has any."""
    path = folder / WARCS / warc.file
    records = list(walk(path))
    removed = _of_address(records, key)
    kept = [record for record in records if record.offset not in removed]
    if len(kept) == len(records):
        return 0
    name = rewritten_name(warc.file)
    new = path.with_name(name)
    moved = copy_records(path, kept, new)
    changed = warc._replace(
        file=name, end=new.stat().st_size, records=len(kept), sha256=sha256_of(new)
    )
    with transaction(connection):
        connection.execute(
            "UPDATE warcs SET file = ?, end = ?, records = ?, sha256 = ? "
            "WHERE sequence = ?",
            (changed.file, changed.end, changed.records, changed.sha256, warc.sequence),
        )
        connection.executemany(
            "UPDATE captures SET file = ?, offset = ? WHERE file = ? AND offset = ?",
            [(name, there, warc.file, here) for here, there in moved],
        )
    path.unlink()
    fsync(path.parent)
    return len(records) - len(kept)


def _of_address(records: list[Record], key: str) -> set[int]:
    """Return the offsets of the records of events of an address, its tombstone apart.

    An event's answer may have come from another address, so its record is looked for
    by the id that the event's facts state.
    """
    ids: set[str] = set()
    offsets: set[int] = set()
    for record in records:
        if record.kind == "metadata":
            facts = json.loads(record.block)
            if facts.get("url") == key and facts["type"] != "forgotten":
                offsets.add(record.offset)
                ids.add(facts.get("record", ""))
    ids.discard("")
    for record in records:
        names = ("warc-record-id", "warc-concurrent-to")
        if not ids.isdisjoint(record.fields.get(name, "") for name in names):
            offsets.add(record.offset)
    return offsets
