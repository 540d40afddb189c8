"""Is a packed file read whole or refused, and never in part?"""

from __future__ import annotations

import gzip

import pytest

from corpus import Article, Rejection
from corpus.errors import Kind

COUNT = 400


@pytest.fixture
def packed(json_line) -> bytes:
    """Return enough packed articles that a reader gets many before the end."""
    return gzip.compress("\n".join(json_line(id=str(n)) for n in range(COUNT)).encode())


def flip(data: bytes, place: int) -> bytes:
    """Return bytes of which one differs."""
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


FAULTS = {
    "wrong checksum": (lambda data: flip(data, -8), "CRC"),
    "wrong length": (lambda data: flip(data, -1), "length"),
    "last byte missing": (lambda data: data[:-1], "cut short"),
    "trailer missing": (lambda data: data[:-8], "cut short"),
    "half": (lambda data: data[: len(data) // 2], "cut short"),
    "header alone": (lambda data: data[:10], "cut short"),
    "one byte": (lambda data: data[:1], "not gzip"),
    "rubbish behind": (lambda data: data + b"rubbish", "after its end"),
    "second member cut": (lambda data: data + data[:-20], "cut short"),
    "second member damaged": (lambda data: data + flip(data, -8), "CRC"),
    "other method": (lambda data: data[:2] + b"\x07" + data[3:], "damaged"),
    "zip": (lambda data: b"PK\x03\x04" + data, "not gzip"),
    "not packed": (gzip.decompress, "not gzip"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_article_of_a_damaged_file_is_read(write, read, packed, fault):
    """One rejection names the file, what is wrong with it, and the remedy."""
    damage, what = FAULTS[fault]
    file = write("a.jsonl.gz", damage(packed))

    (refused,) = read(file)

    assert isinstance(refused, Rejection)
    assert (refused.path, refused.line) == (str(file), 0)
    assert what in refused.reason
    assert "compress" in refused.reason


@pytest.mark.parametrize("padding", [b"", b"\0" * 512], ids=["none", "of a tape"])
def test_all_members_of_a_whole_file_are_read(write, read, json_line, padding):
    """Files that were joined are one file; NULs behind them are padding."""
    members = [gzip.compress(f"{json_line(id=str(n))}\n".encode()) for n in range(3)]

    items = read(write("a.jsonl.gz", b"".join(members) + padding))

    assert [item.id for item in items if isinstance(item, Article)] == ["0", "1", "2"]
    assert len(items) == 3


@pytest.mark.parametrize("data", [b"", gzip.compress(b"")], ids=["no byte", "no text"])
def test_an_empty_file_is_called_empty(write, read, data):
    """It is not damaged, there is just nothing in it."""
    (refused,) = read(write("a.jsonl.gz", data))

    assert "empty" in refused.reason


def test_a_bomb_is_refused_before_it_is_unpacked(write, read, monkeypatch):
    """By how much more it is than its file, whatever its lines are."""
    monkeypatch.setattr("corpus.formats.packed_file._FREE_BYTES", 2**22)
    path = write("bomb.jsonl.gz", gzip.compress(bytes(2**25)))

    (rejection,) = read(path)

    assert rejection.kind == Kind.LIMIT
    assert "over 100 times its size" in rejection.reason


def test_a_small_file_may_be_packed_as_well_as_it_can(write, read, json_line):
    """Many lines that are nearly the same are no bomb."""
    lines = "\n".join(json_line(id=f"{n:06}") for n in range(9)) + "\n" * 10**6
    items = read(write("a.jsonl.gz", gzip.compress(lines.encode())))

    assert len(items) == 9
