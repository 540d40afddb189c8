"""Does a build index all it can read, and report what it did?"""

import os
from dataclasses import replace

import pytest

from corpus import Article, Rejection
from indexer import BuildFailedError, NothingToIndexError, build_index
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

    assert [hit.tagged.article.id for hit in result.hits] == ["a"]


def test_rejected_files_are_reported_and_the_rest_is_indexed(
    news, tmp_path, make_unreadable
):
    """Each file without an article is named, with a reason."""
    make_unreadable(news / "b.txt")
    news.joinpath("c.txt").write_text("")

    summary = build_index([news], tmp_path / "index")

    assert (summary.read, summary.indexed) == (3, 1)
    assert [item.path for item in summary.rejected] == [
        str(news / name) for name in ("b.txt", "c.txt")
    ]
    assert "cp1251" in summary.rejected[0].reason
    assert "empty" in summary.rejected[1].reason


def test_a_broken_line_is_reported_by_its_number(news, tmp_path):
    """The other lines of JSON are indexed, and the number of the bad one is given."""
    lines = news / "d.jsonl"
    lines.write_text('{"id": "d", "lang": "fr", "body": "Bonjour"}\n{"id": \n')

    summary = build_index([lines], tmp_path / "index")

    assert (summary.read, summary.indexed) == (2, 1)
    assert [(item.path, item.line) for item in summary.rejected] == [(str(lines), 2)]


def test_a_second_article_of_one_id_is_rejected(news, tmp_path):
    """The first is indexed."""
    again = tmp_path / "again"
    again.mkdir()
    again.joinpath("a.txt").write_text(news.joinpath("b.txt").read_text("utf-8"))

    summary = build_index([news, again], tmp_path / "index")

    assert (summary.read, summary.indexed, len(summary.rejected)) == (4, 3, 1)


def test_progress_is_reported_for_each_article_and_rejection(
    news, tmp_path, make_unreadable
):
    """Everything that is read is reported once, in order."""
    make_unreadable(news / "b.txt")
    seen = []

    build_index([news], tmp_path / "index", progress=seen.append)

    assert [type(item) for item in seen] == [Article, Rejection, Article]


@pytest.mark.parametrize("what", ["empty folder", "rejected files", "missing path"])
def test_a_build_without_articles_leaves_the_previous_index(
    news, tmp_path, contents, make_unreadable, what
):
    """It fails, and the previous index stays in service."""
    index, paths = tmp_path / "index", [news]
    build_index(paths, index)
    before = (Reader(index).generation, contents(index))
    for path in news.iterdir():
        make_unreadable(path) if what == "rejected files" else path.unlink()
    if what == "missing path":
        news.rmdir()

    with pytest.raises(NothingToIndexError) as caught:
        build_index(paths, index)

    rejected = {"empty folder": 0, "rejected files": 3, "missing path": 1}
    assert len(caught.value.summary.rejected) == rejected[what]
    assert (Reader(index).generation, contents(index)) == before


def test_an_index_that_cannot_be_written_is_a_failed_build(news, tmp_path):
    """The error says that the previous index stays in service."""
    tmp_path.joinpath("index").write_text("a file in the way")

    with pytest.raises(BuildFailedError, match="stays in service"):
        build_index([news], tmp_path / "index")


def test_two_builds_at_once_are_refused(news, tmp_path):
    """The error of the second names the process of the first."""
    with (
        building(tmp_path / "index"),
        pytest.raises(IndexBusyError, match=f"process {os.getpid()}"),
    ):
        build_index([news], tmp_path / "index")


def test_a_manifest_holds_the_figures(news, tmp_path):
    """The index stores what the build reported."""
    index = tmp_path / "index"
    summary = build_index([news], index)

    manifest = verify(index / Reader(index).generation)

    assert manifest.articles == 3
    assert manifest.summary == summary.to_json()
    assert manifest.home == "VN"


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
