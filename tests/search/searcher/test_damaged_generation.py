"""What is answered while files of an index are damaged?"""

import logging
import os

import pytest

from search.errors import IndexDamagedError
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

DAMAGE = {
    "a flipped bit": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "zeros": lambda data: bytes(len(data)),
    "cut": lambda data: data[: len(data) // 2],
    "emptied": lambda _data: b"",
    "longer": lambda data: data + b"x",
}
FILES = (
    "MAIN_1.arrays",
    "segments.json",
    "thesaurus.json",
    "topics.json",
    "manifest.json",
)


@pytest.fixture
def generation(tmp_path, publish_index, make_document):
    """Return a generation of two articles, after one of one article."""
    publish_index(tmp_path, [make_document("old", "мирна угода")])
    return publish_index(
        tmp_path, [make_document(name, f"мирна угода {name}") for name in ("a", "b")]
    )


def matching_ids(reader):
    """Return the ids of the articles that match a text."""
    result = reader.search(Query(question=parse("мирна")))
    return sorted(hit.tagged.article.id for hit in result.hits)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("name", FILES)
def test_the_generation_before_takes_over(generation, name, damage, caplog):
    """At once, with one line in the log; the damaged one returns when it is whole."""
    reader, file = Reader(generation.parent), generation / name
    whole = file.read_bytes()
    assert matching_ids(reader) == ["a", "b"]

    with caplog.at_level(logging.ERROR):
        file.write_bytes(damage(whole))
        assert [matching_ids(reader) for _ in range(3)] == [["old"]] * 3

    assert name in reader.problem
    assert "hoptac index" in reader.problem
    assert len([line for line in caplog.messages if "stays in service" in line]) == 1
    fresh = Reader(generation.parent)
    assert matching_ids(fresh) == ["old"]
    fresh.close()
    file.write_bytes(whole)
    assert (matching_ids(reader), reader.problem) == (["a", "b"], "")
    reader.close()


def test_where_no_generation_is_whole_nothing_is_answered(generation):
    """Both are damaged: a search error, until one of them is whole again."""
    reader = Reader(generation.parent)
    files = [folder / "MAIN_1.arrays" for folder in generation.parent.glob("gen-*")]
    whole = [file.read_bytes() for file in files]
    for file in files:
        file.write_bytes(b"")

    for _ in range(2):
        with pytest.raises(IndexDamagedError, match="0 bytes"):
            matching_ids(reader)
    for file, data in zip(files, whole, strict=True):
        file.write_bytes(data)

    assert matching_ids(reader) == ["a", "b"]
    reader.close()


def test_what_was_written_to_meanwhile_is_not_answered(generation):
    """An answer that was computed while a file was written to is none."""
    reader = Reader(generation.parent)
    file = generation / "MAIN_1.arrays"

    def ask_and_write():
        with reader.pinned():
            matching_ids(reader)
            file.write_bytes(file.read_bytes())

    with pytest.raises(IndexDamagedError, match="written to"):
        ask_and_write()

    assert matching_ids(reader) == ["a", "b"]
    reader.close()


def test_a_link_is_not_opened(generation, tmp_path_factory):
    """A segment that lies elsewhere can be changed by others: it is refused."""
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "segment"
    file = generation / "MAIN_1.arrays"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)

    reader = Reader(generation.parent)

    assert matching_ids(reader) == ["old"]
    assert "is a link" in reader.problem
    reader.close()


def test_a_file_that_was_only_touched_is_whole(generation):
    """Another moment of writing is a reason to verify, and no damage."""
    reader = Reader(generation.parent)
    os.utime(generation / "MAIN_1.arrays")

    assert (matching_ids(reader), reader.problem) == (["a", "b"], "")
    reader.close()
