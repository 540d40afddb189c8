"""What does the database of a store answer?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.store.address import address_of, capture_of, index_page_of
from corpus.store.facts import key_of
from corpus.store.kinds import Role
from corpus.store.projection import json_text
from corpus.store.times import parse_time, time_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from corpus.store.address import Address, IndexPage, StoredCapture
    from corpus.store.events import Entry


def address(connection: sqlite3.Connection, url: str) -> Address | None:
    """Return what is known of the address of a page, None if nothing."""
    sql = "SELECT * FROM addresses WHERE url = ?"
    row = next(rows(connection, sql, key_of(url)), None)
    return address_of(row) if row else None


def addresses(
    connection: sqlite3.Connection, source: str, state: str = ""
) -> Iterator[Address]:
    """Yield the addresses of a source, of one state or of all, in their order."""
    sql = "SELECT * FROM addresses WHERE source = ? AND ? IN ('', state) ORDER BY url"
    return map(address_of, rows(connection, sql, source, str(state)))


def due(
    connection: sqlite3.Connection, source: str, now: datetime, limit: int
) -> list[Address]:
    """Return the addresses of a source to ask now, those due longest first."""
    sql = (
        "SELECT * FROM addresses WHERE source = ? AND next_due <= ? "
        "AND state <> 'forgotten' ORDER BY next_due, url LIMIT ?"
    )
    return list(map(address_of, rows(connection, sql, source, time_text(now), limit)))


def next_due(connection: sqlite3.Connection, source: str) -> datetime | None:
    """Return when an address of a source is due first, None if none is."""
    sql = (
        "SELECT min(next_due) FROM addresses WHERE source = ? AND state <> 'forgotten'"
    )
    row = connection.execute(sql, (source,)).fetchone()
    return parse_time(row[0]) if row[0] else None


def news(connection: sqlite3.Connection, entries: Iterable[Entry]) -> list[Entry]:
    """Return those entries of an index that say what is not known yet.

    They are new, or state another time or another story than was stated before. None
    is of an address that was forgotten.
    """
    return [entry for entry in entries if _is_news(connection, entry)]


def _is_news(connection: sqlite3.Connection, entry: Entry) -> bool:
    sql = "SELECT modified, published, story, links, state FROM addresses WHERE url = ?"
    known = connection.execute(sql, (key_of(entry.url),)).fetchone()
    if known is None:
        return True
    stated = (
        time_text(entry.modified) if entry.modified else "",
        time_text(entry.published) if entry.published else "",
        entry.story,
        json_text(list(entry.links)) if entry.links else "",
    )
    *before, state = known
    new = any(value not in {"", old} for value, old in zip(stated, before, strict=True))
    return new and state != "forgotten"


def captures(connection: sqlite3.Connection, url: str) -> list[StoredCapture]:
    """Return all answers of an address, in the order of their times."""
    sql = "SELECT * FROM captures WHERE url = ? ORDER BY time, record"
    return list(map(capture_of, rows(connection, sql, key_of(url))))


def capture(connection: sqlite3.Connection, record: str) -> StoredCapture | None:
    """Return the answer with a record's id; of an unchanged one, whose body it has."""
    sql = "SELECT * FROM captures WHERE record = ?"
    row = next(rows(connection, sql, record), None)
    if row and row["refers"]:
        row = next(rows(connection, sql, row["refers"]), None)
    return capture_of(row) if row else None


def index_pages(connection: sqlite3.Connection, source: str) -> list[IndexPage]:
    """Return the feeds, sitemaps, lists and robots.txt files of a source."""
    sql = "SELECT * FROM indexes WHERE source = ? ORDER BY url"
    return list(map(index_page_of, rows(connection, sql, source)))


def index_page(connection: sqlite3.Connection, url: str) -> IndexPage | None:
    """Return what is known of a feed, a sitemap, a list or a robots.txt file."""
    sql = "SELECT * FROM indexes WHERE url = ?"
    row = next(rows(connection, sql, key_of(url)), None)
    return index_page_of(row) if row else None


def last_date(connection: sqlite3.Connection, url: str, role: Role) -> str:
    """Return the time of the capture whose body an unchanged answer has, or ""."""
    table = "addresses" if role == Role.PAGE else "indexes"
    of_address = f"SELECT capture FROM {table} WHERE url = ?"  # noqa: S608 - one of two names
    sql = f"SELECT time FROM captures WHERE record = ({of_address})"  # noqa: S608
    row = connection.execute(sql, (url,)).fetchone()
    return row[0] if row else ""


def note(connection: sqlite3.Connection, kind: str, key: str) -> dict[str, Any]:
    """Return what was noted last of something, {} if nothing."""
    sql = "SELECT content FROM notes WHERE kind = ? AND key = ?"
    row = connection.execute(sql, (kind, key)).fetchone()
    noted: dict[str, Any] = json.loads(row[0]) if row else {}
    return noted


def notes(connection: sqlite3.Connection, kind: str) -> list[tuple[str, Any]]:
    """Return what was noted last of all things of a kind, by their keys."""
    sql = "SELECT key, content FROM notes WHERE kind = ? ORDER BY key"
    found = connection.execute(sql, (kind,)).fetchall()
    return [(key, json.loads(content)) for key, content in found]


def copies(
    connection: sqlite3.Connection, url: str, text_digest: str
) -> tuple[str, ...]:
    """Return the other live addresses of a host that have the same text."""
    sql = "SELECT url FROM addresses WHERE text_digest = ? AND state = 'live'"
    host = urlsplit(url).hostname
    urls = (row["url"] for row in rows(connection, sql, text_digest))
    return tuple(
        other for other in urls if other != url and urlsplit(other).hostname == host
    )


def answers_since(connection: sqlite3.Connection, source: str, time: datetime) -> int:
    """Return how many answers of a source were kept since a time."""
    sql = "SELECT count(*) FROM captures WHERE source = ? AND time >= ?"
    return int(connection.execute(sql, (source, time_text(time))).fetchone()[0])


def is_forgotten(connection: sqlite3.Connection, url: str) -> bool:
    """Return whether an address was removed for good."""
    sql = "SELECT 1 FROM addresses WHERE url = ? AND state = 'forgotten'"
    return connection.execute(sql, (key_of(url),)).fetchone() is not None


def rows(
    connection: sqlite3.Connection, sql: str, *values: object
) -> Iterator[dict[str, Any]]:
    """Yield the rows that answer a query, by names of columns."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
