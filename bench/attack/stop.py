"""Is any answer cut when the server is told to stop?"""

from __future__ import annotations

import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
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
WHOLE = "whole answers"
CAUGHT = "of them under way when the server was told to stop"
CUT = "cut answers"
FAILED = "answers with another status than 200"
KILLED = "ends other than by itself"


@dataclass(frozen=True, slots=True)
class Visited:
    """What became of a visitor's requests.

    Attributes:
        found: how many were answered how, and by which error others were cut.
        spans: when each whole answer was asked for, and when it was there, by
            `time.monotonic`.
    """

    found: Counter[str]
    spans: list[tuple[float, float]]


@click.command()
@index_options(articles=200)
@click.option("--times", default=50, show_default=True)
@click.option("--visitors", default=8, show_default=True)
def stop(
    *, articles: int, index: Path | None, times: int, visitors: int, seed: int
) -> None:
    """Stop servers under load by SIGTERM: no answer may be cut.

    Half of the visitors keep their connections, the others open one for each request.
    Who cannot connect any more was not cut. Each time some answer must be under way.
    """
    random, found, idle = Random(seed), Counter[str](), 0
    with indexed(index, articles, seed) as (folder, addresses):
        paths = [path for _, path in addresses]
        for _ in range(times):
            seeds = [random.random() for _ in range(visitors)]
            once = _stop_once(folder, paths, seeds, random.uniform(0.5, 1.5))
            idle += not once[CAUGHT]
            found += once
    bad = found[CUT] + found[FAILED] + found[KILLED]
    for what in (WHOLE, CAUGHT, CUT, FAILED, KILLED):
        click.echo(f"{found.pop(what, 0):6,} {what}")
    for error, count in found.items():
        click.echo(f"{count:6,} {error}")
    click.echo(f"{idle:6,} times of {times} no answer was under way")
    if bad or idle:
        raise SystemExit(1)


def _stop_once(
    folder: Path, paths: list[str], seeds: list[float], pause: float
) -> Counter[str]:
    """Stop a server after some seconds; return what became of all requests."""
    found = Counter[str]()
    with serve(folder) as served, ThreadPoolExecutor(len(seeds)) as pool:
        results = [
            pool.submit(_visit, served, paths, Random(seed), keeps=bool(n % 2))
            for n, seed in enumerate(seeds)
        ]
        time.sleep(pause)
        told = time.monotonic()
        served.process.send_signal(signal.SIGTERM)
        for result in results:
            found.update(result.result().found)
            spans = result.result().spans
            found[CAUGHT] += sum(began <= told < ended for began, ended in spans)
        found[KILLED] += served.process.wait(WAIT) != 0
    return found


def _visit(served: Served, paths: list[str], random: Random, *, keeps: bool) -> Visited:
    """Ask until the server takes no connection."""
    visited = Visited(Counter(), [])
    connection = HTTPConnection("127.0.0.1", served.port, timeout=WAIT)
    while True:
        try:
            if not connection.sock:
                connection.connect()
        except OSError:
            return visited
        began = time.monotonic()
        try:
            connection.request("GET", random.choice(paths))
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException) as error:
            visited.found.update((CUT, f"{type(error).__name__}, kept: {keeps}"))
            connection.close()
            continue
        visited.spans.append((began, time.monotonic()))
        visited.found[WHOLE if response.status == HTTPStatus.OK else FAILED] += 1
        if not keeps:
            connection.close()
