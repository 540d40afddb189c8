"""Which indexes does a run of ours have in a cluster, and who deletes them?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from search.engines.opensearch.client import Cluster
from search.engines.opensearch.cluster_index import ClusterIndex
from search.engines.opensearch.settings import PREFIX, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECONDS = 60.0
"""That the cluster may take for an answer."""


def with_own_prefix(environ: Mapping[str, str], kind: str) -> Mapping[str, str]:
    """Return settings by which the names of indexes are those of nobody else.

    Args:
        environ: variables with the other settings.
        kind: of the run, which the names begin with.
    """
    return {**environ, f"{PREFIX}PREFIX": f"{kind}-{uuid4().hex[:8]}"}


def index_bytes(environ: Mapping[str, str]) -> int:
    """Return the bytes of one copy of all indexes of an environment's prefix."""
    with _connected(environ) as (cluster, prefix):
        path = f"/{prefix}-*/_stats/store"
        answer = cluster.manage("GET", path, seconds=SECONDS)
    stored: int = answer["_all"]["primaries"]["store"]["size_in_bytes"]
    return stored


def delete_indexes(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Delete the indexes of an environment's prefix, and return their names.

    Each is named, as many clusters refuse to delete whatever fits a pattern.

    Raises:
        EngineUnavailableError: the cluster does not answer.
    """
    with _connected(environ) as (cluster, prefix):
        path = f"/{prefix}-*/_settings/index.uuid"
        names = tuple(sorted(cluster.manage("GET", path, seconds=SECONDS)))
        for name in names:
            ClusterIndex(cluster, name).delete()
    return names


@contextmanager
def _connected(environ: Mapping[str, str]) -> Iterator[tuple[Cluster, str]]:
    """Yield the cluster of an environment, and what our names there begin with."""
    settings = read_settings(environ)
    cluster = Cluster.connect(settings)
    try:
        yield cluster, settings.prefix
    finally:
        cluster.close()
