"""Which indexes of the cluster can be deleted, and which one has the alias?

Those of our own that no generation of the index folder names, and that are old enough
not to be in the making. The alias tells operators and their tools which index is in
service; we never use it, as it can change in the middle of a request.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.answers import RefusedRequestError, is_missing
from search.engines.opensearch.cluster_index import QUICK, ClusterIndex
from search.engines.opensearch.index_record import names_of, read_record, records
from search.errors import UnusableIndexError
from search.generations.generation import current_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from search.engines.opensearch.client import Cluster

YOUNG = 3600.0
"""Seconds for which an index that no generation names may be in the making."""


def sweep_indexes(
    cluster: Cluster,
    prefix: str,
    index: Path,
    clock: Callable[[], float] = time.time,
) -> tuple[str, ...]:
    """Delete the indexes that are no longer needed, and move the alias.

    Args:
        cluster: where they are.
        prefix: beginning of their names, and the alias.
        index: the index folder; the caller has its build lock.
        clock: returns the seconds since 1970.

    Returns:
        The names of those that were deleted.

    Raises:
        EngineUnavailableError: the cluster does not answer.
    """
    named = list(records(index))
    retained = {record.index for record in named}
    deleted = []
    for owner in sorted({record.owner for record in named}):
        pattern = f"{names_of(prefix, owner)}*"
        for name, made in _made(cluster, pattern).items():
            if name not in retained and clock() - made > YOUNG:
                ClusterIndex(cluster, name).delete()
                deleted.append(name)
    _point_alias(cluster, prefix, index)
    return tuple(deleted)


def _made(cluster: Cluster, pattern: str) -> dict[str, float]:
    """Return when each index of a pattern was made, in seconds since 1970."""
    path = f"/{pattern}/_settings/index.creation_date"
    answer = cluster.manage("GET", path, seconds=QUICK)
    return {
        name: int(each["settings"]["index"]["creation_date"]) / 1000
        for name, each in answer.items()
    }


def _point_alias(cluster: Cluster, alias: str, index: Path) -> None:
    """Let the alias name the index in service, and no other, in one step."""
    try:
        name = read_record(current_folder(index)).index
    except UnusableIndexError:
        return
    before = [other for other in _holders(cluster, alias) if other != name]
    steps: list[dict[str, Any]] = [{"add": {"index": name, "alias": alias}}]
    steps += [{"remove": {"index": other, "alias": alias}} for other in before]
    cluster.manage("POST", "/_aliases", {"actions": steps}, seconds=QUICK)


def _holders(cluster: Cluster, alias: str) -> tuple[str, ...]:
    """Return the names of the indexes that have an alias."""
    try:
        return tuple(cluster.manage("GET", f"/_alias/{alias}", seconds=QUICK))
    except RefusedRequestError as error:
        if not is_missing(error):
            raise
        return ()
