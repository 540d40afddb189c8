"""Which of several captures of an address is the last one?"""

from __future__ import annotations

from typing import Any

import pytest

from corpus import Article, Rejection, UnchangedArticle, read_with_digests
from corpus.files import walk
from corpus.raw_article import RawChunk
from corpus.survey import survey

TEXT = "Делегації двох країн обговорили спільні дослідження та обмін студентами. "


def capture(day: int, text: str, url: str = "https://news.test/a") -> dict[str, Any]:
    """Return a capture of an address."""
    page = f"<html><title>Обмін</title><p>{text} {TEXT * 5}</p></html>"
    return {"date": f"2025-10-{day:02}T00:00:00Z", "body": page.encode(), "url": url}


def seen(day: int, refers: int) -> dict[str, Any]:
    """Return a note that an address was seen again as it was on another day."""
    fields = {"WARC-Refers-To-Date": f"2025-10-{refers:02}T00:00:00Z"}
    return {**capture(day, ""), "type": "revisit", "fields": fields}


@pytest.fixture
def write_warc(write, warc):
    """Return a function that writes a WARC file."""
    return lambda name, *captures: write(name, warc(*captures))


def words(results) -> list[str]:
    """Return the first word of each article; a rejection fails."""
    items = [item for item, _ in results]
    assert all(isinstance(item, Article) for item in items), items
    return [item.body.split()[0] for item in items]


def test_the_last_capture_in_a_file_is_meant(write_warc, tmp_path):
    """In whatever order they are; the others are no errors."""
    write_warc(
        "a.warc.gz", capture(2, "Друга"), capture(3, "Третя"), capture(1, "Перша")
    )

    assert words(read_with_digests([tmp_path])) == ["Третя"]


def test_the_last_capture_in_any_file_is_meant(write_warc, tmp_path):
    """Of all files and folders of one call."""
    one = write_warc("one/a.warc.gz", capture(1, "Перша"))
    two = write_warc("two/b.warc.gz", capture(3, "Третя"))
    write_warc("two/c.warc.gz", capture(2, "Друга"))

    assert words(read_with_digests([tmp_path])) == ["Третя"]
    assert words(read_with_digests([two, one])) == ["Третя"]
    assert words(read_with_digests([one])) == ["Перша"]


def test_addresses_that_differ_little_are_one(write_warc, tmp_path):
    """They have one id."""
    write_warc("a.warc.gz", capture(1, "Перша"))
    write_warc("b.warc.gz", capture(2, "Друга", "http://www.news.test/a/?fbclid=1"))

    assert words(read_with_digests([tmp_path])) == ["Друга"]


def test_a_copy_of_a_file_is_no_error(write_warc, tmp_path):
    """One of two captures of one moment is read."""
    for name in ("a.warc.gz", "b.warc.gz"):
        write_warc(name, capture(1, "Перша"))

    assert words(read_with_digests([tmp_path])) == ["Перша"]


def test_a_page_that_was_seen_again_is_the_last_one(write_warc, tmp_path):
    """If what was seen lies in the files; else nothing is known of it."""
    write_warc("a.warc.gz", capture(1, "Перша"), capture(2, "Друга"))
    write_warc("b.warc.gz", seen(3, refers=1))
    assert words(read_with_digests([tmp_path])) == ["Перша"]

    write_warc("b.warc.gz", seen(3, refers=9))
    assert words(read_with_digests([tmp_path])) == ["Друга"]


def test_a_capture_that_did_not_change_is_not_parsed(write_warc, tmp_path):
    """Another file may come and go."""
    write_warc("a.warc.gz", capture(1, "Перша"))
    before = {digest: item.id for item, digest in read_with_digests([tmp_path])}
    assert [type(item) for item, _ in read_with_digests([tmp_path], before)] == [
        UnchangedArticle
    ]

    newer = write_warc("b.warc.gz", capture(2, "Друга"))
    assert words(read_with_digests([tmp_path], before)) == ["Друга"]

    newer.unlink()
    assert [type(item) for item, _ in read_with_digests([tmp_path], before)] == [
        UnchangedArticle
    ]


def test_a_damaged_file_is_one_rejection(write_warc, write, tmp_path):
    """It is not told twice, and the whole records of it are read."""
    whole = write_warc(
        "a.warc.gz", capture(1, "Перша"), capture(2, "Друга")
    ).read_bytes()
    write("a.warc.gz", whole[:-20])

    article, rejection = (item for item, _ in read_with_digests([tmp_path]))

    assert isinstance(article, Article)
    assert article.body.startswith("Перша")
    assert isinstance(rejection, Rejection)
    assert "cut short" in rejection.reason


def test_what_is_no_capture_is_never_superseded(write_warc, tmp_path):
    """Files that somebody wrote have no moment."""
    write_warc("a.warc.gz", capture(1, "Перша"))
    versions = survey(walk(tmp_path)).versions

    assert not versions.is_superseded(RawChunk(b"", id="news.test/a"))
    assert not versions.is_superseded(RawChunk(b"", id="b", version="2025"))
    assert versions.is_superseded(RawChunk(b"", id="news.test/a", version="2025"))
