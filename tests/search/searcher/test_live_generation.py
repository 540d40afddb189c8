"""Does a reader keep the generation it answers from, and close those before it?"""

import logging
import shutil

import pytest

from bench.dark.switches import resource_use, switch_under_load
from search.errors import IndexDamagedError, IndexMissingError
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

SWITCHES = 10


@pytest.fixture
def index(tmp_path, publish_index, make_document):
    """Return the folder of an index of one article."""
    publish_index(tmp_path, [make_document("old", "мирна угода")])
    return tmp_path


def matching_ids(reader, text="мирна"):
    """Return the ids of the articles that match a text."""
    result = reader.search(Query(question=parse(text)))
    return [hit.tagged.article.id for hit in result.hits]


def test_switches_under_load_cost_neither_errors_nor_files(
    index, publish_index, make_document
):
    """Four threads search through ten switches; then only one generation is open."""
    documents = [make_document(str(n), f"мирна угода {n}") for n in range(30)]
    documents.append(make_document("vi", "hợp tác", lang="vi"))

    outcome = switch_under_load(
        index, lambda: publish_index(index, documents), SWITCHES
    )

    assert outcome.failures == ()


def test_a_request_keeps_its_generation(index, publish_index, make_document):
    """All within a request is answered from one; the next request sees the new one."""
    reader = Reader(index)
    with reader.pinned():
        old = reader.generation
        new = publish_index(index, [make_document("new", "мирна нова угода")])
        assert (matching_ids(reader), reader.generation) == (["old"], old)

    assert (matching_ids(reader), reader.generation) == (["new"], new.name)


def test_the_old_generation_is_closed_after_its_last_request(
    index, publish_index, make_document
):
    """Its files stay open while a request uses it, and no longer."""
    reader, other = Reader(index), Reader(index)
    before = resource_use(index)
    with other.pinned():
        publish_index(index, [make_document("new", "мирна нова угода")])
        assert matching_ids(reader) == ["new"]
        assert matching_ids(other) == ["old"]

    assert matching_ids(other) == ["new"]
    now = resource_use(index)
    assert (now.files, now.maps) == (before.files, before.maps)
    reader.close()
    other.close()
    left = resource_use(index)
    assert (left.files, left.maps) == (0, 0)


def test_a_generation_that_is_read_is_not_removed(index, publish_index, make_document):
    """Builds leave it as long as a reader uses it, and remove it afterwards."""
    reader = Reader(index)
    read = current_folder(index)
    with reader.pinned():
        for number in range(3):
            publish_index(index, [make_document(str(number), "мирна")])
        assert read.is_dir()
        assert matching_ids(reader) == ["old"]
    assert matching_ids(reader) == ["2"]

    publish_index(index, [make_document("last", "мирна")])

    assert not read.exists()
    assert len(list(index.glob("gen-*"))) == 2


def test_a_broken_generation_leaves_the_old_one_in_service(
    index, publish_index, make_document, caplog
):
    """It is logged once, and used as soon as it is repaired."""
    reader = Reader(index)
    folder = publish_index(index, [make_document("new", "мирна нова угода")])
    manifest = folder / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-2])

    with caplog.at_level(logging.ERROR):
        answers = [matching_ids(reader) for _ in range(5)]

    assert answers == [["old"]] * 5
    assert len(caplog.records) == 1
    assert "manifest.json is changed" in caplog.text
    assert "manifest.json" in reader.problem
    fresh = Reader(index)
    assert matching_ids(fresh) == ["old"]
    fresh.close()
    manifest.write_bytes(whole)
    assert (matching_ids(reader), reader.problem) == (["new"], "")


def test_a_generation_of_another_format_leaves_the_old_one_in_service(
    index, publish_index, make_document, change_manifest
):
    """A build by a newer version does not stop an older server."""
    reader = Reader(index)
    publish_index(index, [make_document("new", "мирна нова угода")])
    change_manifest(index, format=99)

    assert matching_ids(reader) == ["old"]
    assert "format 99" in reader.problem


def test_a_damaged_current_leaves_the_old_one_in_service(index):
    """While CURRENT is nonsense an open reader goes on; a new one is refused."""
    reader = Reader(index)
    current = index / "CURRENT"
    whole = current.read_bytes()

    current.write_bytes(b"nonsense")
    assert (matching_ids(reader), bool(reader.problem)) == (["old"], True)
    with pytest.raises(IndexDamagedError):
        Reader(index)
    current.write_bytes(whole)

    assert (matching_ids(reader), reader.problem) == (["old"], "")


def test_an_index_that_was_taken_away_is_not_answered_from(index, tmp_path):
    """Removing an index is meant to end its use."""
    reader = Reader(index)
    shutil.rmtree(tmp_path)

    with pytest.raises(IndexMissingError, match="hoptac index"):
        matching_ids(reader)


def test_a_generation_that_disappears_while_it_is_opened_is_no_error(
    index, publish_index, make_document, storage
):
    """A reader that was overtaken by two builds opens the newest."""

    class Slow:
        """Opens only after two more builds were published."""

        name, opened = "whoosh", 0

        def open(self, folder, *values):
            self.opened += 1
            if self.opened == 1:
                shutil.rmtree(folder)
                publish_index(index, [make_document("newer", "мирна")])
                publish_index(index, [make_document("newest", "мирна")])
            return storage.open(folder, *values)

    assert matching_ids(Reader(index, Slow())) == ["newest"]
