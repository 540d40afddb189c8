"""Are lines read alike in every Unicode encoding?"""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from corpus import Article, Rejection, UnreadableError
from corpus.formats.file_format import MAX_CHUNK_BYTES
from corpus.formats.jsonl import cut_lines
from corpus.raw_article import RawChunk

BODIES = (
    "Делегації двох країн обговорили обмін студентами.",
    "Les délégations ont parlé d’échanges d’étudiants.\u2028Œuvre signée.",
    "Delegacje obu państw rozmawiały o wymianie studentów.",
    "Hai đoàn đã trao đổi về việc trao đổi sinh viên. 🚲",
)
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
)  # fmt: skip


@pytest.fixture
def lines(json_line) -> str:
    """Return an article a line, with a blank line among them."""
    return "\r\n".join(
        ["", *(json_line(id=str(n), body=body) for n, body in enumerate(BODIES))]
    ).replace('"0"', '"đường"')


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["unmarked", "marked"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_lines_are_read_in_every_encoding(
    write, read, lines, encoding, mark, packed
):
    """Ids, bodies and order are the same, and the lines count alike."""
    if encoding in {"utf-8-sig", "utf-16", "utf-32"}:
        mark = ""  # Python writes it
    data = f"{mark}{lines}\n{{broken\n".encode(encoding)
    name = "a.jsonl.gz" if packed else "a.jsonl"

    *articles, refused = read(write(name, gzip.compress(data) if packed else data))

    assert [item.id for item in articles] == ["đường", "1", "2", "3"]
    assert [item.body for item in articles] == [
        body.replace("\u2028", "\n") for body in BODIES
    ]
    assert refused.line == 6


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_half_a_character_costs_its_line(write, read, json_line, encoding):
    """The other lines are read."""
    good = [json_line(id=str(n)) for n in range(3)]
    text = f'{good[0]}\n{{"id": "x", "body": "\ud83d"}}\n{good[1]}\n{good[2]}'

    items = read(write("a.jsonl", text.encode(encoding, "surrogatepass")))

    assert [item.id for item in items if isinstance(item, Article)] == ["0", "1", "2"]
    (refused,) = (item for item in items if isinstance(item, Rejection))
    assert refused.line == 2
    assert "broken UTF-16" in refused.reason
    assert "save" in refused.reason


def test_a_file_cut_within_a_character_is_named(write, read, json_line):
    """What stands before it is read; the last line is refused."""
    text = f"{json_line(id='a')}\n{json_line(id='b')}"

    first, refused = read(write("a.jsonl", text.encode("utf-16")[:-1]))

    assert first.id == "a"
    assert (refused.line, "broken UTF-16" in refused.reason) == (2, True)


def test_a_line_that_is_just_too_long_does_not_cost_the_next():
    """The limit counts the line's end, too."""
    for length in (MAX_CHUNK_BYTES, MAX_CHUNK_BYTES + 1, MAX_CHUNK_BYTES + 2):
        data = b"x" * (length - 1) + b"\nnext\n"

        first, second = cut_lines(BytesIO(data))

        assert isinstance(first, RawChunk) is (length == MAX_CHUNK_BYTES)
        assert second == RawChunk(b"next\n", 2)


def test_a_line_too_long_in_utf8_does_not_cost_the_next():
    """Letters may take more bytes in UTF-8 than in UTF-16."""
    text = "ệ" * (MAX_CHUNK_BYTES // 2) + "\nnext\n"

    first, second = cut_lines(BytesIO(text.encode("utf-16")))

    assert isinstance(first, UnreadableError)
    assert "12 MB" in first.reason
    assert second == RawChunk(b"next\n", 2)
