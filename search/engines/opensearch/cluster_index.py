"""How is an index of the cluster made, finished, checked and deleted?

Nothing here answers a visitor: all of it asks the cluster's manager.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.answers import RefusedRequestError, is_missing
from search.errors import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.opensearch.answers import Answer
    from search.engines.opensearch.client import Cluster

LOCAL, QUICK, SLOW = 3.0, 30.0, 90.0
"""Seconds that a node may take for what it knows, for what the cluster does at once,
and for what it does not."""
HOURS = 4 * 3600.0
"""Seconds that merging a large index may take."""
PATIENCE = 900.0
"""Seconds after which copies that are still not there are waited for no longer."""
SEGMENTS = 1
"""Segments of each shard of an index that was loaded as a whole."""


class ClusterIndex:
    """One index of the cluster.

    Attributes:
        name: of the index.
    """

    def __init__(self, cluster: Cluster, name: str) -> None:
        self.name = name
        self._cluster = cluster

    def create(self, body: Mapping[str, Any]) -> None:
        """Make the index, empty, and wait until it can be written to."""
        self._ask("PUT", "", body, SLOW)
        self.wait_until_whole()

    def clone(self, source: str) -> None:
        """Make the index as a copy of another one that nothing can be written to.

        The files are shared. It has no replicas, and can be written to.
        """
        settings = {"index.number_of_replicas": 0, "index.blocks.write": None}
        path = f"/{source}/_clone/{self.name}"
        self._cluster.manage("POST", path, {"settings": settings}, seconds=SLOW)
        self.wait_until_whole()
        self._ask("PUT", "/_settings", {"index.blocks.write": False})

    def refresh(self) -> None:
        """Make all that was loaded found."""
        self._ask("POST", "/_refresh", seconds=SLOW)

    def merge(self) -> None:
        """Bring the segments of each shard down to `SEGMENTS`, and search these."""
        path = f"/_forcemerge?max_num_segments={SEGMENTS}"
        self._ask("POST", path, seconds=HOURS)
        self.refresh()  # else the segments before are searched, and kept, for ever

    def replicate(self, replicas: int) -> None:
        """Make further copies of all shards, and wait until they are there.

        Raises:
            EngineUnavailableError: there are too few nodes, or they take too long.
        """
        nodes = self.nodes()
        if nodes <= replicas:
            reason = (
                f"an index with {replicas} replicas needs {replicas + 1} nodes and the "
                f"cluster has {nodes}; start more, or set HOPTAC_OPENSEARCH_REPLICAS"
            )
            raise EngineUnavailableError(reason)
        self._ask("PUT", "/_settings", {"index.number_of_replicas": replicas})
        self.wait_until_whole()

    def close_for_writing(self) -> None:
        """Let nothing be written to the index any more."""
        self._ask("PUT", "/_block/write")

    def delete(self) -> None:
        """Delete the index, if it is there."""
        try:
            self._ask("DELETE", "", seconds=SLOW)
        except RefusedRequestError as error:
            if not is_missing(error):
                raise

    def uuid(self) -> str:
        """Return what tells the index from others of its name; "" if it is not there.

        A node answers from what it knows itself, without the cluster's manager.
        """
        try:
            answer = self._ask("GET", "/_settings?local=true", seconds=LOCAL)
        except RefusedRequestError as error:
            if not is_missing(error):
                raise
            return ""
        return str(answer[self.name]["settings"]["index"]["uuid"])

    def is_whole(self) -> bool:
        """Return whether all copies of all shards are there."""
        return bool(self._health("timeout=1ms")["status"] == "green")

    def wait_until_whole(self) -> None:
        """Wait until all copies of all shards are there.

        Raises:
            EngineUnavailableError: they are not within `PATIENCE`.
        """
        until = time.monotonic() + PATIENCE
        wanted = (
            "wait_for_status=green&wait_for_no_initializing_shards=true&timeout=20s"
        )
        while (health := self._health(wanted))["status"] != "green":
            if time.monotonic() > until:
                reason = (
                    f"{health['unassigned_shards']} copies of shards of {self.name} "
                    f"are not there after {PATIENCE:.0f} s; see `_cluster/allocation/"
                    "explain` of the cluster, and run again"
                )
                raise EngineUnavailableError(reason)

    def nodes(self) -> int:
        """Return how many nodes can hold shards."""
        health = self._cluster.manage("GET", "/_cluster/health", seconds=QUICK)
        return int(health["number_of_data_nodes"])

    def _health(self, query: str) -> Answer:
        path = f"/_cluster/health/{self.name}?{query}"
        return self._cluster.manage("GET", path, seconds=SLOW)

    def _ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        seconds: float = QUICK,
    ) -> Answer:
        return self._cluster.manage(
            method, f"/{self.name}{path}", body, seconds=seconds
        )
