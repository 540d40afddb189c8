"""Which files lie below some files and folders?"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from corpus import Rejection
from corpus.errors import Kind
from corpus.files import count_other_kinds, find_files, walk

TEXT = "Делегації двох країн обговорили обмін студентами."


def names(root) -> list[str]:
    """Return the names of the files below a folder."""
    return [file.name for file in walk(root)]


def test_frames_of_a_saved_page_are_no_articles(write, tmp_path):
    """The pictures in its folder are counted."""
    for name in ("a.html", "a_files/ad.html", "a_files/b.png", "b_files/c.html"):
        write(name, b"")

    assert names(tmp_path) == ["a.html", "b_files/c.html"]
    assert count_other_kinds([tmp_path]) == Counter({".png": 1})


def test_a_pipe_is_one_rejection(write, read, tmp_path):
    """The files beside it are read."""
    os.mkfifo(tmp_path / "a.html")
    os.mkfifo(tmp_path / "a.zip")
    write("b.txt", TEXT)

    *refused, article = read(tmp_path)

    assert [item.kind for item in refused] == [Kind.REFUSED, Kind.REFUSED]
    assert article.id == "b"
    assert count_other_kinds([tmp_path]) == Counter()


def test_links_that_leave_the_folder_are_rejections(write, read, tmp_path):
    """To a file and to a folder alike; the latter's files are not listed."""
    write("out/a.txt", TEXT)
    write("in/b.txt", TEXT)
    (tmp_path / "in/c.txt").symlink_to(tmp_path / "out/a.txt")
    (tmp_path / "in/d").symlink_to(tmp_path / "out")

    article, *refused = read(tmp_path / "in")

    assert article.id == "b"
    assert [item.path for item in refused] == [
        str(tmp_path / "in/c.txt"),
        str(tmp_path / "in/d"),
    ]
    assert {item.kind for item in refused} == {Kind.REFUSED}


def test_links_within_the_folder_and_circles_end(write, read, tmp_path):
    """A folder is read once, by its own name."""
    write("a/b.txt", TEXT)
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "c").symlink_to(tmp_path / "a")
    (tmp_path / "x").symlink_to(tmp_path / "x")

    assert [item.id for item in read(tmp_path)] == ["a/b"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_a_rejection(write, read, tmp_path):
    """A file, and a folder whose files nobody sees."""
    write("a.txt", TEXT).chmod(0)
    write("b/c.txt", TEXT)
    (tmp_path / "b").chmod(0)

    items = read(tmp_path)
    (tmp_path / "b").chmod(0o700)

    assert [type(item) for item in items] == [Rejection, Rejection]


def test_names_in_no_encoding_can_be_printed(tmp_path, read):
    """Their article has an id."""
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(name, "wb") as stream:  # noqa: PTH123 - the name is bytes
        stream.write(TEXT.encode())

    (article,) = read(tmp_path)

    assert article.id == "��"
    article.origin.encode()


def test_thousands_of_files_are_listed(tmp_path):
    """In order, and none twice."""
    for number in range(3000):
        (tmp_path / f"{number:04}.txt").touch()

    assert [path.name for path in find_files([tmp_path])] == [
        f"{number:04}.txt" for number in range(3000)
    ]
