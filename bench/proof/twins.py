"""Where do the same documents stand in both engines?"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.cluster.cluster import cluster_folder, running_nodes
from bench.cluster.errors import ClusterError
from bench.cluster.indexes import delete_indexes, with_own_prefix
from indexer import build_index
from search.engines.registry import DEFAULT_ENGINE, open_storage
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.cluster.node import Node
    from search.port.storage import EngineStorage

CLUSTER_ENGINE = "opensearch:"
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two indexes of the same documents, open.

    Attributes:
        embedded: of the engine whose answers are right.
        cluster: of the one that is to answer the same.
    """

    embedded: Reader
    cluster: Reader


def cluster_nodes() -> tuple[Node, ...]:
    """Return the nodes of the cluster that runs here.

    Raises:
        ClusterError: none runs.
    """
    nodes = running_nodes(cluster_folder())
    if not nodes:
        reason = "no cluster runs here; start one with bin/cluster start"
        raise ClusterError(reason)
    return nodes


def cluster_environment() -> Mapping[str, str]:
    """Return settings for the cluster that runs here, with names of nobody else.

    Layout and times are those of this process' environment, if it has any.

    Raises:
        ClusterError: no cluster runs.
    """
    urls = ",".join(node.url for node in cluster_nodes())
    return with_own_prefix({**os.environ, "HOPTAC_OPENSEARCH_URL": urls}, "proof")


@contextmanager
def in_cluster(environ: Mapping[str, str]) -> Iterator[tuple[Path, EngineStorage]]:
    """Yield a folder for an index of the cluster and its storage, and tidy up.

    Whatever the cluster has by the names of the environment is deleted in the end.
    """
    storage = open_storage(CLUSTER_ENGINE, environ)
    with TemporaryDirectory(prefix="hoptac-proof-") as folder:
        index = Path(folder, "cluster")
        try:
            yield index, storage
        finally:
            shutil.rmtree(index, ignore_errors=True)
            delete_indexes(environ)


@contextmanager
def twins(paths: Sequence[Path], *, semantic: bool, jobs: int = 1) -> Iterator[Twins]:
    """Build the same documents once for each engine, and yield both, open.

    Args:
        paths: files and folders of articles.
        semantic: whether the model of word meanings is used, where there is one.
        jobs: processes that read and analyse.
    """
    with in_cluster(cluster_environment()) as (index, storage):
        embedded = index.with_name("embedded")
        for folder, engine in (
            (embedded, open_storage(f"{DEFAULT_ENGINE}:")),
            (index, storage),
        ):
            build_index(
                paths,
                folder,
                jobs=jobs,
                semantic=semantic,
                storage=engine,
                clock=lambda: _NOON,
            )
        readers = Reader(embedded), Reader(index, storage)
        try:
            yield Twins(*readers)
        finally:
            for reader in readers:
                reader.close()
