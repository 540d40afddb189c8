"""What do visitors get while nodes are killed and come back?

One node is killed, and all answers go on being right. Two of three are killed, and
everything is unavailable, nothing less than whole, until they are back.
"""

from __future__ import annotations

import json
import math
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.request import urlopen

from bench.cluster.cluster import (
    Layout,
    read_layout,
    running_nodes,
    start_cluster,
)
from bench.cluster.errors import ClusterError
from bench.proof.answers import page
from bench.proof.comparing import described
from bench.proof.visitors import Visitors, WrongAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bench.cluster.node import Node
    from bench.proof.twins import Twins
    from bench.proof.visitors import Tally
    from search.query.request import Query

BACK = 60.0
"""Seconds from when the nodes are started again until all is answered again."""
AWAY = "two are away"
"""The phase in which nothing can be answered."""
_NODES = 3


def kill_under_load(
    folder: Path,
    both: Twins,
    asked: Sequence[Query],
    seconds: float,
    report: Callable[[Tally], None] = lambda _: None,
) -> tuple[Tally, ...]:
    """Kill nodes while visitors ask, and return what these got in each phase.

    Args:
        folder: of a cluster of three nodes that nobody else uses.
        both: indexes in it, and in the embedded engine.
        asked: by the visitors, in turn; the second half of them only while two nodes
            are away, as answers to the first may be cached by then, whole.
        seconds: of each phase; starting nodes takes as long as it does.
        report: called with each phase in the end, even where nodes do not come back.

    Raises:
        ClusterError: there are not three nodes.
    """
    if (found := len(running_nodes(folder))) != _NODES:
        reason = f"{folder} has {found} nodes; start {_NODES} with bin/cluster start"
        raise ClusterError(reason)
    expected = [page(both.embedded, query) for query in asked]
    half = len(asked) // 2

    def ask(number: int) -> None:
        fresh = visitors.tallies[-1].phase == AWAY
        place = number % half + half * fresh
        got = page(both.cluster, asked[place])
        if got != expected[place]:
            wrong = [name for name in got if got[name] != expected[place].get(name)]
            reason = f"{', '.join(wrong)} of {described(asked[place])}"
            raise WrongAnswerError(reason)

    visitors = Visitors(ask)
    try:
        with visitors.asking("all nodes run"):
            _kill_some(folder, visitors, seconds)
    finally:
        for tally in visitors.tallies:
            report(tally)
    return tuple(visitors.tallies)


def _kill_some(folder: Path, visitors: Visitors, seconds: float) -> None:
    """Kill a node, then two, and start them again each time."""
    nodes = running_nodes(folder)
    first = manager(nodes)
    second = nodes[first.number % _NODES]
    time.sleep(seconds)
    visitors.begin(f"node {first.number} of {_NODES}, the manager, is killed")
    first.kill()
    time.sleep(seconds)
    visitors.begin("it comes back")
    with _starting(folder):
        pass
    time.sleep(seconds)
    visitors.begin("two are being killed", math.inf)
    for node in (first, second):
        node.kill()
    visitors.begin(AWAY, math.inf)
    time.sleep(seconds)
    visitors.begin("both come back", BACK)
    with _starting(folder):
        pass
    time.sleep(seconds)


@contextmanager
def _starting(folder: Path) -> Iterator[None]:
    """Start the nodes that do not run within the context; all are green in its end."""
    layout = read_layout(folder) or Layout(_NODES)
    with ThreadPoolExecutor(1) as pool:
        started = pool.submit(start_cluster, folder, layout)
        yield
        started.result()


def manager(nodes: Sequence[Node]) -> Node:
    """Return the node that manages the cluster."""
    address = f"{nodes[0].url}/_cat/cluster_manager?format=json"
    with urlopen(address, timeout=30) as answer:  # noqa: S310 - always HTTP
        name = json.load(answer)[0]["node"]
    return next((node for node in nodes if str(node.number) in name), nodes[0])


def find_problems(tallies: Sequence[Tally]) -> list[str]:
    """Return what should not have been, a sentence each."""
    found = []
    for tally in tallies:
        if tally.wrong or tally.failed:
            what = f"{tally.wrong} answers are wrong, {tally.failed} failed"
            found.append(f"{tally.phase}: {what}")
        if tally.unavailable and tally.last_unavailable > tally.allowed:
            after = f"still unavailable after {tally.last_unavailable:.0f} s"
            found.append(f"{tally.phase}: {after}")
        if not tally.right and not math.isinf(tally.allowed):
            found.append(f"{tally.phase}: nothing is right")
        if tally.phase == AWAY and (tally.right or not tally.unavailable):
            what = f"{tally.right} are right, {tally.unavailable} unavailable"
            found.append(f"{tally.phase}: {what}")
    return found
