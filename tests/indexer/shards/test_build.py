"""Is an index of shards what a build in one go makes, however they are cut?"""

import pytest

from indexer import build_index
from indexer.shards import analyse_shard
from search.arrivals import read_arrivals
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest
from search.generations.verification import verify
from search.stories import STORIES
from tests.indexer.shards.conftest import RECIPE, write_shard


def stories_of(index):
    """Return the stories of an index, byte for byte."""
    return (current_folder(index) / STORIES).read_bytes()


@pytest.mark.parametrize("names", [["a"], ["a", "b", "c"], ["c", "b", "a"]], ids=len)
def test_shards_make_the_index_of_one_go(
    names, sample_index, make_shards, steps, tmp_path
):
    """The digest, the stories and the completions are the same, to the byte."""
    shards = make_shards(tmp_path / "shards", names)
    results = steps.analyse(shards, tmp_path / "results")

    summary = steps.build([tmp_path / "results"], tmp_path / "index")

    once, folder = current_folder(sample_index), current_folder(tmp_path / "index")
    assert summary.digest == read_manifest(once).digest
    assert summary.indexed == summary.added == read_manifest(once).articles
    assert stories_of(tmp_path / "index") == stories_of(sample_index)
    suggestions = "suggestions.tsv"
    assert (folder / suggestions).read_bytes() == (once / suggestions).read_bytes()
    assert len(results) == len(names)
    assert {path.name for path in folder.iterdir()} >= {"shards.json", "recipe.json"}
    verify(folder)


def test_a_shard_that_is_done_is_left_alone(small, tmp_path):
    """Only one whose bytes are others is analysed; nothing unfinished is left."""
    out = tmp_path / "results"

    def analyse():
        return [analyse_shard(shard, out, RECIPE) for shard in small]

    first, again = analyse(), analyse()
    write_shard(small[1], [("b", "pl", "Polska i Japonia podpisały inną umowę.")])
    second = analyse()

    made = [[is_new for _, is_new in done] for done in (first, again, second)]
    assert made == [[True] * 3, [False] * 3, [False, True, False]]
    assert [result for result, _ in again] == [result for result, _ in first]
    assert len([*out.iterdir()]) == 4


def test_the_next_build_takes_over_the_shards_that_did_not_change(
    small, steps, tmp_path, contents
):
    """It is what a build from nothing makes, and its story ids are those of before."""
    index, anew = tmp_path / "index", tmp_path / "anew"
    before = steps.analyse(small, tmp_path / "results")
    steps.build(before, index)
    write_shard(
        small[1],
        [
            ("b", "pl", "Polska i Japonia podpisały umowę o współpracy."),
            ("e", "fr", "Le Vietnam ouvre une école à Paris."),
        ],
    )
    after = steps.analyse(small[:2], tmp_path / "results")

    summary = steps.build(after, index)

    assert steps.build(after, anew).digest == summary.digest
    assert (summary.added, summary.changed, summary.unchanged_articles) == (1, 0, 2)
    assert summary.removed == 2
    assert sorted(contents(index)) == sorted(contents(anew)) == ["a", "b", "e"]
    assert stories_of(index) == stories_of(anew)
    verify(current_folder(index))


def test_an_index_of_one_go_follows_one_of_shards(small, steps, tmp_path):
    """And the other way round: each starts from what the other left."""
    index = tmp_path / "index"
    results = steps.analyse(small, tmp_path / "results")
    first = steps.build(results, index)

    second = build_index(small, index, force=True)
    third = steps.build(results, index)

    assert first.digest == second.digest == third.digest
    assert (second.unchanged_articles, third.unchanged_articles) == (4, 4)


def test_articles_keep_the_moment_of_their_arrival(small, steps, tmp_path):
    """Only what is new has arrived now."""
    index = tmp_path / "index"
    steps.build(steps.analyse(small[:2], tmp_path / "results"), index)
    before = read_arrivals(current_folder(index))
    steps.build(steps.analyse(small, tmp_path / "results"), index)
    now = read_arrivals(current_folder(index))

    assert [now.of(id_) for id_ in "abc"] == [before.of(id_) for id_ in "abc"]
    assert now.of("d").first > before.of("a").first
