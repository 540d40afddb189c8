"""What follows from an event for the database?

`apply` is all that ever changes what the database says of the web, both when an event
is appended and when the database is made anew from the WARC files. It looks at nothing
but the event's facts and the database, so both come out equal.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.store.facts import key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from corpus.store.facts import Facts
    from corpus.store.records import Location


def apply(
    connection: sqlite3.Connection, facts: Facts, location: Location | None
) -> None:
    """Change the database as an event demands.

    Args:
        connection: to the database, within a transaction.
        facts: of the event; those of a type that is not known change nothing.
        location: where the record of its answer is, if it has one.
    """
    step = _STEPS.get(facts["type"])
    if step is None or _is_forgotten(connection, facts.get("url", "")):
        return
    step(connection, facts, location)


def _is_forgotten(connection: sqlite3.Connection, url: str) -> bool:
    sql = "SELECT 1 FROM addresses WHERE url = ? AND state = 'forgotten'"
    return connection.execute(sql, (url,)).fetchone() is not None


def _run_started(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO runs (run, started, sources) VALUES (?, ?, ?)",
        (facts["run"], facts["time"], json_text(facts["sources"])),
    )
    for name in facts["sources"]:
        connection.execute(
            "INSERT INTO sources (name, first_run) VALUES (?, ?) "
            "ON CONFLICT DO NOTHING",
            (name, facts["time"]),
        )
        connection.execute(
            "UPDATE sources SET last_run = ?, zone = ? WHERE name = ?",
            (facts["run"], facts["zones"].get(name, ""), name),
        )


def _run_ended(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    connection.execute(
        "UPDATE runs SET ended = ?, results = ? WHERE run = ?",
        (facts["time"], json_text(facts["results"]), facts["run"]),
    )
    connection.executemany(
        "UPDATE sources SET results = ? WHERE name = ?",
        [(json_text(counts), name) for name, counts in facts["results"].items()],
    )


def _found(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    for entry in facts["entries"]:
        url = entry["url"]
        connection.execute(
            "INSERT INTO addresses (url, source, channel, found, next_due) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (url, facts["source"], entry["channel"], facts["time"], facts["time"]),
        )
        news = {name: entry[name] for name in _NEWS if entry.get(name)}
        if news and not _is_forgotten(connection, url):
            _update(connection, "addresses", url, news)


_NEWS = ("modified", "published", "story", "links")


def _captured(
    connection: sqlite3.Connection, facts: Facts, location: Location | None
) -> None:
    _keep(connection, facts, location, "")
    if facts["role"] == "page":
        _add_address(connection, facts)
        changes = _answered(facts)
        if facts["stands"]:
            changes |= {"capture": facts["record"], **_validators(facts)}
            first = "UPDATE addresses SET captured = ? WHERE url = ? AND captured = ''"
            connection.execute(first, (facts["time"], facts["url"]))
        _update(connection, "addresses", facts["url"], changes)
    elif facts["role"] != "picture":
        _add_index(connection, facts)
        changes = _answered(facts)
        if facts["stands"]:
            changes |= {"capture": facts["record"], **_validators(facts)}
        _update(connection, "indexes", facts["url"], changes)


def _unchanged(
    connection: sqlite3.Connection, facts: Facts, location: Location | None
) -> None:
    table = "addresses" if facts["role"] == "page" else "indexes"
    sql = f"SELECT capture FROM {table} WHERE url = ?"  # noqa: S608 - one of two names
    row = connection.execute(sql, (facts["url"],)).fetchone()
    _keep(connection, facts, location, row[0] if row else "")
    sent = {name: value for name, value in _validators(facts).items() if value}
    _update(connection, table, facts["url"], {**_answered(facts), **sent})


def _keep(
    connection: sqlite3.Connection,
    facts: Facts,
    location: Location | None,
    refers: str,
) -> None:
    """Remember where an answer lies."""
    if location is None:
        return
    names = ("record", "url", "source", "role", "time", "status", "digest")
    more = ("media_type", "charset", "bytes")
    values = [facts[name] for name in (*names, *more)]
    connection.execute(
        "INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, refers, *location),
    )


def _failed(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    table = "addresses"
    if facts["role"] == "page":
        _add_address(connection, facts)
    elif facts["role"] != "picture":
        table = "indexes"
        _add_index(connection, facts)
    connection.execute(
        f"UPDATE {table} SET failures = failures + 1, failure = ?, "  # noqa: S608 - one of two names
        "failure_reason = ? WHERE url = ?",
        (facts["kind"], facts["reason"], facts["url"]),
    )


def _changed(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    _update(connection, "addresses", facts["url"], facts["changes"])


def _noted(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO notes VALUES (?, ?, ?)",
        (facts["kind"], facts["key"], json_text(facts["values"])),
    )


def _forgotten(
    connection: sqlite3.Connection, facts: Facts, _location: Location | None
) -> None:
    for table in ("addresses", "indexes", "captures"):
        sql = f"DELETE FROM {table} WHERE url = ?"  # noqa: S608 - one of three names
        connection.execute(sql, (facts["url"],))
    connection.execute(
        "INSERT INTO addresses (url, source, state, checked, note) "
        "VALUES (?, ?, 'forgotten', ?, ?)",
        (facts["url"], facts["source"], facts["time"], facts["reason"]),
    )


def _add_address(connection: sqlite3.Connection, facts: Facts) -> None:
    sql = "INSERT INTO addresses (url, source) VALUES (?, ?) ON CONFLICT DO NOTHING"
    connection.execute(sql, (facts["url"], facts["source"]))


def _add_index(connection: sqlite3.Connection, facts: Facts) -> None:
    connection.execute(
        "INSERT INTO indexes (url, source, role) VALUES (?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        (facts["url"], facts["source"], facts["role"]),
    )


def _answered(facts: Facts) -> Facts:
    return {
        "checked": facts["time"],
        "status": facts["status"],
        "failures": 0,
        "failure": "",
        "failure_reason": "",
    }


def _validators(facts: Facts) -> Facts:
    """Return what to ask with next time: nothing, if another address answered."""
    own = key_of(facts["asked"]) == facts["url"]
    return {name: facts[name] if own else "" for name in ("etag", "last_modified")}


def _update(
    connection: sqlite3.Connection, table: str, url: str, changes: Facts
) -> None:
    """Set columns of a row, if there is one; names of columns are never of the web."""
    columns = ", ".join(f"{name} = ?" for name in changes)
    values = [
        json_text(value) if isinstance(value, list) else value
        for value in changes.values()
    ]
    sql = f"UPDATE {table} SET {columns} WHERE url = ?"  # noqa: S608 - names of columns
    connection.execute(sql, (*values, url))


def json_text(value: object) -> str:
    """Return a value as columns of JSON hold it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


_STEPS: dict[str, Callable[[sqlite3.Connection, Facts, Location | None], None]] = {
    "run started": _run_started,
    "run ended": _run_ended,
    "found": _found,
    "captured": _captured,
    "unchanged": _unchanged,
    "failed": _failed,
    "changed": _changed,
    "noted": _noted,
    "forgotten": _forgotten,
}
