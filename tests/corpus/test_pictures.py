"""How is a picture of an article referred to, and how is it read again?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.formats.file_format import MAX_PICTURE_BYTES
from corpus.pictures import picture_type, read_picture, reference_to

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", ""),
        (b"<html>", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"", ""),
    ],
)
def test_kinds_are_told_by_the_first_bytes(data, kind):
    """SVG may hold scripts and is none of them."""
    assert picture_type(data) == kind


def test_a_picture_is_read(write, tmp_path):
    """From the folder that was read."""
    write("in/a b.png", PNG)

    assert read_picture(reference_to(tmp_path, "in/a b.png")) == (PNG, "image/png")


def test_a_file_that_is_no_picture_is_never_shown(write, tmp_path):
    """Nor a large one, nor one that is gone."""
    write("secret.png", b"root:x:0:0")
    write("large.png", PNG + b"\0" * MAX_PICTURE_BYTES)

    for name in ("secret.png", "large.png", "gone.png"):
        assert read_picture(reference_to(tmp_path, name)) is None


@pytest.mark.parametrize(
    "name", ["../a.png", "in/../../a.png", "/a.png", "", "a\tb.png", "a\n.png", ".."]
)
def test_nothing_outside_the_folder_is_referred_to(write, tmp_path, name):
    """Nor read, should somebody write such a reference."""
    write("a.png", PNG)
    folder = tmp_path / "in"
    folder.mkdir()

    assert reference_to(folder, name) == ""
    assert read_picture(f"{folder}\t{name}\t") is None


@pytest.mark.parametrize(
    "reference", ["", "x", "a\tb\tc", "\t\t", "/\t\t", "/\tx\ty\tz"]
)
def test_what_is_no_reference_leads_to_nothing(reference):
    """Whatever it is."""
    assert read_picture(reference) is None


def test_a_link_out_of_the_folder_is_not_followed(write, tmp_path):
    """It may have been put there since."""
    write("out.png", PNG)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.png").symlink_to(tmp_path / "out.png")
    os.mkfifo(tmp_path / "in/b.png")

    for name in ("a.png", "b.png"):
        assert read_picture(reference_to(tmp_path / "in", name)) is None


@pytest.mark.parametrize("place", ["x", "-1", "99999999999", "0", "1e9"])
@pytest.mark.parametrize("name", ["a.warc", "a.wacz", "a.zip", "a.mhtml", "a.txt"])
def test_a_place_that_is_none_leads_to_nothing(write, tmp_path, name, place):
    """An archive may have been replaced since."""
    write(name, PNG * 3)

    assert read_picture(reference_to(tmp_path, name, place)) is None


def test_a_relative_folder_is_made_absolute(write, tmp_path, monkeypatch):
    """So that it is found from elsewhere."""
    write("a.png", PNG)
    monkeypatch.chdir(tmp_path)
    reference = reference_to(Path(), "a.png")
    monkeypatch.chdir("/")

    assert read_picture(reference) == (PNG, "image/png")
