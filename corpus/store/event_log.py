"""In which order do events reach the disk?

A group of events takes two steps:

1. its records are written to the open WARC file, flushed and synced (and, with the
   first group of a file, the folder that names it);
2. one transaction of the database applies the events and notes the file's new end; it
   is synced as it commits.

Killed before 1 is done, the file has a torn end that the next opening cuts off. Killed
between 1 and 2, the group is whole: the next opening applies it. After 2 it is in
both. So nothing is in the database that is not on the disk in a WARC file, whatever
the moment; and a disk that is full lets a group be cut off again and nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.durable_files import sha256_of
from corpus.store.database import complaining, transaction
from corpus.store.events import Captured, Sealed, Unchanged
from corpus.store.layout import WARCS
from corpus.store.open_warc import OpenWarc
from corpus.store.projection import apply
from corpus.store.replay import Warc, note

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from corpus.store.records import Item


class EventLog:
    """The end of a store, where events are appended."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self._folder = folder
        self._connection = connection
        self._warc: OpenWarc | None = None

    def is_open(self) -> bool:
        """Return whether the last WARC file is not sealed yet."""
        last = self._last()
        return last is not None and not last.sealed

    def write(self, items: list[Item]) -> int:
        """Write a group of events to the WARC file, then to the database.

        Returns:
            The bytes of the file then.

        Raises:
            StoreError: the database cannot take them.
            OSError: the disk cannot.
        """
        known = self._last()
        warc = self._warc = self._warc or self._next_warc(known)
        if known is None or known.file != warc.path.name:
            group = (known.last_group if known else 0) + 1
            known = Warc(warc.sequence, warc.path.name, records=1)
        else:
            group = known.last_group + 1
        try:
            end = self._commit(items, warc, known._replace(last_group=group))
        except BaseException:
            self._warc = None
            with suppress(OSError):  # what cannot be cut off is so at the next opening
                warc.cut()
                if warc.end:
                    self._warc = warc
            raise
        warc.end = end
        return end

    def _commit(self, items: list[Item], warc: OpenWarc, known: Warc) -> int:
        written = warc.write(items, known.last_group)
        end = warc.position()
        known = known._replace(
            end=end, records=known.records + len(items) + 2 * _answers(items)
        )
        if any(isinstance(item.event, Sealed) for item in items):
            known = known._replace(sealed=1, sha256=sha256_of(warc.path))
        with complaining(self._folder), transaction(self._connection):
            for facts, location in written:
                apply(self._connection, facts, location)
            note(self._connection, known)
        return end

    def _last(self) -> Warc | None:
        sql = "SELECT * FROM warcs ORDER BY sequence DESC LIMIT 1"
        row = self._connection.execute(sql).fetchone()
        return Warc(*row) if row else None

    def _next_warc(self, last: Warc | None) -> OpenWarc:
        """Open the last WARC file at its end, or a new one if that is sealed."""
        if last and not last.sealed:
            return OpenWarc(self._folder / WARCS / last.file, last.sequence, last.end)
        sql = "SELECT value FROM facts WHERE name = 'store'"
        store = self._connection.execute(sql).fetchone()[0]
        number = last.sequence + 1 if last else 1
        return OpenWarc.create(self._folder, store, number, datetime.now(UTC))

    def close(self) -> None:
        """Close the WARC file; it is left open to the next writer."""
        if self._warc:
            self._warc.close()
            self._warc = None


def _answers(items: list[Item]) -> int:
    return sum(isinstance(item.event, Captured | Unchanged) for item in items)
