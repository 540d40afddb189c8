"""Are visitors answered as ever while others open connections and dawdle on them?"""

from __future__ import annotations

import select
import socket
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from statistics import mean
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from bench.attack.attacked import index_options, indexed
from bench.load.site import serve
from bench.load.visitors import Visits, visit
from bench.speed.figures import quantile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ATTACKERS = tuple(f"127.0.0.{number}" for number in range(2, 6))
"""Addresses of the attacker, each of which holds as many; visitors have another one.
The server allows a quarter of a thousand connections of one address.
"""
HALF = b"GET /en/ HTTP/1.1\r\nHost: a\r\nX-A: "
BEGINNINGS = {
    "half a request": HALF,
    "nothing": b"",
    "unread lists": b"GET /uk/export.jsonl HTTP/1.1\r\nHost: a\r\n\r\n",
}
"""What each attack sends at first; the first one goes on, a byte at a time."""
PAUSE = 2.0
"""Seconds between two bytes, or two looks at which connections must be opened again."""
MOST_TIMES = 2.0
"""By which the p95 of visitors may be longer than without the attack."""
_MILLI = 1000


@dataclass
class Attack:
    """What an attacker achieved.

    Attributes:
        opened: connections that could be opened, again and again.
        refused: attempts that failed.
        held: connections that were open at each look.
    """

    opened: int = 0
    refused: int = 0
    held: list[int] = field(default_factory=list)


@click.command()
@index_options()
@click.option("--connections", "count", default=1_000, show_default=True)
@click.option("--visitors", default=4, show_default=True)
@click.option("--seconds", default=20.0, show_default=True, help="For each figure.")
def connections(
    *,
    articles: int,
    index: Path | None,
    count: int,
    visitors: int,
    seconds: float,
    seed: int,
) -> None:
    """Open many connections that dawdle, again whenever one is closed.

    The p95 of visitors must be within twice of what it is without them, before and
    after, and none of them may meet an error.
    """
    with indexed(index, articles, seed) as (folder, addresses), serve(folder) as at:

        def measure() -> Visits:
            until = time.time() + seconds
            return visit(at.port, addresses, visitors, until, seed)

        measure()  # what is loaded at first is no matter here
        held = [_attack(name, count, measure, at.port) for name in BEGINNINGS]
    if not all(held):
        raise SystemExit(1)


def _attack(name: str, count: int, measure: Callable[[], Visits], port: int) -> bool:
    """Print a line on an attack; return whether visitors were answered as ever.

    An attack of which not every connection was ever open is none.
    """
    before = measure()
    with _dawdling(port, count, BEGINNINGS[name]) as attack:
        during = measure()
    after = measure()
    usual = mean((_p95(before), _p95(after)))
    errors = ", ".join(f"{what} × {n}" for what, n in during.errors.items())
    click.echo(
        f"{name:<16} {attack.opened:6,} connections, {attack.refused:,} refused, "
        f"{mean(attack.held):5,.0f} open; p95 {_p95(during) * _MILLI:7.1f} ms, "
        f"without {usual * _MILLI:7.1f} ms; {errors or 'no errors'}"
    )
    within = _p95(during) <= MOST_TIMES * usual
    return not errors and within and attack.opened >= count


def _p95(visits: Visits) -> float:
    return quantile(visits.all_seconds, 0.95)


@contextmanager
def _dawdling(port: int, count: int, sent: bytes) -> Iterator[Attack]:
    """Hold connections open within the context."""
    attack, done = Attack(), Event()
    lines: list[socket.socket | None] = [None] * count

    def hold() -> None:
        while not done.is_set():
            for place, line in enumerate(lines):
                if line is None or not _is_open(line, sent):
                    address = ATTACKERS[place % len(ATTACKERS)]
                    lines[place] = opened = _open(port, sent, address)
                    attack.opened += bool(opened)
                    attack.refused += not opened
            attack.held.append(sum(map(bool, lines)))
            done.wait(PAUSE)

    thread = Thread(target=hold)
    thread.start()
    try:
        yield attack
    finally:
        done.set()
        thread.join()
        for line in lines:
            if line:
                line.close()


def _open(port: int, sent: bytes, address: str) -> socket.socket | None:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(PAUSE)
    try:
        line.bind((address, 0))
        line.connect(("127.0.0.1", port))
        line.sendall(sent)
    except OSError:
        line.close()
        return None
    line.setblocking(False)  # noqa: FBT003 - the library's
    return line


def _is_open(line: socket.socket, sent: bytes) -> bool:
    """Go on, where something was begun; return whether the connection is still open."""
    looked = select.poll()
    looked.register(line, select.POLLRDHUP)
    if looked.poll(0):
        line.close()
        return False
    if sent == HALF:
        with suppress(OSError):  # the next look will tell
            line.send(b"a")
    return True
