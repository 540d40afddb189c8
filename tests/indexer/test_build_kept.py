"""Is an article kept whose file cannot be read this time?"""

import pytest

from indexer import build_index, up_to_date
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader


def test_an_unreadable_file_keeps_its_earlier_article(news, tmp_path, contents, spoil):
    """What was indexed before is still found, and is reported as kept."""
    index = tmp_path / "index"
    build_index([news], index)
    before = contents(index)["a"]
    spoil(news / "a.txt")

    summary = build_index([news], index)

    assert (summary.read, summary.indexed, summary.kept) == (3, 3, 1)
    assert summary.languages == {"uk": 1, "fr": 1, "pl": 1}
    assert [item.path for item in summary.rejected] == [str(news / "a.txt")]
    assert contents(index)["a"] == before
    query = Query(question=parse("угода"), expand=False)
    result = Reader(index).search(query)
    assert [hit.found.article.id for hit in result.hits] == ["a"]


def test_a_kept_article_is_kept_again(news, tmp_path, contents, spoil):
    """A file may stay unreadable for many builds."""
    index = tmp_path / "index"
    build_index([news], index)
    before = contents(index)["a"]
    spoil(news / "a.txt")

    kept = [build_index([news], index).kept for _ in range(3)]

    assert kept == [1, 1, 1]
    assert contents(index)["a"] == before


def test_a_mended_file_replaces_the_kept_article(news, tmp_path, contents, spoil):
    """When the file can be read again, its new text counts."""
    index = tmp_path / "index"
    build_index([news], index)
    spoil(news / "a.txt")
    build_index([news], index)
    news.joinpath("a.txt").write_text("Україна відкрила посольство в Японії.", "utf-8")

    summary = build_index([news], index)

    assert (summary.indexed, summary.kept) == (3, 0)
    assert "посольство" in contents(index)["a"].article.body


def test_a_deleted_files_article_goes(news, tmp_path, contents):
    """What was taken out of the folder is out of the index."""
    index = tmp_path / "index"
    build_index([news], index)
    news.joinpath("a.txt").unlink()

    summary = build_index([news], index)

    assert (summary.indexed, summary.kept) == (2, 0)
    assert set(contents(index)) == {"b", "c"}


def test_a_deleted_file_goes_while_another_is_kept(news, tmp_path, contents, spoil):
    """Only the unreadable file's article stays."""
    index = tmp_path / "index"
    build_index([news], index)
    news.joinpath("a.txt").unlink()
    spoil(news / "b.txt")

    build_index([news], index)

    assert set(contents(index)) == {"b", "c"}


@pytest.fixture
def two(news, tmp_path):
    """Give two folders: the first holds two articles below folders, `news` three."""
    other = tmp_path / "other"
    for name in ("x/one.txt", "x/y/two.txt"):
        path = other / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(news.joinpath("c.txt").read_text("utf-8"), "utf-8")
    return other, news


def test_a_missing_folder_keeps_its_articles(two, tmp_path, contents):
    """A folder that is not mounted loses nothing where another path is readable."""
    index = tmp_path / "index"
    build_index(two, index)
    before = contents(index)
    two[0].rename(tmp_path / "away")

    summary = build_index(two, index)

    assert (summary.indexed, summary.kept) == (5, 2)
    assert contents(index) == before


def test_a_folder_that_is_not_asked_for_any_more_goes(two, tmp_path, contents):
    """Only what a build was asked to read is kept."""
    index = tmp_path / "index"
    build_index(two, index)

    summary = build_index(two[1:], index)

    assert (summary.indexed, summary.kept) == (3, 0)
    assert set(contents(index)) == {"a", "b", "c"}


def test_a_folder_of_a_similar_name_is_another(two, tmp_path, contents):
    """Only articles from below the missing folder itself are kept."""
    index = tmp_path / "index"
    build_index(two, index)

    build_index([tmp_path / "oth", two[1]], index)

    assert set(contents(index)) == {"a", "b", "c"}


def test_a_broken_line_keeps_its_earlier_article(news, tmp_path, contents):
    """Of JSON lines the article of a line that broke stays, beside the others."""
    index, lines = tmp_path / "index", tmp_path / "d.jsonl"
    row = '{{"id": "{}", "lang": "fr", "body": "Bonjour {}"}}'
    lines.write_text("\n".join(row.format(n, n) for n in "xy"))
    build_index([news, lines], index)
    lines.write_text(row.format("x", "encore") + "\n" + row.format("y", 1)[:-9])

    summary = build_index([news, lines], index)

    assert summary.kept == 1
    assert contents(index)["x"].article.body == "Bonjour encore"
    assert contents(index)["y"].article.body == "Bonjour y"


def test_a_file_that_becomes_readable_is_tried_again(news, tmp_path, spoil):
    """An index with a kept article is up to date only while the file stays so."""
    index = tmp_path / "index"
    whole = news.joinpath("a.txt").read_bytes()
    build_index([news], index)
    spoil(news / "a.txt")
    build_index([news], index)
    assert up_to_date([news], index, home="VN").kept == 1

    news.joinpath("a.txt").write_bytes(whole)

    assert up_to_date([news], index, home="VN") is None
