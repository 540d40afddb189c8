"""Is an article retained whose file cannot be read this time?"""

from datetime import UTC, datetime

import pytest

from corpus.store.events import AddressChanged, Captured
from corpus.store.exchange import Exchange
from corpus.store.kinds import Role, State
from corpus.store.store import open_store
from indexer import NothingToIndexError, build_index, up_to_date
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader


def test_the_article_of_an_unreadable_file_is_retained(
    news, tmp_path, contents, make_unreadable
):
    """The article is still searchable, and the summary counts it as kept."""
    index = tmp_path / "index"
    build_index([news], index)
    before = contents(index)["a"]
    make_unreadable(news / "a.txt")

    summary = build_index([news], index)

    assert (summary.read, summary.indexed, summary.kept) == (3, 3, 1)
    assert summary.languages == {"uk": 1, "fr": 1, "pl": 1}
    assert [item.path for item in summary.rejected] == [str(news / "a.txt")]
    assert contents(index)["a"] == before
    query = Query(question=parse("угода"), expand=False)
    result = Reader(index).search(query)
    assert [hit.tagged.article.id for hit in result.hits] == ["a"]


def test_a_retained_article_is_retained_again(
    news, tmp_path, contents, make_unreadable
):
    """A file may stay unreadable for many builds."""
    index = tmp_path / "index"
    build_index([news], index)
    before = contents(index)["a"]
    make_unreadable(news / "a.txt")

    retained = [build_index([news], index).kept for _ in range(3)]

    assert retained == [1, 1, 1]
    assert contents(index)["a"] == before


def test_a_repaired_file_replaces_the_retained_article(
    news, tmp_path, contents, make_unreadable
):
    """When the file can be read again, its new text counts."""
    index = tmp_path / "index"
    build_index([news], index)
    make_unreadable(news / "a.txt")
    build_index([news], index)
    news.joinpath("a.txt").write_text("Україна відкрила посольство в Японії.", "utf-8")

    summary = build_index([news], index)

    assert (summary.indexed, summary.kept) == (3, 0)
    assert "посольство" in contents(index)["a"].article.body


def test_the_article_of_a_deleted_file_is_removed(news, tmp_path, contents):
    """What is no longer in the folder is no longer in the index."""
    index = tmp_path / "index"
    build_index([news], index)
    news.joinpath("a.txt").unlink()

    summary = build_index([news], index)

    assert (summary.indexed, summary.kept) == (2, 0)
    assert set(contents(index)) == {"b", "c"}


def test_one_article_is_removed_while_another_is_retained(
    news, tmp_path, contents, make_unreadable
):
    """Only the article of the unreadable file is retained."""
    index = tmp_path / "index"
    build_index([news], index)
    news.joinpath("a.txt").unlink()
    make_unreadable(news / "b.txt")

    build_index([news], index)

    assert set(contents(index)) == {"b", "c"}


@pytest.fixture
def folders(news, tmp_path):
    """Return two folders: one of two articles in subfolders, and `news` of three."""
    other = tmp_path / "other"
    for name in ("x/one.txt", "x/y/two.txt"):
        path = other / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(news.joinpath("c.txt").read_text("utf-8"), "utf-8")
    return other, news


def test_the_articles_of_a_missing_folder_are_retained(folders, tmp_path, contents):
    """A folder that is not mounted loses nothing where another path is readable."""
    index = tmp_path / "index"
    build_index(folders, index)
    before = contents(index)
    folders[0].rename(tmp_path / "away")

    summary = build_index(folders, index)

    assert (summary.indexed, summary.kept) == (5, 2)
    assert contents(index) == before


def test_the_articles_of_a_folder_that_is_not_named_any_more_are_removed(
    folders, tmp_path, contents
):
    """Only articles of paths that the build was called with are retained."""
    index = tmp_path / "index"
    build_index(folders, index)

    summary = build_index(folders[1:], index)

    assert (summary.indexed, summary.kept) == (3, 0)
    assert set(contents(index)) == {"a", "b", "c"}


def test_a_folder_of_a_similar_name_is_another(folders, tmp_path, contents):
    """Only articles from below the missing folder itself are retained."""
    index = tmp_path / "index"
    build_index(folders, index)

    build_index([tmp_path / "oth", folders[1]], index)

    assert set(contents(index)) == {"a", "b", "c"}


def test_the_article_of_a_broken_line_is_retained(news, tmp_path, contents):
    """The other lines of the file are indexed as they are now."""
    index, lines = tmp_path / "index", tmp_path / "d.jsonl"
    row = '{{"id": "{}", "lang": "fr", "body": "Bonjour {}"}}'
    lines.write_text("\n".join(row.format(n, n) for n in "xy"))
    build_index([news, lines], index)
    lines.write_text(row.format("x", "encore") + "\n" + row.format("y", 1)[:-9])

    summary = build_index([news, lines], index)

    assert summary.kept == 1
    assert contents(index)["x"].article.body == "Bonjour encore"
    assert contents(index)["y"].article.body == "Bonjour y"


def test_a_file_that_becomes_readable_is_tried_again(news, tmp_path, make_unreadable):
    """The index is up to date only as long as the file stays unreadable."""
    index = tmp_path / "index"
    whole = news.joinpath("a.txt").read_bytes()
    build_index([news], index)
    make_unreadable(news / "a.txt")
    build_index([news], index)
    assert up_to_date([news], index, home="VN").kept == 1

    news.joinpath("a.txt").write_bytes(whole)

    assert up_to_date([news], index, home="VN") is None


def test_the_articles_of_a_store_without_its_database_are_retained(
    news, tmp_path, contents
):
    """They stay as they were, and those that were deleted stay away."""
    folder, index = tmp_path / "store", tmp_path / "index"
    with open_store(folder, create=True) as store:
        for number, state in enumerate((State.LIVE, State.GONE)):
            store.append(kept_page(f"https://news.test/{number}", state))
    build_index([news, folder], index)
    (folder / "state.sqlite").unlink()

    summary = build_index([news, folder], index)

    assert (summary.kept, summary.removed) == (1, 0)
    assert {"news.test/0", "news.test/1"} & contents(index).keys() == {"news.test/0"}
    (rejection,) = summary.rejected
    assert "hoptac store check --rebuild" in rejection.reason


def kept_page(url, state):
    """Return the events of a page in a state."""
    body = "<p>Україна і Японія підписали угоду про обмін студентами.</p>".encode()
    time = datetime(2026, 3, 1, tzinfo=UTC)
    page = Exchange(
        url=url,
        request_head=b"GET / HTTP/1.1\r\n\r\n",
        status=200,
        response_head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        wire=body,
        body=body,
        started=time,
        address="192.0.2.1",
    )
    captured = Captured(source="News", exchange=page, role=Role.PAGE)
    return [captured, AddressChanged(url=url, changes={"state": state}, time=time)]


def test_a_build_of_nothing_removes_nothing(news, tmp_path, contents):
    """The index before stays in service, and the failure says so."""
    index = tmp_path / "index"
    build_index([news], index)
    before = contents(index).keys()

    with pytest.raises(NothingToIndexError, match="stays in service") as failure:
        build_index([tmp_path / "none"], index)

    assert failure.value.summary.removed == 0
    assert contents(index).keys() == before
