"""Is an article retained that another engine has, in a cluster?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer import BuildFailedError, build_index
from search.engines.opensearch.index_record import IndexRecord, write_record
from search.engines.opensearch.mapping import MAPPING_VERSION
from search.engines.opensearch.settings import PREFIX
from search.engines.opensearch.storage import OpenSearchStorage
from search.generations.generation import current_folder

NOWHERE = "http://127.0.0.1:1"
"""No node: this port is reserved."""


@pytest.fixture
def built_for_a_cluster(news, tmp_path, change_manifest):
    """Return an index folder that says that its articles are in a cluster."""
    index = tmp_path / "index"
    build_index([news], index)
    change_manifest(index, engine="opensearch")
    record = IndexRecord(
        index="hoptac-1",
        uuid="u",
        owner="o",
        mapping=MAPPING_VERSION,
        shards=1,
        articles=3,
        stories=3,
    )
    write_record(current_folder(index), record)
    return index


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"URL": NOWHERE}, "no node of the cluster can be reached"),
        ({"SHARDS": "many"}, "HOPTAC_OPENSEARCH_SHARDS=many"),
    ],
    ids=["outage", "mistake"],
)
def test_a_cluster_that_cannot_be_asked_stops_the_build(
    built_for_a_cluster, news, make_unreadable, monkeypatch, settings, named
):
    """Else the new index would lose articles; the sentence says what to do."""
    before = current_folder(built_for_a_cluster)
    for name, value in settings.items():
        monkeypatch.setenv(PREFIX + name, value)
    make_unreadable(news / "a.txt")

    with pytest.raises(BuildFailedError, match=named) as failure:
        build_index([news], built_for_a_cluster)

    assert "run again; the index before stays in service" in str(failure.value)
    assert current_folder(built_for_a_cluster) == before


def test_a_cluster_is_not_asked_where_all_files_can_be_read(
    built_for_a_cluster, news, monkeypatch
):
    """Whoever leaves a cluster that is gone builds from the files alone."""
    monkeypatch.setenv(f"{PREFIX}URL", NOWHERE)

    assert build_index([news], built_for_a_cluster).indexed == 3


@pytest.mark.cluster
def test_the_articles_of_a_cluster_are_retained(
    news, tmp_path, contents, make_unreadable, cluster_settings, monkeypatch
):
    """The embedded engine takes them over, by the settings of the environment."""
    index = tmp_path / "index"
    settings = replace(cluster_settings, shards=1, replicas=0, timeout=60.0)
    storage = OpenSearchStorage(settings)
    build_index([news], index, storage=storage)
    storage.close()
    monkeypatch.setenv(f"{PREFIX}URL", ",".join(settings.urls))
    monkeypatch.setenv(f"{PREFIX}TIMEOUT", "60")
    make_unreadable(news / "a.txt")

    summary = build_index([news], index)

    assert (summary.indexed, summary.kept) == (3, 1)
    assert set(contents(index)) == {"a", "b", "c"}
