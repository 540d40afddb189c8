"""Which records does a WARC file hold, and what is lost of it?"""

from __future__ import annotations

import gzip
import io

import pytest

from corpus.errors import UnreadableError
from corpus.formats.warc_records import Record, read_records


def record(name: str, block: bytes, *, more: str = "") -> bytes:
    """Return a record in a plain file."""
    head = f"WARC/1.0\r\nWARC-Target-URI: {name}\r\nContent-Length: {len(block)}\r\n"
    return f"{head}{more}\r\n".encode() + block + b"\r\n\r\n"


def read(data: bytes) -> list[tuple[str, bytes] | str]:
    """Return each record as target and block, and each error as its reason."""
    found: list[tuple[str, bytes] | str] = []
    for item in read_records(io.BytesIO(data)):
        if isinstance(item, Record):
            block = item.block.read(10**6)
            if item.block.is_whole():
                found.append((item.target, block))
        else:
            found.append(item.reason)
    return found


A, B, C = record("a", b"one\r\n\r\n"), record("b", b"WARC/1.0\r\n"), record("c", b"")
RECORDS = [("a", b"one\r\n\r\n"), ("b", b"WARC/1.0\r\n"), ("c", b"")]
PACKINGS = {
    "plain": A + B + C,
    "a member a record": b"".join(map(gzip.compress, (A, B, C))),
    "one member": gzip.compress(A + B + C),
    "members of any length": b"".join(
        gzip.compress((A + B + C)[at : at + 7]) for at in range(0, len(A + B + C), 7)
    ),
    "no line ends at the end": (A + B + C)[:-4],
    "none between": A[:-4] + B[:-4] + C,
    "line feeds alone": A + b"\n" + B + C,
}


@pytest.mark.parametrize("data", PACKINGS.values(), ids=PACKINGS)
def test_every_record_comes_out(data):
    """However the file is packed, and however careless its writer was."""
    assert read(data) == RECORDS


def test_a_block_may_be_left_unread():
    """The next record is found all the same."""
    targets = [item.target for item in read_records(io.BytesIO(A + B + C))]

    assert targets == ["a", "b", "c"]


def test_fields():
    """Names do not differ by case, values may go on, wget's brackets are dropped."""
    data = record("<http://a/>", b"", more="X-Long: one\r\n  two\r\nx: 1\r\nX: 2\r\n")
    (item,) = read_records(io.BytesIO(data))

    assert isinstance(item, Record)
    assert item.target == "http://a/"
    assert item.fields["x-long"] == "one two"
    assert item.fields["x"] == "2"


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("cut", [1, 20, 30, 70, 85])
def test_a_file_cut_short_says_so(pack, cut):
    """All before is read, no half of a record is, and never is it silent."""
    last = record("b", b"x" * 20)
    end = len(last) if pack is bytes else len(pack(last))
    kept = end - min(cut + 4, end - 2)

    first, *others = read(pack(A) + pack(last)[:kept])

    assert first == RECORDS[0]
    assert {item for item in others if isinstance(item, tuple)} <= {("b", b"x" * 20)}
    assert "lost" in others[-1]


def test_the_record_that_is_cut_is_named():
    """So that one knows which page to look for."""
    *_, error = read_records(io.BytesIO(record("http://a/", b"x" * 20)[:-10]))

    assert isinstance(error, UnreadableError)
    assert error.name == "http://a/"


@pytest.mark.parametrize(
    "broken",
    [
        b"garbage\r\nmore\r\n",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 5\r\n\r\nlonger than five\r\n\r\n",
        b"WARC/1.0\r\nX: " + b"x" * 400_000 + b"\r\n\r\n",
    ],
)
def test_a_broken_record_costs_itself_alone(broken):
    """What lies before and behind is read, and the loss is said."""
    first, *errors, last = read(A + broken + C)

    assert (first, last) == (RECORDS[0], RECORDS[2])
    assert errors
    assert all(isinstance(error, str) for error in errors)


def test_a_damaged_member_costs_its_record_alone():
    """The members behind it are found."""
    damaged = bytearray(gzip.compress(record("b", bytes(range(256)) * 9)))
    damaged[60:70] = b"\xff" * 10

    first, error, last = read(gzip.compress(A) + bytes(damaged) + gzip.compress(C))

    assert (first, last) == (RECORDS[0], RECORDS[2])
    assert "damaged" in error


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"<html>", "no WARC record"),
        (b"filedesc://a.arc 0.0.0.0 20251025000000 text/plain 9\n", "recompress"),
    ],
)
def test_another_file_is_no_warc(data, word):
    """The reason says what it is, if that is known."""
    (error,) = read(data)

    assert word in error
