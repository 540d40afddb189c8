"""Does a reader keep what it answers from, and let go of what it no longer needs?"""

import logging
import shutil

import pytest

from bench.dark.switches import in_use, switch_under_load
from search.errors import IndexDamagedError, IndexMissingError
from search.generations.generation import current_folder
from search.query.parser import parse
from search.query.request import Query
from search.searcher import live_generation
from search.searcher.reader import Reader

SWITCHES = 10


@pytest.fixture
def index(tmp_path, publish_index, make_document):
    """Give the folder of an index of one article."""
    publish_index(tmp_path, [make_document("old", "мирна угода")])
    return tmp_path


def found(reader, text="мирна"):
    """Give the ids that a reader finds."""
    result = reader.search(Query(question=parse(text)))
    return [hit.found.article.id for hit in result.hits]


def test_switches_under_load_cost_neither_errors_nor_files(
    index, publish_index, make_document
):
    """Four threads ask through ten switches; then one generation is open, not more."""
    documents = [make_document(str(n), f"мирна угода {n}") for n in range(30)]
    documents.append(make_document("vi", "hợp tác", lang="vi"))

    outcome = switch_under_load(
        index, lambda: publish_index(index, documents), SWITCHES
    )

    assert outcome.failures == ()


def test_a_request_keeps_its_generation(index, publish_index, make_document):
    """All that is asked within is answered from one; the next request sees the new."""
    reader = Reader(index)
    with reader.pinned():
        old = reader.generation
        new = publish_index(index, [make_document("new", "мирна нова угода")])
        assert (found(reader), reader.generation) == (["old"], old)

    assert (found(reader), reader.generation) == (["new"], new.name)


def test_the_old_generation_is_closed_after_its_last_request(
    index, publish_index, make_document
):
    """While a request uses it, its files stay open; afterwards they do not."""
    reader, other = Reader(index), Reader(index)
    before = in_use(index)
    with other.pinned():
        publish_index(index, [make_document("new", "мирна нова угода")])
        assert found(reader) == ["new"]
        assert found(other) == ["old"]

    assert found(other) == ["new"]
    now = in_use(index)
    assert (now.files, now.maps) == (before.files, before.maps)
    reader.close()
    other.close()
    left = in_use(index)
    assert (left.files, left.maps) == (0, 0)


def test_a_generation_that_is_read_is_not_removed(index, publish_index, make_document):
    """Builds leave it as long as a reader holds it, and remove it afterwards."""
    reader = Reader(index)
    read = current_folder(index)
    with reader.pinned():
        for number in range(3):
            publish_index(index, [make_document(str(number), "мирна")])
        assert read.is_dir()
        assert found(reader) == ["old"]
    assert found(reader) == ["2"]

    publish_index(index, [make_document("last", "мирна")])

    assert not read.exists()
    assert len(list(index.glob("gen-*"))) == 2


def test_a_broken_generation_leaves_the_old_one_in_service(
    index, publish_index, make_document, caplog, monkeypatch
):
    """It is told once in the log, and taken as soon as it is mended."""
    reader = Reader(index)
    folder = publish_index(index, [make_document("new", "мирна нова угода")])
    manifest = folder / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-2])

    with caplog.at_level(logging.ERROR):
        answers = [found(reader) for _ in range(5)]

    assert answers == [["old"]] * 5
    assert len(caplog.records) == 1
    assert "manifest.json is changed" in caplog.text
    assert "manifest.json" in reader.problem
    with pytest.raises(IndexDamagedError):
        Reader(index)
    manifest.write_bytes(whole)
    monkeypatch.setattr(live_generation, "RETRY_AFTER", 0.0)
    assert (found(reader), reader.problem) == (["new"], "")


def test_a_generation_of_another_format_leaves_the_old_one_in_service(
    index, publish_index, make_document, change_manifest
):
    """Who builds with a newer version does not make an older server fall silent."""
    reader = Reader(index)
    publish_index(index, [make_document("new", "мирна нова угода")])
    change_manifest(index, format=99)

    assert found(reader) == ["old"]
    assert "format 99" in reader.problem


def test_a_damaged_current_leaves_the_old_one_in_service(index):
    """While CURRENT is nonsense a reader goes on; a new one is refused."""
    reader = Reader(index)
    current = index / "CURRENT"
    whole = current.read_bytes()

    current.write_bytes(b"nonsense")
    assert (found(reader), bool(reader.problem)) == (["old"], True)
    with pytest.raises(IndexDamagedError):
        Reader(index)
    current.write_bytes(whole)

    assert (found(reader), reader.problem) == (["old"], "")


def test_an_index_that_was_taken_away_is_not_answered_from(index, tmp_path):
    """Who removes an index means it."""
    reader = Reader(index)
    shutil.rmtree(tmp_path)

    with pytest.raises(IndexMissingError, match="hoptac index"):
        found(reader)


def test_a_generation_that_goes_while_it_is_opened_is_no_error(
    index, publish_index, make_document, storage
):
    """A reader that was overtaken by two builds opens the newest."""

    class Slow:
        """Opens only after two more builds were published."""

        opened = 0

        def open(self, folder, stories=None):
            self.opened += 1
            if self.opened == 1:
                shutil.rmtree(folder)
                publish_index(index, [make_document("newer", "мирна")])
                publish_index(index, [make_document("newest", "мирна")])
            return storage.open(folder, stories)

    assert found(Reader(index, Slow())) == ["newest"]
