"""Are visitors answered as ever while others open connections and dawdle on them?"""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager, suppress
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

ATTACKER = "127.0.0.2"
"""Address of the attacker; visitors have another one."""
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
    """Print a line on an attack; return whether visitors were answered as ever."""
    before = measure()
    with _dawdling(port, count, BEGINNINGS[name]) as opened:
        during = measure()
    after = measure()
    usual = mean((_p95(before), _p95(after)))
    errors = during.errors.total()
    click.echo(
        f"{name:<16} {opened[0]:6,} connections; p95 {_p95(during) * _MILLI:7.1f} ms, "
        f"without {usual * _MILLI:7.1f} ms; {errors} errors"
    )
    return not errors and _p95(during) <= MOST_TIMES * usual


def _p95(visits: Visits) -> float:
    return quantile(visits.all_seconds, 0.95)


@contextmanager
def _dawdling(port: int, count: int, sent: bytes) -> Iterator[list[int]]:
    """Hold connections open within the context; yields how many were opened."""
    opened, done = [0], Event()
    lines: list[socket.socket | None] = [None] * count

    def hold() -> None:
        while not done.is_set():
            for place, line in enumerate(lines):
                if line is None or not _is_open(line, sent):
                    lines[place] = _open(port, sent)
                    opened[0] += 1
            done.wait(PAUSE)

    thread = Thread(target=hold)
    thread.start()
    try:
        yield opened
    finally:
        done.set()
        thread.join()
        for line in lines:
            if line:
                line.close()


def _open(port: int, sent: bytes) -> socket.socket | None:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(PAUSE)
    try:
        line.bind((ATTACKER, 0))
        line.connect(("127.0.0.1", port))
        line.sendall(sent)
    except OSError:
        line.close()
        return None
    line.setblocking(False)  # noqa: FBT003 - the library's
    return line


def _is_open(line: socket.socket, sent: bytes) -> bool:
    """Go on, where something was begun; return whether the connection is still open."""
    with suppress(BlockingIOError):
        try:
            if sent == HALF:
                line.send(b"a")
            if sent.endswith(b"\r\n\r\n") or line.recv(1, socket.MSG_PEEK):
                return True
        except BlockingIOError:
            return True
        except OSError:
            pass
        line.close()
        return False
    return True
