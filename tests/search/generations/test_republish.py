"""Does a generation get a further file without being changed?"""

import errno

import pytest

from search.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from search.generations.build_lock import build_lock
from search.generations.generation import current_folder, read_current_file
from search.generations.manifest import read_manifest
from search.generations.republish import republish
from search.generations.verification import verify
from tests.search.generations.conftest import generations, publish_file


def write(text="new"):
    """Return what writes a file to the new generation."""
    return lambda _base, folder: (folder / "more").write_text(text)


def test_the_new_generation_has_the_same_files_and_one_more(tmp_path):
    """The same in every byte, as they are the same files."""
    old = publish_file(tmp_path)
    republish(tmp_path, "more", write())
    new = current_folder(tmp_path)
    assert new != old
    assert (new / "more").read_text() == "new"
    assert verify(new).files.keys() == {"data", "more"}
    assert read_manifest(new).articles == 0


def test_it_takes_the_place_of_the_one_in_service(tmp_path):
    """Which is removed, as a rollback returns to the one before both."""
    first = publish_file(tmp_path, "a")
    publish_file(tmp_path, "b")
    republish(tmp_path, "more", write())
    assert read_current_file(tmp_path).previous.folder == first
    assert generations(tmp_path) == [first.name, current_folder(tmp_path).name]


def test_the_file_can_be_replaced(tmp_path):
    """The generation that has the old one is not touched meanwhile."""
    publish_file(tmp_path)
    republish(tmp_path, "more", write("old"))

    def replace(base, folder):
        assert (base / "more").read_text() == "old"
        assert not (folder / "more").exists()
        (folder / "more").write_text("new")
        assert (base / "more").read_text() == "old"

    republish(tmp_path, "more", replace)
    assert (current_folder(tmp_path) / "more").read_text() == "new"


def test_a_file_that_cannot_be_written_changes_nothing(tmp_path):
    """The unfinished generation is removed."""
    old = publish_file(tmp_path)

    def full(_base, _folder):
        raise OSError(errno.ENOSPC, "disk full")

    with pytest.raises(OSError, match="disk full"):
        republish(tmp_path, "more", full)
    assert current_folder(tmp_path) == old
    assert generations(tmp_path) == [old.name]


def test_a_damaged_generation_is_not_published_again(tmp_path):
    """Its damage would get a new seal."""
    (publish_file(tmp_path) / "data").write_text("b")
    with pytest.raises(IndexDamagedError):
        republish(tmp_path, "more", write())


def test_builds_exclude_each_other(tmp_path):
    """And without an index there is nothing to publish."""
    with pytest.raises(IndexMissingError):
        republish(tmp_path, "more", write())
    assert not list(tmp_path.iterdir())
    publish_file(tmp_path)
    with build_lock(tmp_path), pytest.raises(IndexBusyError):
        republish(tmp_path, "more", write())
