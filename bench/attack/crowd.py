"""Is a visitor answered while others ask the dearest questions all the time?"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import click

from bench.attack.attacked import index_options, indexed
from bench.attack.dear_requests import make_texts, ordinary_addresses, read_catalogue
from bench.load.site import serve
from bench.load.visitors import Visits, visit
from bench.speed.figures import quantile
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from bench.attack.dear_requests import Texts

MOST_SECONDS = 1.0
"""That a visitor waits for 95 of 100 pages."""
EACH = 5
"""Addresses of each kind of dear request."""
ORDINARY = 200
"""Addresses that the visitor asks for."""
FIT = frozenset({"dear: 503"})
"""What may become of a dear request: the server says that it is busy."""
_SHARE = 0.95


@click.command()
@index_options()
@click.option("--clients", default=20, show_default=True)
@click.option("--seconds", default=60.0, show_default=True)
def crowd(
    articles: int, index: Path | None, clients: int, seconds: float, seed: int
) -> None:
    """Ask the dearest questions from many clients, and pages from one visitor.

    Ends with 1 where the visitor waits too long or is refused.
    """
    with indexed(index, articles, seed) as (folder, _):
        reader = Reader(folder)
        dear, usual = _addresses(make_texts(reader, Random(seed)))
        reader.close()
        with serve(folder) as served, ThreadPoolExecutor(2) as pool:
            end = time.time() + seconds
            many = pool.submit(visit, served.port, dear, clients, end, seed)
            one = pool.submit(visit, served.port, usual, 1, end, seed).result()
            others = many.result()
    waited = quantile(one.all_seconds, _SHARE)
    click.echo(f"the visitor: {len(one.all_seconds)} pages, p95 {waited:.2f} s")
    click.echo(f"{clients} others: {len(others.all_seconds)} requests")
    for error, count in (one.errors + others.errors).items():
        click.echo(f"{error} × {count}")
    if _failed(one, others, waited):
        raise SystemExit(1)


def _failed(one: Visits, others: Visits, waited: float) -> bool:
    wrong = set(others.errors) - FIT
    return bool(waited > MOST_SECONDS or one.errors or wrong)


def _addresses(
    texts: Texts,
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return kinds and paths of dear requests, and of ordinary ones."""
    kinds = [kind for kind in read_catalogue() if not kind.streamed]
    dear = [("dear", kind.fill(texts)) for kind in kinds for _ in range(EACH)]
    usual = [("page", path) for path in islice(ordinary_addresses(texts), ORDINARY)]
    return tuple(dear), tuple(usual)
