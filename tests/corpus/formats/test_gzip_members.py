"""What do the members of a gzip file unpack to, and where is it damaged?"""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given, strategies as st

from corpus.errors import Kind, UnreadableError
from corpus.formats import gzip_members
from corpus.formats.gzip_members import Unpacked

PIECES = [b"one\n" * 40_000, b"", b"two", bytes(range(256)) * 300]


def unpacked(data: bytes) -> Unpacked:
    """Return the reader of some bytes."""
    return Unpacked(io.BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        b"".join(PIECES),
        gzip.compress(b"".join(PIECES)),
        b"".join(map(gzip.compress, PIECES)),
        b"".join(map(gzip.compress, PIECES)) + b"\0" * 100_000,
        b"\0\0".join(map(gzip.compress, PIECES)),
    ],
    ids=["plain", "one member", "a member a piece", "padded", "padded between"],
)
def test_however_a_file_is_packed_its_bytes_are_the_same(data):
    """Members in whatever number, plain bytes, and zeros between or behind."""
    source = unpacked(data)

    assert source.read(10**7) == b"".join(PIECES)
    assert source.read(1) == b""
    assert not source.fault


@given(st.lists(st.binary(max_size=50), max_size=5), st.integers(1, 20))
def test_any_way_of_reading_gives_the_same_bytes(pieces, size):
    """Lines, parts and what is passed over follow each other without a gap."""
    whole = b"".join(pieces)
    source = unpacked(b"".join(map(gzip.compress, pieces)))
    read = b""
    while piece := source.read(size) or source.readline(size):
        read += piece
        rest = whole[len(read) : len(read) + 2]
        assert source.peek() == rest[:1]
        assert source.skip(2) == len(rest)
        read += rest
    assert read == whole


def test_a_line_ends_at_its_limit():
    """A file without line feeds is not one line."""
    source = unpacked(b"abc\ndef")

    assert [source.readline(2), source.readline(9), source.readline(9)] == [
        b"ab",
        b"c\n",
        b"def",
    ]


@pytest.mark.parametrize("cut", [1, 5, 9, 100])
def test_a_file_cut_short_says_so(cut):
    """All that came out before is there."""
    whole = gzip.compress(PIECES[0])
    source = unpacked(whole + gzip.compress(PIECES[3])[:-cut])

    assert source.read(10**7).startswith(PIECES[0])
    assert source.fault
    assert not source.resume()


def test_what_follows_a_damaged_member_is_read():
    """The reader goes on at the next one."""
    broken = bytearray(gzip.compress(PIECES[3]))
    broken[20:30] = b"\xff" * 10
    source = unpacked(gzip.compress(b"a") + bytes(broken) + gzip.compress(b"z"))

    assert source.read(1) == b"a"
    source.skip(10**7)
    assert source.fault
    assert source.resume()
    assert source.read(10) == b"z"
    assert not source.fault


def test_bytes_that_are_no_gzip_are_a_fault():
    """Whether they are behind a member or between two."""
    source = unpacked(gzip.compress(b"a") + b"garbage" + gzip.compress(b"z"))

    assert source.read(10) == b"a"
    assert "no gzip" in source.fault
    assert source.resume()
    assert source.read(10) == b"z"


def test_a_bomb_is_refused(monkeypatch):
    """Text does not unpack to hundreds of times its size."""
    monkeypatch.setattr(gzip_members, "_FREE_BYTES", 1000)
    source = unpacked(gzip.compress(b"\0" * 10**8))

    with pytest.raises(UnreadableError) as caught:
        source.skip(10**9)

    assert caught.value.kind == Kind.LIMIT
