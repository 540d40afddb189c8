"""Are indexes deleted that nothing needs, and no others?"""

import time
from dataclasses import replace

import pytest

from search.engines.opensearch.client import Cluster
from search.engines.opensearch.cluster_index import ClusterIndex
from search.engines.opensearch.index_record import (
    IndexRecord,
    new_name,
    owner_of,
    write_record,
)
from search.engines.opensearch.sweeping import YOUNG, sweep_indexes
from search.generations.generation import CurrentFile, Generation, switch

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def settings(cluster_settings):
    """Return settings with a prefix of this module's own."""
    return replace(cluster_settings, prefix=f"{cluster_settings.prefix}-sweep")


@pytest.fixture(scope="module")
def cluster(settings):
    """Return the cluster."""
    cluster = Cluster.connect(settings)
    yield cluster
    cluster.close()


@pytest.fixture
def make_index(cluster, settings):
    """Return a function that makes an index for a generation, named there or not."""

    def make(folder, *, is_named):
        owner = owner_of(folder.parent)
        name = new_name(settings.prefix, owner, folder)
        body = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}
        ClusterIndex(cluster, name).create(body)
        if is_named:
            folder.mkdir(parents=True)
            record = IndexRecord(
                index=name,
                uuid="",
                owner=owner,
                mapping=1,
                shards=1,
                articles=0,
                stories=0,
            )
            write_record(folder, record)
        return name

    return make


def later():
    """Return the time when all that there is now is old."""
    return time.time() + YOUNG + 60


def names(cluster, settings):
    """Return the names of all indexes of this module."""
    path = f"/{settings.prefix}-*/_settings/index.uuid"
    return {*cluster.manage("GET", path, seconds=30)}


def test_only_what_no_generation_names_goes(cluster, settings, make_index, tmp_path):
    """What a killed build left goes when it is old; what others have stays."""
    mine, others = tmp_path / "mine", tmp_path / "others"
    named = make_index(mine / "gen-000001", is_named=True)
    left = make_index(mine / "gen-000002", is_named=False)
    foreign = {
        make_index(others / "gen-000001", is_named=True),
        make_index(others / "gen-000002", is_named=False),
    }

    assert sweep_indexes(cluster, settings.prefix, mine) == ()
    assert sweep_indexes(cluster, settings.prefix, mine, later) == (left,)
    assert names(cluster, settings) >= foreign | {named}
    assert left not in names(cluster, settings)


def test_the_alias_names_what_is_in_service(cluster, settings, make_index, tmp_path):
    """It moves in one step, and names one index only."""
    mine = tmp_path / "mine"
    holders = []
    for number in (1, 2):
        folder = mine / f"gen-{number:06d}"
        name = make_index(folder, is_named=True)
        switch(mine, CurrentFile(Generation(folder, "0" * 64)))
        sweep_indexes(cluster, settings.prefix, mine)
        path = f"/_alias/{settings.prefix}"
        holders.append((name, [*cluster.manage("GET", path, seconds=30)]))

    assert [found for _, found in holders] == [[name] for name, _ in holders]


def test_an_index_folder_keeps_its_owner(make_index, tmp_path):
    """All generations of a folder, and of its copies, have one owner."""
    first = make_index(tmp_path / "a" / "gen-000001", is_named=True)
    tmp_path.joinpath("a").rename(tmp_path / "b")
    second = make_index(tmp_path / "b" / "gen-000002", is_named=True)

    owners = {name.rsplit("-", 2)[0] for name in (first, second)}
    assert len(owners) == 1
    assert owner_of(tmp_path / "b") != owner_of(tmp_path / "c")
