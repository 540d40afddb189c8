"""How is a whole cluster started, looked at and stopped?

Its folder holds what it was started with, so that any process finds it. A cluster is
for tests: what it stored is forgotten when all its nodes have ended.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

from bench.cluster.errors import ClusterError
from bench.cluster.java import find_java
from bench.cluster.node import Node
from bench.cluster.programs import fetch_programs

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "TEST_CLUSTER"
"""Variable that names the folder of the cluster that tests and measurements use."""
DEFAULT_FOLDER = Path("var/cluster")
STATE = "cluster.json"
"""File of a cluster's folder: what it was started with."""
PATIENCE = 240.0
"""Seconds after which a cluster that is not green is given up."""
_LAST_LINES = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """What a cluster is started with.

    Attributes:
        nodes: how many there are.
        heap: memory for the objects of each, as Java is told, such as "512m".
        base: the port below that of the first node.
    """

    nodes: int = 3
    heap: str = "512m"
    base: int = 9200


def cluster_folder() -> Path:
    """Return the folder of the cluster that tests and measurements use."""
    return Path(os.environ.get(FOLDER) or DEFAULT_FOLDER).resolve()


def start_cluster(folder: Path, layout: Layout) -> tuple[Node, ...]:
    """Start the nodes that do not run, and return all once the cluster is green.

    Raises:
        ClusterError: it cannot run here, or another one runs in the folder.
    """
    with _locked(folder):
        running = read_layout(folder)
        if running not in {None, layout}:
            reason = f"another cluster runs in {folder}: {running}; stop it first"
            raise ClusterError(reason)
        java = find_java()
        programs = fetch_programs(java)
        nodes = _nodes(folder, layout)
        if running is None:
            _forget(nodes)
        (folder / STATE).write_text(json.dumps(asdict(layout)), "utf-8")
        for node in nodes:
            if not node.pid():
                node.start(java, programs, layout.nodes, layout.heap)
        _wait_until_green(nodes)
    return nodes


def stop_cluster(folder: Path) -> None:
    """End all nodes, and forget what they stored."""
    with _locked(folder):
        if layout := read_layout(folder):
            nodes = _nodes(folder, layout)
            for node in nodes:
                node.end()
            _forget(nodes)
        (folder / STATE).unlink(missing_ok=True)


def running_nodes(folder: Path) -> tuple[Node, ...]:
    """Return all nodes of the cluster that runs in a folder; none if none runs."""
    layout = read_layout(folder)
    return _nodes(folder, layout) if layout else ()


def read_layout(folder: Path) -> Layout | None:
    """Return what the cluster of a folder was started with; None if no node runs."""
    try:
        layout = Layout(**json.loads((folder / STATE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return layout if any(node.pid() for node in _nodes(folder, layout)) else None


def health(node: Node, query: str = "") -> dict[str, Any]:
    """Return what a node says of the cluster; empty where it does not answer."""
    try:
        address = f"{node.url}/_cluster/health{query}"
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - always HTTP
            found: dict[str, Any] = json.load(answer)
    except (URLError, HTTPException, OSError, ValueError):
        return {}
    return found


def _nodes(folder: Path, layout: Layout) -> tuple[Node, ...]:
    numbers = range(1, layout.nodes + 1)
    return tuple(Node(number, folder, layout.base) for number in numbers)


def _wait_until_green(nodes: tuple[Node, ...]) -> None:
    settled = "wait_for_no_relocating_shards=true&timeout=5s"
    wanted = f"?wait_for_status=green&wait_for_nodes={len(nodes)}&{settled}"
    until = time.monotonic() + PATIENCE
    while True:
        for node in nodes:
            if not node.pid():
                _give_up(node, "has ended")
        found = health(nodes[0], wanted)
        if _settled(found, len(nodes)):
            return
        if time.monotonic() > until:
            _give_up(nodes[0], f"was not part of a green cluster in {PATIENCE:.0f} s")
        time.sleep(0.5)


def _settled(found: dict[str, Any], nodes: int) -> bool:
    """Return whether all nodes and copies are there, and none is on its way."""
    return (
        found.get("status") == "green"
        and found["number_of_nodes"] == nodes
        and not found.get("relocating_shards")
    )


def _give_up(node: Node, what: str) -> None:
    lines = node.log.read_text("utf-8", "replace").splitlines()
    said = "\n".join(lines[-_LAST_LINES:])
    reason = f"node {node.number} {what}; see {node.log}, which ends so:\n{said}"
    raise ClusterError(reason)


def _forget(nodes: tuple[Node, ...]) -> None:
    for node in nodes:
        shutil.rmtree(node.data, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time start or stop the cluster of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
