"""What does the dearest request cost, in processor time and in bytes?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import click

from bench.attack.attacked import index_options, indexed
from bench.attack.dear_requests import make_texts, ordinary_addresses, read_catalogue
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient

MOST_MILLISECONDS = 300
"""Of processor time that a request may take, whatever is typed …"""
MOST_TIMES = 10
"""… or so many times the median of ordinary pages, whichever is more."""
MOST_BYTES = 200_000
"""Of a page, before it is compressed."""
ORDINARY = 100
"""Ordinary pages that are measured, after as many that warm up."""
REPEATS = 3
"""Requests of each kind, each with other words; the dearest counts."""
_MILLI, _KILO = 1000, 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """What requests of a kind cost at the most.

    Attributes:
        name: of the kind.
        statuses: HTTP status codes of the answers.
        milliseconds: of processor time.
        size: of the answer, in bytes.
        streamed: whether the answer is as long as what matches.
    """

    name: str
    statuses: tuple[int, ...]
    milliseconds: float
    size: int
    streamed: bool = False

    def is_within(self, milliseconds: float) -> bool:
        """Return whether it is within a limit of time, and that of bytes."""
        if any(status >= 500 for status in self.statuses):  # noqa: PLR2004 - HTTP
            return False
        if self.streamed:
            return True
        return self.milliseconds <= milliseconds and self.size <= MOST_BYTES


@click.command()
@index_options()
@click.option("--only", default="", help="Only kinds with this text in their name.")
def costs(articles: int, index: Path | None, seed: int, only: str) -> None:
    """Ask the dearest questions that are known, and measure each.

    Ends with 1 where one costs more than it may.
    """
    with indexed(index, articles, seed) as (folder, _):
        reader = Reader(folder)
        client = create_app(reader, Settings(rate=0, log=False)).test_client()
        usual = measure_ordinary(reader, client, seed)
        click.echo(f"an ordinary page: {usual:.1f} ms (median)")
        limit = max(MOST_MILLISECONDS, MOST_TIMES * usual)
        dear = []
        for cost in measure_dear(reader, client, seed, only):
            within = cost.is_within(limit)
            dear += [] if within else [cost.name]
            statuses = "/".join(map(str, cost.statuses))
            click.echo(
                f"{cost.milliseconds:8.1f} ms {cost.size / _KILO:9.1f} kB  {statuses}  "
                f"{cost.name}{'' if within else '  TOO DEAR'}"
            )
        reader.close()
    if dear:
        click.echo(f"{len(dear)} kinds cost too much", err=True)
        raise SystemExit(1)


def measure_ordinary(reader: Reader, client: FlaskClient, seed: int) -> float:
    """Return the median of the milliseconds of processor time of ordinary pages."""
    addresses = ordinary_addresses(make_texts(reader, Random(seed)))
    for address in islice(addresses, ORDINARY):
        _ask(client, address)
    return median(_ask(client, each)[1] for each in islice(addresses, ORDINARY))


def measure_dear(
    reader: Reader, client: FlaskClient, seed: int, only: str = ""
) -> Iterator[Cost]:
    """Yield what requests of each kind of the catalogue cost.

    Args:
        reader: the index.
        client: of the application that serves it.
        seed: determines the words.
        only: measure only kinds that have this text in their name.
    """
    texts = make_texts(reader, Random(seed))
    for kind in read_catalogue():
        if only not in kind.name:
            continue
        answers = [_ask(client, kind.fill(texts)) for _ in range(REPEATS)]
        statuses = dict.fromkeys(status for status, _, _ in answers)
        times, sizes = [ms for _, ms, _ in answers], [size for _, _, size in answers]
        yield Cost(kind.name, tuple(statuses), max(times), max(sizes), kind.streamed)


def _ask(client: FlaskClient, address: str) -> tuple[int, float, int]:
    """Return an answer's status, milliseconds of this thread, and bytes."""
    started = time.thread_time()
    with client.get(address) as response:
        size = sum(map(len, response.iter_encoded()))
    return response.status_code, _MILLI * (time.thread_time() - started), size
