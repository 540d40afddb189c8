"""Which engines must keep the contract? The embedded one, and that of a cluster.

A cluster's indexes are made here without the checks of a publication: those take longer
than most tests, and have tests of their own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from search.engines.registry import DEFAULT_ENGINE, open_storage
from tests.search.engines.unpublished import UnpublishedStorage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.port.storage import EngineStorage

SHARDS = {"opensearch-1": (1, 0), "opensearch-3x1": (3, 1)}
"""Shards of a cluster's indexes, and replicas of each, by the name of a parameter."""


CLUSTERS = [pytest.param(name, marks=pytest.mark.cluster) for name in SHARDS]


@pytest.fixture(scope="session", params=[DEFAULT_ENGINE, *CLUSTERS])
def storage(request: pytest.FixtureRequest) -> Iterator[EngineStorage]:
    """Return the storage of each engine in turn, and of each layout of a cluster."""
    if request.param == DEFAULT_ENGINE:
        yield open_storage(f"{DEFAULT_ENGINE}:")
        return
    settings = request.getfixturevalue("cluster_settings")
    shards, replicas = SHARDS[request.param]
    laid_out = replace(settings, shards=shards, replicas=replicas, timeout=60.0)
    unpublished = UnpublishedStorage(laid_out)
    yield unpublished
    unpublished.close()
