"""Does a run leave nothing of its own in a cluster, and delete nothing of others?"""

from dataclasses import replace

import pytest

from bench.cluster.indexes import delete_indexes, with_own_prefix
from bench.oracle.engines import compare_engines
from search.engines.opensearch.client import Cluster
from search.engines.opensearch.cluster_index import ClusterIndex
from search.engines.opensearch.settings import PREFIX, read_settings
from search.engines.opensearch.storage import OpenSearchStorage


def test_names_are_those_of_nobody_else():
    """Two runs have different ones; all other settings stay as they are."""
    environ = {f"{PREFIX}PREFIX": "hoptac", f"{PREFIX}SHARDS": "2"}

    one, other = (with_own_prefix(environ, "oracle") for _ in range(2))

    assert one[f"{PREFIX}PREFIX"] != other[f"{PREFIX}PREFIX"]
    settings = read_settings(one)
    assert settings.prefix.startswith("oracle-")
    assert settings.shards == 2


@pytest.fixture
def environ(cluster_settings):
    """Return an environment with the cluster that runs here, and a prefix of a run."""
    settings = {
        "URL": ",".join(cluster_settings.urls),
        "PREFIX": cluster_settings.prefix,
        "SHARDS": "1",
        "REPLICAS": "0",
        "TIMEOUT": "60",
    }
    named = {PREFIX + name: value for name, value in settings.items()}
    return {**named, f"{PREFIX}PREFIX": f"{cluster_settings.prefix}-run"}


@pytest.fixture
def cluster(cluster_settings):
    """Return the cluster, with an index of somebody else."""
    cluster = Cluster.connect(replace(cluster_settings, timeout=60.0))
    other = ClusterIndex(cluster, f"{cluster_settings.prefix}-else")
    other.create({"settings": {"number_of_replicas": 0}})
    yield cluster
    other.delete()
    cluster.close()


def names(cluster, settings):
    """Return what the indexes of a test are called."""
    path = f"/{settings.prefix}-*/_settings/index.uuid"
    return set(cluster.manage("GET", path, seconds=60))


@pytest.mark.cluster
def test_the_oracle_leaves_nothing_behind(cluster, cluster_settings, environ):
    """What was compared is deleted at once, and what somebody else has is not."""
    before = names(cluster, cluster_settings)
    storage = OpenSearchStorage(read_settings(environ))
    deleted = []

    def tidy_up():
        deleted.extend(delete_indexes(environ))

    assert compare_engines(storage, 40, 1, tidy_up) == []

    storage.close()
    assert deleted
    assert names(cluster, cluster_settings) == before
