"""Who writes to a store until it is killed?

Groups of events are numbered. A number is reported once `append` has returned: from
then on the group must never be lost. Every group is a page that is found, captured and
live at once, so that a half of one shows.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from corpus.store import store as store_module
from corpus.store.events import (
    AddressChanged,
    Captured,
    Entry,
    Forgotten,
    Found,
    RunEnded,
    Unchanged,
)
from corpus.store.exchange import Exchange
from corpus.store.kinds import Channel, Role, State
from corpus.store.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.store.events import Event

SOURCE = "Kills"
SEAL_BYTES = 100_000
"""A file is sealed much sooner than usual, so that kills fall into that as well."""
EACH_FORGOTTEN = 17
EACH_PASS = 11
EACH_BIG = 5
_START = datetime(2026, 1, 1, tzinfo=UTC)


def url_of(number: int) -> str:
    """Return the address of a page."""
    return f"https://kills.test/{number}"


def body_of(number: int) -> bytes:
    """Return the body of a page: bytes that do not compress, many of each fifth."""
    seed = hashlib.sha256(str(number).encode()).digest()
    size = 40_000 if number % EACH_BIG == 0 else 500
    return b"".join(
        hashlib.sha256(seed + bytes([i & 255, i >> 8])).digest()
        for i in range(size // len(seed))
    )


def exchange_of(number: int, status: int = 200) -> Exchange:
    """Return the answer of a page."""
    body = body_of(number) if status == 200 else b""  # noqa: PLR2004 - RFC 9110
    return Exchange(
        url=url_of(number),
        request_head=f"GET /{number} HTTP/1.1\r\nHost: kills.test\r\n\r\n".encode(),
        status=status,
        response_head=(
            f"HTTP/1.1 {status} Any\r\nContent-Type: text/html\r\n"
            f'ETag: "{number}"\r\nTransfer-Encoding: chunked\r\n\r\n'
        ).encode(),
        wire=body,
        body=body,
        started=_START + timedelta(seconds=number),
        address="192.0.2.1",
    )


def events_of(number: int) -> list[Event]:
    """Return the group of events with a number."""
    url, time = url_of(number), _START + timedelta(seconds=number)
    entry = Entry(url=url, channel=Channel.FEED)
    changes = {"state": State.LIVE, "title": f"Сторінка {number}"}
    group: list[Event] = [
        Found(source=SOURCE, entries=(entry,), time=time),
        Captured(source=SOURCE, exchange=exchange_of(number), role=Role.PAGE),
        AddressChanged(url=url, changes=changes, time=time),
    ]
    if number % EACH_PASS == 0:
        group.append(RunEnded(run=str(number), time=time, results={}))
    return group


def write_until_killed(folder: Path, first: int, reports: int) -> None:
    """Append group after group to a store.

    Args:
        folder: of the store.
        first: number of the first group.
        reports: descriptor of a pipe, to which the number of each group that is kept is
            written as a line, and that of a forgotten page with a minus.
    """
    store_module.SEAL_BYTES = SEAL_BYTES
    number = first
    while True:
        with open_store(folder, create=True) as store:
            while number % EACH_FORGOTTEN:
                store.append(events_of(number))
                os.write(reports, b"%d\n" % number)
                again = exchange_of(number, status=304)
                store.append([Unchanged(source=SOURCE, exchange=again, role=Role.PAGE)])
                number += 1
        time = _START + timedelta(seconds=number)
        url = url_of(number - 3)
        with open_store(folder) as store:
            store.forget(Forgotten(url=url, reason="", time=time, source=SOURCE))
        os.write(reports, b"-%d\n" % (number - 3))
        number += 1
