"""How are events kept, and what is known from them?

A file is sealed, with a record that says so and its SHA-256 in the database, at 100 MB
and at the end of a pass; later events go to a new one.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from corpus.store import queries
from corpus.store.database import complaining, reading
from corpus.store.errors import StoreError
from corpus.store.event_log import EventLog
from corpus.store.events import Captured, Forgotten, RunEnded, Sealed
from corpus.store.facts import facts_of
from corpus.store.forgetting import REMOVALS, removal_note, remove_records
from corpus.store.items import item_of, new_item
from corpus.store.kinds import Role
from corpus.store.opening import ready_to_write
from corpus.store.payload import MAX_BODY, body_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from corpus.store.address import Address, IndexPage, StoredCapture
    from corpus.store.events import Entry, Event
    from corpus.store.exchange import Exchange

SEAL_BYTES = 100 * 1000 * 1000
"""A WARC file of so many bytes is sealed."""


@contextmanager
def open_store(folder: Path, *, create: bool = False) -> Generator[Store]:
    """Open a store to read and to write; nobody else may write meanwhile.

    Args:
        folder: of the store.
        create: make it if there is none.

    Raises:
        StoreError: there is none, another process writes to it, or it is damaged.
        OSError: it cannot be read or written.
    """
    with complaining(folder), ready_to_write(folder, create=create) as connection:
        store = Store(folder, connection)
        try:
            store.finish_forgetting()
            yield store
        finally:
            store.close()


@contextmanager
def read_store(folder: Path) -> Generator[Store]:
    """Open a store to read it, also while another process writes.

    Raises:
        StoreError: there is none, or its database is damaged.
    """
    with reading(folder) as connection:
        yield Store(folder, connection, writable=False)


class Store:
    """A store that is open; threads may share it.

    Attributes:
        folder: where it is.
    """

    def __init__(
        self, folder: Path, connection: sqlite3.Connection, *, writable: bool = True
    ) -> None:
        self.folder = folder
        self._connection = connection
        self._lock = threading.RLock()
        self._log = EventLog(folder, connection) if writable else None

    def append(self, events: Iterable[Event]) -> None:
        """Keep events, all or none of them; on return they are on the disk.

        Events of an address that was forgotten are left out. The WARC file is sealed
        if a pass ends with them.

        Raises:
            StoreError: the database cannot take them.
            OSError: the disk cannot.
            ValueError: an event is invalid; see `facts.facts_of`.
        """
        group = list(events)
        with self._lock:
            items = [
                item for event in group if (item := item_of(self._connection, event))
            ]
            if not items:
                return
            end = self._writable_log().write(items)
            if end >= SEAL_BYTES or any(isinstance(e, RunEnded) for e in group):
                with suppress(OSError, StoreError):  # the events are kept even so
                    self.seal()

    def seal(self) -> None:
        """Seal the open WARC file, if there is one."""
        with self._lock:
            log = self._writable_log()
            if log.is_open():
                log.write([new_item(Sealed(time=datetime.now(UTC)))])
                log.close()

    def forget(self, event: Forgotten) -> int:
        """Remove an address and all that it answered; return how many records.

        Raises:
            DamagedStoreError: a WARC file is not whole.
            OSError: a WARC file cannot be written.
        """
        with self._lock:
            self.append([event, removal_note(event, done=0)])
            return self.finish_forgetting()

    def finish_forgetting(self) -> int:
        """Do what a killed `forget` left to be done; return how many records."""
        removed = 0
        with self._lock:
            for url, noted in queries.notes(self._connection, REMOVALS):
                if not noted["done"]:
                    self.seal()
                    removed += remove_records(self.folder, self._connection, url)
                    event = Forgotten(url=url, reason="", time=datetime.now(UTC))
                    self.append([removal_note(event, done=1)])
        return removed

    def address(self, url: str) -> Address | None:
        """Return what is known of the address of a page, None if nothing."""
        with self._lock:
            return queries.address(self._connection, url)

    def addresses(self, source: str, state: str = "") -> list[Address]:
        """Return the addresses of a source, of one state or of all, in their order."""
        with self._lock:
            return list(queries.addresses(self._connection, source, state))

    def due(self, source: str, now: datetime, limit: int) -> list[Address]:
        """Return the addresses of a source to ask now, those due longest first."""
        with self._lock:
            return queries.due(self._connection, source, now, limit)

    def next_due(self, source: str) -> datetime | None:
        """Return when an address of a source is due first, None if none is."""
        with self._lock:
            return queries.next_due(self._connection, source)

    def news(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return those entries of an index that say what is not known yet."""
        with self._lock:
            return tuple(queries.news(self._connection, entries))

    def is_forgotten(self, url: str) -> bool:
        """Return whether an address was removed for good and must not be asked."""
        with self._lock:
            return queries.is_forgotten(self._connection, url)

    def captures(self, url: str) -> list[StoredCapture]:
        """Return all answers of an address, in the order of their times."""
        with self._lock:
            return queries.captures(self._connection, url)

    def capture(self, record: str) -> StoredCapture | None:
        """Return an answer by its record's id; of an unchanged one, the earlier."""
        with self._lock:
            return queries.capture(self._connection, record)

    def is_same(
        self, exchange: Exchange, role: Role = Role.PAGE, page: str = ""
    ) -> bool:
        """Return whether an answer has the payload of the last good capture.

        It is to be kept as `Unchanged` then, as is one with the status 304. Arguments
        are as those of `Captured`.
        """
        facts = facts_of(Captured(source="", exchange=exchange, role=role))
        with self._lock:
            known: Address | IndexPage | None
            if role == Role.PAGE:
                known = queries.address(self._connection, page or exchange.url)
            else:
                known = queries.index_page(self._connection, page or exchange.url)
            record = known.capture if known else ""
            last = queries.capture(self._connection, record)
        if last is None:
            return False
        return (last.digest, last.status) == (facts["digest"], facts["status"])

    def body(self, capture: StoredCapture, limit: int = MAX_BODY) -> bytes:
        """Return the body of an answer, decompressed.

        Raises:
            StoreError: its file is not there or not whole.
            corpus.errors.UnreadableError: the body has more than `limit` bytes, or
                cannot be decompressed.
        """
        earlier = self.capture(capture.record)
        return body_of(self.folder, earlier or capture, limit)

    def index_pages(self, source: str) -> list[IndexPage]:
        """Return the feeds, sitemaps, lists and robots.txt files of a source."""
        with self._lock:
            return queries.index_pages(self._connection, source)

    def index_page(self, url: str) -> IndexPage | None:
        """Return what is known of a feed, sitemap, list or robots.txt file."""
        with self._lock:
            return queries.index_page(self._connection, url)

    def note(self, kind: str, key: str) -> dict[str, Any]:
        """Return what was noted last, {} if nothing; see `events.Noted`."""
        with self._lock:
            return queries.note(self._connection, kind, key)

    def copies(self, url: str, text_digest: str) -> tuple[str, ...]:
        """Return the other live addresses of a host that have the same text."""
        with self._lock:
            return queries.copies(self._connection, url, text_digest)

    def answers_since(self, source: str, time: datetime) -> int:
        """Return how many answers of a source were kept since a time."""
        with self._lock:
            return queries.answers_since(self._connection, source, time)

    def close(self) -> None:
        """Close the WARC file; it is left open to the next writer."""
        with self._lock:
            if self._log:
                self._log.close()

    def _writable_log(self) -> EventLog:
        if self._log is None:
            message = f"{self.folder} was opened only to be read"
            raise StoreError(message)
        return self._log
