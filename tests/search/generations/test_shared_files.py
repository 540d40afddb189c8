"""Which files of a generation are hashed when it is published?"""

import pytest

from search.generations import verification
from search.generations.manifest import read_manifest
from search.generations.publish import building, publish
from search.generations.verification import verify
from tests.search.generations.conftest import MANIFEST


@pytest.fixture
def hashed(record_calls):
    """Return a list that grows by the name of each file that is hashed."""
    return record_calls(verification, "sha256_of", lambda path: path.name)


def publish_sharing(index, old):
    """Publish a generation that shares a file with an old one and copies another."""
    with building(index) as folder:
        folder.joinpath("data").hardlink_to(old / "data")
        folder.joinpath("copy").write_bytes(old.joinpath("copy").read_bytes())
        folder.joinpath("new").write_text("b")
        publish(index, folder, MANIFEST, old)
    return folder


def publish_two_files(index):
    """Publish a generation of two files."""
    with building(index) as folder:
        for name in ("data", "copy"):
            folder.joinpath(name).write_text("a")
        publish(index, folder, MANIFEST)
    return folder


def test_a_shared_file_of_the_previous_generation_is_not_read_again(tmp_path, hashed):
    """It was verified; the others are read twice, and what is published is sound."""
    old = publish_two_files(tmp_path)
    hashed.clear()

    new = publish_sharing(tmp_path, old)

    assert sorted(hashed) == ["copy", "copy", "new", "new"]
    assert read_manifest(new).files["data"] == read_manifest(old).files["data"]
    assert verify(new) == read_manifest(new)


def test_without_a_sound_previous_manifest_all_files_are_read(tmp_path, hashed):
    """No digest of a shared file can be trusted then."""
    old = publish_two_files(tmp_path)
    old.joinpath("manifest.json").write_text("{}")
    hashed.clear()

    new = publish_sharing(tmp_path, old)

    assert sorted(set(hashed)) == ["copy", "data", "new"]
    assert verify(new)
