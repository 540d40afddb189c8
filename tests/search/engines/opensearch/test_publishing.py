"""Does each generation get an index of its own, whole before anybody knows of it?"""

from dataclasses import replace

import pytest

from search.engines.opensearch import publishing
from search.engines.opensearch.answers import RefusedRequestError
from search.engines.opensearch.cluster_index import ClusterIndex
from search.engines.opensearch.index_record import read_record, write_record
from search.engines.opensearch.loading import load
from search.engines.opensearch.sampling import PRIMARIES, check_counts, check_sample
from search.engines.opensearch.spool import read_spool
from search.engines.opensearch.storage import OpenSearchStorage
from search.errors import (
    EngineUnavailableError,
    IndexDamagedError,
    IndexOutdatedError,
)
from search.port.storage import write_documents
from search.stories import STORIES, Stories, Story, Version, write_stories

pytestmark = pytest.mark.cluster
TEXTS = {
    "a": "мир і торгівля",
    "b": "торгівля вином",
    "c": "вода і мир",
    "d": "мир мир мир",
    "e": "вино та вода",
    "f": "хліб",
    "g": "сіль",
    "h": "торгівля сіллю",
}


@pytest.fixture(scope="module")
def settings(cluster_settings):
    """Return settings with time enough for a busy machine."""
    return replace(cluster_settings, shards=2, timeout=60.0)


@pytest.fixture(scope="module")
def storage(settings):
    """Return the storage of the cluster."""
    storage = OpenSearchStorage(settings)
    yield storage
    storage.close()


@pytest.fixture
def cluster(storage):
    """Return the cluster."""
    return storage._cluster


@pytest.fixture
def generation(storage, make_document, tmp_path):
    """Return a function that makes a generation of texts, based on another one."""
    numbers = iter(range(1, 100))

    def make(texts, groups=(), base=None, changed=frozenset()):
        folder = tmp_path / f"gen-{next(numbers):06d}"
        folder.mkdir()
        before = frozenset(read_spool(base).ids()) if base else frozenset()
        new = [i for i in texts if i not in before or i in changed]
        documents = [make_document(i, texts[i]) for i in new]
        gone = frozenset(before - texts.keys()) | (before & changed)
        write_documents(storage, folder, documents, base, gone)
        stories = Stories(
            tuple(
                Story(group[0], 1.0, tuple(Version(i, "uk") for i in group))
                for group in (*groups, *(i for i in texts if i not in "".join(groups)))
            )
        )
        write_stories(folder / STORIES, stories)
        storage.finish(folder, stories, None, base)
        return folder

    return make


def documents_of(cluster, folder):
    """Return all documents of an index with their routing, lengths and stories."""
    body = {
        "size": 1000,
        "query": {"match_all": {}},
        "docvalue_fields": ["id", "story", "arrived", "dl_text", "kind"],
    }
    hits = cluster.search(read_record(folder).index, body)["hits"]["hits"]
    return sorted(
        (hit["_id"], hit.get("_routing"), str(sorted(hit.get("fields", {}).items())))
        for hit in hits
    )


def test_all_articles_are_there_and_nothing_can_be_written(
    cluster, settings, generation
):
    """The index holds what was written, in all copies, and is closed for writing."""
    folder = generation(TEXTS, ("ab",))
    record = read_record(folder)

    assert (record.articles, record.stories) == (8, 7)
    assert record.index.startswith(f"{settings.prefix}-{record.owner}-000001-")
    assert ClusterIndex(cluster, record.index).is_whole()
    with pytest.raises(RefusedRequestError):
        cluster.manage("PUT", f"/{record.index}/_doc/x?routing=x", {}, seconds=30)


def test_a_copy_with_changes_is_what_an_index_made_anew_is(
    cluster, generation, monkeypatch
):
    """After additions, changes, removals and other stories both hold the same."""
    monkeypatch.setattr(publishing, "MAX_REPLACED", 9)
    first = generation(TEXTS, ("ab", "cd"))
    texts = {**TEXTS, "b": "торгівля медом", "i": "мед"}
    del texts["f"]

    second = generation(texts, ("ac", "hi"), first, frozenset("b"))
    anew = generation(texts, ("ac", "hi"))

    found, expected = documents_of(cluster, second), documents_of(cluster, anew)
    assert found == expected
    assert read_record(second).replaced
    assert read_record(second).owner == read_record(first).owner
    assert len(documents_of(cluster, first)) == 8 + 6


def test_much_change_loads_everything_anew(cluster, generation):
    """An index of which a quarter was replaced is not copied."""
    first = generation(TEXTS)

    second = generation(TEXTS, (), first, frozenset("abcd"))

    assert read_record(second).replaced == 0
    assert len(documents_of(cluster, second)) == 16


def test_an_index_that_is_gone_is_no_reason_to_fail(cluster, generation):
    """Where the cluster lost the index before, all is loaded from the files."""
    first = generation(TEXTS)
    ClusterIndex(cluster, read_record(first).index).delete()

    second = generation({**TEXTS, "i": "мед"}, (), first)

    assert read_record(second).articles == 9
    assert len(documents_of(cluster, second)) == 18


def indexes(cluster, settings):
    """Return the names of all indexes of these tests."""
    path = f"/{settings.prefix}-*/_settings/index.uuid"
    return {*cluster.manage("GET", path, seconds=30)}


@pytest.mark.parametrize("step", ["_fill", "_check", "load"])
def test_a_build_that_fails_leaves_nothing(
    cluster, settings, generation, monkeypatch, step
):
    """Whatever step fails or is interrupted, its index is deleted, the others stay."""
    first = generation(TEXTS)
    before = indexes(cluster, settings)

    def fail(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, step, fail)
    with pytest.raises(KeyboardInterrupt):
        generation({**TEXTS, "i": "мед"}, (), first)

    assert indexes(cluster, settings) == before
    assert len(documents_of(cluster, first)) == 16


def test_what_was_merged_is_what_is_searched(cluster, generation, monkeypatch):
    """No copy of a shard goes on with the segments before, nor keeps their files."""

    def load_piecemeal(receiver, index, actions, **_):
        for action in actions:
            load(receiver, index, [action])
            ClusterIndex(receiver, index).refresh()

    monkeypatch.setattr(publishing, "load", load_piecemeal)
    name = read_record(generation(TEXTS)).index

    answer = cluster.manage("GET", f"/{name}/_segments", seconds=60)
    shards = answer["indices"][name]["shards"].values()
    segments = [list(copy["segments"].values()) for each in shards for copy in each]
    assert {(len(own), own[0]["search"]) for own in segments} == {(1, True)}


def test_what_was_lost_on_the_way_is_noticed(generation, monkeypatch):
    """An index that has not all documents is not published."""

    def lose(receiver, index, actions, **values):
        return load(receiver, index, list(actions)[:-1], **values)

    monkeypatch.setattr(publishing, "load", lose)

    with pytest.raises(
        IndexDamagedError, match="7 documents of the kind article, not 8"
    ):
        generation(TEXTS)


def test_counts_and_samples_are_compared(cluster, generation):
    """Another number of documents, and another length of an article, are noticed."""
    folder, other = generation(TEXTS), generation({**TEXTS, "a": "мир"})
    record = read_record(folder)

    check_sample(cluster, record, read_spool(folder), (PRIMARIES,))
    with pytest.raises(IndexDamagedError, match="a with the lengths"):
        check_sample(cluster, record, read_spool(other), (PRIMARIES,))
    with pytest.raises(IndexDamagedError, match="8 documents"):
        check_counts(cluster, replace(record, articles=9), (PRIMARIES,))


def test_too_few_nodes_are_told(settings, generation, storage, monkeypatch):
    """More copies than nodes can hold are refused, with the setting's name."""
    monkeypatch.setattr(storage, "_settings", replace(settings, replicas=9))

    with pytest.raises(EngineUnavailableError, match=r"10 nodes.*_REPLICAS"):
        generation({"a": "мир"})


def test_an_index_is_verified(cluster, storage, generation):
    """One that is whole passes; one that is gone, or another of its name, does not."""
    folder = generation(TEXTS)
    record = read_record(folder)

    storage.verify(folder)
    write_record(folder, replace(record, articles=9))
    with pytest.raises(IndexDamagedError, match="not 9"):
        storage.verify(folder)
    write_record(folder, replace(record, mapping=0))
    with pytest.raises(IndexOutdatedError, match="version 0"):
        storage.open(folder)
    write_record(folder, replace(record, uuid="another"))
    with pytest.raises(IndexDamagedError, match="does not have the index"):
        storage.open(folder)
    write_record(folder, record)
    ClusterIndex(cluster, record.index).delete()
    with pytest.raises(IndexDamagedError, match="does not have the index"):
        storage.verify(folder)
    with pytest.raises(EngineUnavailableError):
        storage.probe(folder)
