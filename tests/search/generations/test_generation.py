"""Does a build leave either the old index or the new one in service?"""

import errno
import os

import pytest

from search.engines.registry import open_storage
from search.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from search.generations.generation import current_folder
from search.generations.manifest import Manifest, read_manifest
from search.generations.publish import building, publish
from search.generations.verification import verify
from search.port.storage import write_documents
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader
from tests.search.generations.conftest import MANIFEST, generations, publish_file


def test_there_is_no_index_at_first(tmp_path):
    """A folder without an index says what to run."""
    with pytest.raises(IndexMissingError, match="hoptac index"):
        current_folder(tmp_path / "none")


def test_publishing_switches_at_once(tmp_path):
    """A generation is in service once it was published, and not before."""
    old = publish_file(tmp_path)

    with building(tmp_path) as new:
        assert current_folder(tmp_path) == old
        publish(tmp_path, new, MANIFEST)
        assert current_folder(tmp_path) == new

    assert current_folder(tmp_path) == new


def test_a_manifest_says_what_was_built(tmp_path):
    """It is read as it was published, with the digests of the files."""
    with building(tmp_path) as folder:
        folder.joinpath("data").write_bytes(b"abc")
        manifest = Manifest(articles=7, analyzers={"uk": "x"}, inputs="i", summary={})
        published = publish(tmp_path, folder, manifest)

    manifest = read_manifest(folder)

    assert (manifest.articles, manifest.analyzers, manifest.inputs) == (
        7,
        {"uk": "x"},
        "i",
    )
    assert manifest.created == published.created
    assert manifest.files["data"][0] == 3
    assert verify(folder) == manifest


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), ValueError("x"), SystemExit()],
    ids=["full disk", "mistake", "stop"],
)
def test_an_exception_during_a_build_leaves_the_old_index(
    tmp_path, publish_index, make_document, error
):
    """Whatever ends a build in the middle, the previous index answers."""
    old = publish_index(tmp_path, [make_document("old", "мир")])

    def broken():
        yield make_document("new", "мир")
        raise error

    with pytest.raises(type(error)):
        publish_index(tmp_path, broken())

    assert generations(tmp_path) == [old.name]
    result = Reader(tmp_path).search(Query(question=parse("мир")))
    assert [hit.tagged.article.id for hit in result.hits] == ["old"]
    assert verify(old)


def test_a_full_disk_at_the_first_build_leaves_no_index(tmp_path, publish_index):
    """If there was none before, there is none after a failed build."""

    def broken():
        yield from ()
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        publish_index(tmp_path, broken())

    with pytest.raises(IndexMissingError):
        current_folder(tmp_path)
    assert generations(tmp_path) == []


def test_the_next_build_succeeds_after_a_failed_one(
    tmp_path, publish_index, make_document
):
    """A failed build leaves no lock behind."""
    with pytest.raises(ZeroDivisionError):
        publish_index(tmp_path, (make_document(str(1 // n), "мир") for n in (1, 0)))

    folder = publish_index(tmp_path, [make_document("a", "мир")])

    assert current_folder(tmp_path) == folder


def test_a_second_build_learns_the_first_ones_process(tmp_path):
    """Two builds never write at once; the error names the process that builds."""
    with (
        building(tmp_path) as folder,
        pytest.raises(IndexBusyError, match=rf"process {os.getpid()}\b"),
        building(tmp_path),
    ):
        pytest.fail("two builds have locked one index")

    assert not folder.exists()


def test_a_refused_build_does_not_disturb_the_first(tmp_path):
    """The first goes on and publishes, and the lock is free after it."""
    with building(tmp_path) as folder:
        with pytest.raises(IndexBusyError), building(tmp_path):
            pytest.fail("two builds have locked one index")
        publish(tmp_path, folder, MANIFEST)

    assert current_folder(tmp_path) == folder
    assert publish_file(tmp_path) != folder


def test_an_index_of_another_format_is_not_read(tmp_path, change_manifest):
    """The error names both versions and the command to run."""
    folder = publish_file(tmp_path)
    change_manifest(tmp_path, format=99, later="a field that we do not know")

    with pytest.raises(IndexDamagedError, match=r"99.*hoptac index"):
        read_manifest(folder)


def test_a_current_file_without_a_seal_is_not_read(tmp_path):
    """It names no generation for certain, and the next build replaces it."""
    folder = publish_file(tmp_path)
    tmp_path.joinpath("CURRENT").write_text(f"{folder.name}\n")

    with pytest.raises(IndexDamagedError, match=r"names no generation.*hoptac index"):
        current_folder(tmp_path)
    assert publish_file(tmp_path) == current_folder(tmp_path)


def test_a_storage_counts_what_it_wrote(tmp_path, make_document):
    """It returns the number of documents."""
    documents = (make_document(str(number), "мир") for number in range(3))

    assert write_documents(open_storage(), tmp_path, documents) == 3
