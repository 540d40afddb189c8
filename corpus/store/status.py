"""How does a store stand?

What is asked for here is counted by the database and read without any WARC file, while
a writer may be active.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.store.database import reading
from corpus.store.queries import rows
from corpus.store.times import parse_time

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import date, datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """How a source stands.

    Attributes:
        name: of the source.
        states: how many of its addresses are in each state that any is in.
        last_run: when the last pass over it began, in UTC; None if there was none.
        ended: when that pass ended; None if it goes on or was broken off.
        results: counts by kind of the last pass that ended.
        bytes: of all payloads that were kept, as they came.
        next_due: when an address is to be asked next; None if none is.
        failing: its feeds, sitemaps, lists and robots.txt files that failed last time.
        new_by_day: how many pages were captured first on a day, by the day in UTC, of
            the last days that had any.
    """

    name: str
    states: Mapping[str, int]
    last_run: datetime | None
    ended: datetime | None
    results: Mapping[str, int]
    bytes: int
    next_due: datetime | None
    failing: tuple[str, ...]
    new_by_day: Mapping[date, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """How a store stands.

    Attributes:
        sources: how each source stands, by name.
        warcs: number of WARC files.
        warc_bytes: committed to them.
        last_run: when the last pass began, in UTC; None if there was none.
        last_ended: when the last pass that ended did.
    """

    sources: tuple[SourceStatus, ...]
    warcs: int
    warc_bytes: int
    last_run: datetime | None
    last_ended: datetime | None


_STATES = "SELECT state, count(*) AS n FROM addresses WHERE source = ? GROUP BY state"
_NEXT = (
    "SELECT min(next_due) AS next FROM addresses "
    "WHERE source = ? AND next_due IS NOT NULL AND state <> 'forgotten'"
)
_FAILING = "SELECT url FROM indexes WHERE source = ? AND failures > 0 ORDER BY url"
_BYTES = "SELECT coalesce(sum(bytes), 0) AS n FROM captures WHERE source = ?"
_DAYS = (
    "SELECT substr(captured, 1, 10) AS day, count(*) AS n FROM addresses "
    "WHERE source = ? AND captured <> '' GROUP BY day ORDER BY day DESC LIMIT ?"
)
_WARCS = "SELECT count(*) AS n, coalesce(sum(end), 0) AS bytes FROM warcs"
_RUNS = "SELECT max(started) AS started, max(ended) AS ended FROM runs"
_NAMES = (
    "SELECT name FROM sources UNION SELECT DISTINCT source FROM addresses ORDER BY 1"
)
_SOURCE = (
    "SELECT s.results, r.started, r.ended FROM sources AS s "
    "LEFT JOIN runs AS r ON r.run = s.last_run WHERE s.name = ?"
)


def store_status(folder: Path, *, days: int = 30) -> StoreStatus:
    """Return how a store stands.

    Args:
        folder: of the store.
        days: most days of each source to count new pages of.

    Raises:
        StoreError: there is no store, or its database is damaged.
    """
    with reading(folder) as connection:
        # One transaction, so that all is counted at one moment.
        connection.execute("BEGIN")
        warcs = next(rows(connection, _WARCS))
        runs = next(rows(connection, _RUNS))
        names = [row["name"] for row in rows(connection, _NAMES)]
        return StoreStatus(
            sources=tuple(_source(connection, name, days) for name in names),
            warcs=warcs["n"],
            warc_bytes=warcs["bytes"],
            last_run=_time(runs["started"]),
            last_ended=_time(runs["ended"]),
        )


def _source(connection: sqlite3.Connection, name: str, days: int) -> SourceStatus:
    source = next(rows(connection, _SOURCE, name), {})
    by_day = rows(connection, _DAYS, name, days)
    return SourceStatus(
        name=name,
        states={row["state"]: row["n"] for row in rows(connection, _STATES, name)},
        last_run=_time(source.get("started")),
        ended=_time(source.get("ended")),
        results=json.loads(source.get("results", "{}")),
        bytes=next(rows(connection, _BYTES, name))["n"],
        next_due=_time(next(rows(connection, _NEXT, name))["next"]),
        failing=tuple(row["url"] for row in rows(connection, _FAILING, name)),
        new_by_day={parse_time(row["day"]).date(): row["n"] for row in by_day},
    )


def _time(text: str | None) -> datetime | None:
    return parse_time(text) if text else None
