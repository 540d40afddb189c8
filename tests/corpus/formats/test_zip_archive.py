"""Which articles does a zip of files hold?"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from collections import Counter

import pytest

from corpus import Article, Rejection, UnchangedArticle, read_with_digests
from corpus.errors import Kind
from corpus.files import count_other_kinds

TEXT = "Делегації двох країн обговорили обмін студентами."


@pytest.fixture
def write_zip(write):
    """Return a function that writes a zip."""

    def make(members: dict[str | zipfile.ZipInfo, bytes | str], name: str = "a.zip"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member, data)
        return write(name, stream.getvalue())

    return make


def test_each_kind_of_member_is_read(write_zip, read, json_line, warc, page):
    """Ids are made of the zip's name and the member's, or are those of the member."""
    articles = read(
        write_zip(
            {
                "b.txt": TEXT,
                "c/d.html": page,
                "e.jsonl": "\n".join([json_line(id="e1"), json_line(id="e2")]),
                "f.warc.gz": warc({}),
            }
        )
    )

    assert [article.id for article in articles] == [
        "a/b", "a/c/d", "e1", "e2", "news.test/a",
    ]  # fmt: skip
    assert [article.origin.partition("a.zip")[2] for article in articles] == [
        "/b.txt", "/c/d.html", "/e.jsonl", "/e.jsonl", "/f.warc.gz/https://news.test/a",
    ]  # fmt: skip


def test_a_line_of_a_member_is_named(write_zip, read, json_line):
    """A rejection says the zip, the member and the line."""
    (rejection,) = read(write_zip({"b.jsonl": f"\n{json_line(id=5.5)}"}))

    assert (rejection.name, rejection.line) == ("b.jsonl", 2)


@pytest.mark.parametrize("name", ["b.zip", "b.WACZ", "b.jsonl.gz", "b.xml.gz"])
def test_an_archive_within_is_refused(write_zip, read, name):
    """It says what to do."""
    (rejection,) = read(write_zip({name: gzip.compress(b"x")}))

    assert (rejection.kind, rejection.name) == (Kind.REFUSED, name)
    assert "unpack" in rejection.reason


def test_what_is_refused_costs_itself_alone(write_zip, read):
    """A link, a name that leaves the archive; the others are read."""
    link = zipfile.ZipInfo("b.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    items = read(write_zip({link: "/etc/passwd", "../c.txt": TEXT, "d.txt": TEXT}))

    assert [type(item) for item in items] == [Rejection, Rejection, Article]
    assert {item.kind for item in items[:2]} == {Kind.REFUSED}


def test_a_damaged_member_costs_itself_alone(write_zip, write, read):
    """Its checksum is wrong."""
    file = write_zip({"b.txt": TEXT, "c.txt": TEXT})
    data = bytearray(file.read_bytes())
    data[45] ^= 0xFF

    damaged, article = read(write("a.zip", bytes(data)))

    assert (damaged.name, "damaged" in damaged.reason) == ("b.txt", True)
    assert article.id == "a/c"


def test_hidden_members_and_frames_are_passed_over(write_zip, read, page):
    """So is what one system packs for itself."""
    names = ["b.html", "b_files/ad.html", ".c.html", ".d/e.html", "__MACOSX/._b.html"]

    assert [item.id for item in read(write_zip(dict.fromkeys(names, page)))] == ["a/b"]


def test_a_zip_that_is_none_is_rejected(write, read):
    """With its reason."""
    (rejection,) = read(write("a.zip", b"PK\x03\x04"))

    assert "no zip" in rejection.reason


def test_other_kinds_are_counted(write_zip, tmp_path):
    """With those of the folder."""
    write_zip({"b.PNG": b"", "c": b"", "d.txt": TEXT, "e.zip": b"", ".f.png": b""})
    (tmp_path / "x.png").touch()

    assert count_other_kinds([tmp_path]) == Counter({".png": 2, "": 1})


def test_an_unchanged_member_is_not_parsed(write_zip):
    """One that was renamed is."""
    before = {
        digest: item.id
        for item, digest in read_with_digests([write_zip({"b.txt": TEXT})])
    }
    again = read_with_digests([write_zip({"b.txt": TEXT, "c.txt": TEXT})], before)

    assert [type(item) for item, _ in again] == [UnchangedArticle, Article]
