"""Does a build index all it can read, and report what it did?"""

import os
from dataclasses import replace

import pytest

from corpus import Article, Rejection
from indexer import BuildFailedError, NothingToIndexError, build_index, up_to_date
from search.errors import IndexBusyError
from search.generations.publish import building
from search.generations.verification import verify
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader


def test_a_build_reports_its_figures(news, tmp_path):
    """Articles are counted by language, and nothing is kept or rejected."""
    summary = build_index([news], tmp_path / "index")

    assert (summary.read, summary.indexed, summary.kept) == (3, 3, 0)
    assert summary.languages == {"uk": 1, "fr": 1, "pl": 1}
    assert summary.rejected == ()
    assert not summary.unchanged


def test_what_was_indexed_is_found(news, tmp_path):
    """A reader answers from the new index."""
    build_index([news], tmp_path / "index")

    result = Reader(tmp_path / "index").search(
        Query(question=parse("угода"), expand=False)
    )

    assert [hit.found.article.id for hit in result.hits] == ["a"]


def test_rejected_files_are_told_and_the_rest_is_indexed(news, tmp_path, spoil):
    """Each file that gives no article is named with a reason."""
    spoil(news / "b.txt")
    news.joinpath("c.txt").write_text("")

    summary = build_index([news], tmp_path / "index")

    assert (summary.read, summary.indexed) == (3, 1)
    assert [item.path for item in summary.rejected] == [
        str(news / name) for name in ("b.txt", "c.txt")
    ]
    assert "cp1251" in summary.rejected[0].reason
    assert "empty" in summary.rejected[1].reason


def test_a_broken_line_is_told_by_its_number(news, tmp_path):
    """Of JSON lines the good ones are indexed, and the bad one's number is given."""
    lines = news / "d.jsonl"
    lines.write_text('{"id": "d", "lang": "fr", "body": "Bonjour"}\n{"id": \n')

    summary = build_index([lines], tmp_path / "index")

    assert (summary.read, summary.indexed) == (2, 1)
    assert [(item.path, item.line) for item in summary.rejected] == [(str(lines), 2)]


def test_a_second_article_of_one_id_is_rejected(news, tmp_path):
    """The first stays."""
    again = tmp_path / "again"
    again.mkdir()
    again.joinpath("a.txt").write_text(news.joinpath("b.txt").read_text("utf-8"))

    summary = build_index([news, again], tmp_path / "index")

    assert (summary.read, summary.indexed, len(summary.rejected)) == (4, 3, 1)


def test_progress_is_told_of_each_article_and_rejection(news, tmp_path, spoil):
    """Every thing that is read is shown once, in order."""
    spoil(news / "b.txt")
    seen = []

    build_index([news], tmp_path / "index", progress=seen.append)

    assert [type(item) for item in seen] == [Article, Rejection, Article]


@pytest.mark.parametrize("what", ["empty folder", "rejected files", "missing path"])
def test_nothing_to_index_leaves_the_old_index(news, tmp_path, contents, spoil, what):
    """A build that reads no article fails, and the index before stays in service."""
    index, paths = tmp_path / "index", [news]
    build_index(paths, index)
    before = (Reader(index).generation, contents(index))
    for path in news.iterdir():
        spoil(path) if what == "rejected files" else path.unlink()
    if what == "missing path":
        news.rmdir()

    with pytest.raises(NothingToIndexError) as caught:
        build_index(paths, index)

    rejected = {"empty folder": 0, "rejected files": 3, "missing path": 1}
    assert len(caught.value.summary.rejected) == rejected[what]
    assert (Reader(index).generation, contents(index)) == before


def test_an_index_that_cannot_be_written_is_a_failed_build(news, tmp_path):
    """What the system says is in the error."""
    tmp_path.joinpath("index").write_text("a file in the way")

    with pytest.raises(BuildFailedError, match="stays in service"):
        build_index([news], tmp_path / "index")


def test_two_builds_at_once_are_refused(news, tmp_path):
    """The second is told the process of the first."""
    with (
        building(tmp_path / "index"),
        pytest.raises(IndexBusyError, match=f"process {os.getpid()}"),
    ):
        build_index([news], tmp_path / "index")


def test_a_manifest_holds_the_figures(news, tmp_path):
    """What was reported can be read again with the index."""
    index = tmp_path / "index"
    summary = build_index([news], index)

    manifest = verify(index / Reader(index).generation)

    assert manifest.articles == 3
    assert manifest.summary == summary.to_json()


def test_several_processes_build_the_same_index(
    collection, sample_index, tmp_path, contents
):
    """Articles, order, tags and answers do not depend on the number of processes."""
    index = tmp_path / "index"

    build_index([collection], index, jobs=2)

    assert list(contents(index).items()) == list(contents(sample_index).items())
    for text in ("угода", "énergie", "energia", "hợp tác", '"hợp tác"', "ener*"):
        query = Query(question=parse(text), size=100)
        one, two = (Reader(path).search(query) for path in (sample_index, index))
        assert replace(one, seconds=0) == replace(two, seconds=0)


def test_an_index_is_up_to_date_until_something_changes(news, tmp_path):
    """The same input and home give the summary again, marked as unchanged."""
    index = tmp_path / "index"
    summary = build_index([news], index)

    found = up_to_date([news], index, home="VN")

    assert found.unchanged
    assert (found.read, found.indexed) == (summary.read, summary.indexed)
    assert {k: v for k, v in found.languages.items() if v} == summary.languages


CHANGES = {
    "a new file": lambda news: news.joinpath("d.txt").write_text("x"),
    "another text": lambda news: news.joinpath("a.txt").write_text("x"),
    "a file less": lambda news: news.joinpath("a.txt").unlink(),
    "another name": lambda news: news.joinpath("a.txt").rename(news / "d.txt"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_files_is_noticed(news, tmp_path, change):
    """Any change to what would be read asks for a build."""
    index = tmp_path / "index"
    build_index([news], index)

    change(news)

    assert up_to_date([news], index, home="VN") is None


def test_a_change_during_a_build_is_noticed(news, tmp_path):
    """A file that became another once it was read is read again."""
    index = tmp_path / "index"
    text = news.joinpath("a.txt").read_text("utf-8")

    def change(_):
        news.joinpath("a.txt").write_text(f"{text}\nx", "utf-8")

    build_index([news], index, progress=change)

    assert up_to_date([news], index, home="VN") is None


def test_another_home_asks_for_a_build(news, tmp_path):
    """Tags depend on the home country."""
    build_index([news], tmp_path / "index", home="VN")

    assert up_to_date([news], tmp_path / "index", home="PL") is None


def test_a_damaged_or_missing_index_is_not_up_to_date(news, tmp_path):
    """An index that cannot be used is built anew."""
    index = tmp_path / "index"
    assert up_to_date([news], index, home="VN") is None
    build_index([news], index)
    generation = index / Reader(index).generation

    generation.joinpath("foreign.txt").write_text("x")

    assert up_to_date([news], index, home="VN") is None
