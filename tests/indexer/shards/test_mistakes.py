"""Is a mistake with shards one sentence that says what, where and what to do?"""

import json
import re
import shutil
from dataclasses import replace

import pytest

from indexer import NothingToIndexError, build_index
from indexer.shards import (
    ShardError,
    analyse_shard,
    find_results,
    link_shards,
    load_shards,
    publish_shards,
)
from indexer.shards.result import DOCUMENTS, FILE
from search.engines.registry import open_storage
from search.generations.generation import current_folder
from tests.indexer.shards.conftest import RECIPE, write_shard


@pytest.fixture
def results(small, steps, tmp_path):
    """Return the results of three shards."""
    return steps.analyse(small, tmp_path / "results")


@pytest.fixture
def linked(results, tmp_path):
    """Return the folder of an index in which shards are linked."""
    link_shards(find_results(results), tmp_path / "index", RECIPE)
    return tmp_path / "index"


def refused(words, call, *args, **values):
    """Return whether a call raises one sentence that has certain words."""
    with pytest.raises(ShardError, match=re.escape(words)) as caught:
        call(*args, **values)
    return "\n" not in str(caught.value)


def test_a_shard_that_is_not_there(tmp_path):
    """It is named, and no result is begun."""
    missing = tmp_path / "no.jsonl"

    out = tmp_path / "out"
    assert refused(f"no shard {missing}", analyse_shard, missing, out, RECIPE)
    assert not out.exists()


@pytest.mark.parametrize("name", ["nothing", "empty", "file", "other"])
def test_a_wrong_folder_has_no_results(name, tmp_path):
    """One that is missing, empty, a file, or has other folders in it."""
    path = tmp_path / name
    if name == "file":
        path.write_text("x")
    elif name != "nothing":
        path.mkdir()
    if name == "other":
        (path / "corpus").mkdir()

    assert refused(str(path), find_results, [path])


def test_a_half_written_result_is_none(results, tmp_path):
    """What a killed process left is no result; one without its file is told."""
    (tmp_path / "results" / ".one.jsonl.abc.99").mkdir()
    assert len(find_results([tmp_path / "results"])) == 3

    (results[0] / FILE).unlink()
    assert refused(str(results[0]), find_results, [tmp_path / "results"])


@pytest.mark.parametrize("name", ["state-1.arrays", "articles.arrays", "words-pl.tsv"])
@pytest.mark.parametrize("damage", [b"", b"x" * 9000])
def test_a_damaged_result_is_not_linked(name, damage, results, tmp_path):
    """The file is named; nothing is linked."""
    (results[1] / name).write_bytes(damage)
    index = tmp_path / "index"

    found = find_results(results)
    assert refused(str(results[1] / name), link_shards, found, index, RECIPE)
    assert refused("hoptac link", load_shards, index, open_storage())


@pytest.mark.parametrize("damage", ["flipped", "short", "long", "gone", "swapped"])
def test_damaged_documents_are_not_loaded(damage, results, linked):
    """The file is named; nothing is loaded, and it can be done again."""
    path = results[2] / DOCUMENTS
    data = path.read_bytes()
    changed = {
        "flipped": data[:40] + bytes([data[40] ^ 1]) + data[41:],
        "short": data[:-1],
        "long": data + b"x",
        "swapped": (results[0] / DOCUMENTS).read_bytes(),
    }
    path.unlink()
    if damage in changed:
        path.write_bytes(changed[damage])

    assert refused(str(path), load_shards, linked, open_storage())
    assert refused("hoptac load", publish_shards, linked, open_storage())
    path.write_bytes(data)
    assert load_shards(linked, open_storage()) == 4


def test_a_result_of_another_maker(results, tmp_path):
    """Of another version, or for other settings."""
    other = replace(RECIPE, home="FR")
    found = find_results(results)

    assert refused(str(found[0].folder), link_shards, found, tmp_path / "index", other)


def test_a_result_of_another_format(results):
    """A version of Hoptac that is older or newer wrote it."""
    values = json.loads((results[0] / FILE).read_text("utf-8"))
    (results[0] / FILE).write_text(json.dumps({**values, "format": 99}), "utf-8")

    assert refused("of version 99", find_results, results)


def test_two_shards_with_one_id(small, steps, tmp_path):
    """The article and both shards are named."""
    write_shard(small[2], [("b", "uk", "Україна та Франція підписали угоду.")])
    found = find_results(steps.analyse(small, tmp_path / "results"))

    words = "article 'b' is in two shards, three.jsonl and two.jsonl"
    assert refused(words, link_shards, found, tmp_path / "index", RECIPE)


@pytest.mark.usefixtures("results")
def test_two_results_of_one_shard(small, steps, tmp_path):
    """The one of before was not deleted; both are named."""
    write_shard(small[0], [("a", "fr", "La France signe un autre accord.")])
    steps.analyse(small[:1], tmp_path / "results")
    found = find_results([tmp_path / "results"])

    assert refused(str(small[0]), link_shards, found, tmp_path / "index", RECIPE)


def test_a_result_that_is_gone_when_it_is_loaded(results, linked):
    """It was deleted after it was linked."""
    shutil.rmtree(results[1])

    assert refused(str(results[1]), load_shards, linked, open_storage())


def test_the_steps_have_an_order(tmp_path):
    """A step says which one comes first, also in a folder that is none."""
    assert refused("hoptac link", load_shards, tmp_path / "no", open_storage())
    assert refused("hoptac link", publish_shards, tmp_path / "no", open_storage())
    assert refused("hoptac link", load_shards, tmp_path, open_storage())
    assert refused("hoptac load", publish_shards, tmp_path, open_storage())


def test_another_index_that_came_into_service(small, linked):
    """What was linked before it is out of date, and stays out of service."""
    load_shards(linked, open_storage())
    build_index(small[:1], linked)

    name = current_folder(linked).name
    assert refused("hoptac link", publish_shards, linked, open_storage())
    assert refused("hoptac link", load_shards, linked, open_storage())
    assert current_folder(linked).name == name


def test_shards_without_articles_are_no_index(steps, tmp_path):
    """The index before stays in service."""
    shard = tmp_path / "empty.jsonl"
    shard.write_text("", "utf-8")
    found = find_results(steps.analyse([shard], tmp_path / "results"))

    with pytest.raises(NothingToIndexError):
        link_shards(found, tmp_path / "index", RECIPE)
