"""Does a load end whole where the nodes have no memory for it?

While it runs, what a node may use to read requests is taken away from it again and
again: a node then refuses whatever is larger with 429, as an overloaded one does.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from indexer import build_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.port.storage import EngineStorage

LIMIT = "network.breaker.inflight_requests.limit"
LITTLE = "64kb"
"""What is left of the memory for requests: less than one of a load has."""
SCARCE, PLENTY = 3.0, 2.0
"""Seconds for which there is little memory, and for which there is enough."""
TIMES = 4
"""How often there is little."""


def build_under_pressure(
    file: Path, index: Path, storage: EngineStorage, url: str
) -> int:
    """Build an index while a cluster has too little memory to load it.

    Args:
        file: articles.
        index: folder of the index.
        storage: of the cluster.
        url: of a node of the cluster, which nobody else uses.

    Returns:
        How often a node refused a request for want of memory.
    """
    before = refusals(url)
    with _pressure(url) as loading:

        def step(name: str, _done: int, _all: int) -> None:
            if name in {"memory", "loading", "stories"}:
                loading.set()

        build_index([file], index, storage=storage, step=step)
    return refusals(url) - before


def refusals(url: str) -> int:
    """Return how often nodes refused something for want of memory since their start."""
    nodes = _ask("GET", f"{url}/_nodes/stats/breaker")["nodes"].values()
    return sum(
        breaker["tripped"] for node in nodes for breaker in node["breakers"].values()
    )


@contextmanager
def _pressure(url: str) -> Iterator[Event]:
    """Yield what starts the pressure, which ends by itself and with the context."""
    loading, ended = Event(), Event()
    limit = partial(_limit, url)

    def run() -> None:
        loading.wait()
        if ended.is_set():
            return
        for _ in range(TIMES):
            limit(LITTLE)
            if ended.wait(SCARCE):
                break
            limit(None)
            if ended.wait(PLENTY):
                break
        limit(None)

    thread = Thread(target=run)
    thread.start()
    try:
        yield loading
    finally:
        ended.set()
        loading.set()
        thread.join()


def _limit(url: str, value: str | None) -> None:
    _ask("PUT", f"{url}/_cluster/settings", {"transient": {LIMIT: value}})


def _ask(method: str, address: str, body: object = None) -> dict[str, Any]:
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    request = Request(address, data, headers, method=method)  # noqa: S310 - always HTTP
    with urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
        found: dict[str, Any] = json.load(answer)
    return found
