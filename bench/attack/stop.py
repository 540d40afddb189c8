"""Is any answer cut when the server is told to stop?"""

from __future__ import annotations

import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from random import Random
from typing import TYPE_CHECKING

import click

from bench.attack.attacked import index_options, indexed
from bench.load.site import Served, serve

if TYPE_CHECKING:
    from pathlib import Path

WAIT = 60
"""Longest time in seconds for an answer, and for the end of the server."""
FULL = "whole answers"
CUT = "cut answers"
KILLED = "ends other than by itself"


@click.command()
@index_options(articles=200)
@click.option("--times", default=50, show_default=True)
@click.option("--visitors", default=8, show_default=True)
def stop(
    *, articles: int, index: Path | None, times: int, visitors: int, seed: int
) -> None:
    """Stop servers under load by SIGTERM: no answer may be cut.

    Half of the visitors keep their connections, the others open one for each request.
    Who cannot connect any more was not cut.
    """
    random, found = Random(seed), Counter[str]()
    with indexed(index, articles, seed) as (folder, addresses):
        paths = [path for _, path in addresses]
        for _ in range(times):
            with serve(folder) as served, ThreadPoolExecutor(visitors) as pool:
                results = [
                    pool.submit(_visit, served, paths, Random(random.random()), n % 2)
                    for n in range(visitors)
                ]
                time.sleep(random.uniform(0.5, 1.5))
                served.process.send_signal(signal.SIGTERM)
                for result in results:
                    found.update(result.result())
                found[KILLED] += served.process.wait(WAIT) != 0
    for what in (FULL, CUT, KILLED):
        click.echo(f"{found[what]:6,} {what}")
    for error, count in found.items():
        if error not in {FULL, CUT, KILLED}:
            click.echo(f"{count:6,} {error}")
    if found[CUT] or found[KILLED]:
        raise SystemExit(1)


def _visit(
    served: Served, paths: list[str], random: Random, keeps: int
) -> Counter[str]:
    """Ask until the server takes no connection; return what became of the requests."""
    found = Counter[str]()
    connection = HTTPConnection("127.0.0.1", served.port, timeout=WAIT)
    while True:
        try:
            if not connection.sock:
                connection.connect()
        except OSError:
            return found
        try:
            connection.request("GET", random.choice(paths))
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException) as error:
            found[CUT] += 1
            found[f"{type(error).__name__}, connection kept: {bool(keeps)}"] += 1
            connection.close()
            continue
        found[FULL] += 1
        if not keeps:
            connection.close()
