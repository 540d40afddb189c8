"""Does a build leave either the old index or the new one in service?"""

import errno
import os

import pytest

from search.engines.registry import open_storage
from search.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from search.generations import verification
from search.generations.generation import current_folder
from search.generations.manifest import Manifest, read_manifest
from search.generations.publish import building, publish
from search.generations.verification import verify
from search.port.engine import write_documents
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

MANIFEST = Manifest(articles=0, analyzers={"uk": "x"})


def generations(index):
    """Return the names of the generations in an index folder."""
    return sorted(path.name for path in index.glob("gen-*"))


def publish_file(index, text="a"):
    """Publish a generation of one small file."""
    with building(index) as folder:
        folder.joinpath("data").write_text(text)
        publish(index, folder, MANIFEST)
    return folder


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


@pytest.fixture
def read(noted):
    """Return a list that grows by the name of each file that is hashed."""
    return noted(verification, "sha256_of", lambda path: path.name)


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


def test_a_shared_file_of_the_previous_generation_is_not_read_again(tmp_path, read):
    """It was verified; the others are read twice, and what is published is sound."""
    old = publish_two_files(tmp_path)
    read.clear()

    new = publish_sharing(tmp_path, old)

    assert sorted(read) == ["copy", "copy", "new", "new"]
    assert read_manifest(new).files["data"] == read_manifest(old).files["data"]
    assert verify(new) == read_manifest(new)


def test_without_a_sound_previous_manifest_all_files_are_read(tmp_path, read):
    """No digest of a shared file can be trusted then."""
    old = publish_two_files(tmp_path)
    old.joinpath("manifest.json").write_text("{}")
    read.clear()

    new = publish_sharing(tmp_path, old)

    assert sorted(set(read)) == ["copy", "data", "new"]
    assert verify(new)


def test_a_build_that_is_not_published_leaves_no_trace(tmp_path):
    """Its folder is removed and the old generation stays."""
    old = publish_file(tmp_path)

    with building(tmp_path) as folder:
        folder.joinpath("data").write_text("half")

    assert current_folder(tmp_path) == old
    assert generations(tmp_path) == [old.name]


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


def test_leftovers_are_cleaned_up(tmp_path):
    """What a killed build left is removed by the next one."""
    old = publish_file(tmp_path)
    leftover = tmp_path / "gen-000009"
    leftover.mkdir()
    leftover.joinpath("data").write_text("half")

    new = publish_file(tmp_path)

    assert generations(tmp_path) == [old.name, new.name]


def test_what_was_half_removed_is_cleaned_up(tmp_path):
    """A draft of CURRENT goes, and so does a generation that was being removed."""
    old = publish_file(tmp_path)
    tmp_path.joinpath("gone-gen-000000").mkdir()
    tmp_path.joinpath("gone-gen-000000", "data").write_text("half")
    tmp_path.joinpath("CURRENT.new").write_text("half")

    new = publish_file(tmp_path)

    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"CURRENT", "LOCK", old.name, new.name}


def test_leftovers_of_the_first_build_are_cleaned_up(tmp_path):
    """Even if no generation is in service yet."""
    tmp_path.joinpath("gen-000001").mkdir()
    tmp_path.joinpath("gen-000001", "data").write_text("half")

    new = publish_file(tmp_path)

    assert generations(tmp_path) == [new.name]
    assert verify(new)


def test_the_previous_generation_is_retained(tmp_path):
    """The new one and the previous one stay, older ones are removed."""
    names = [publish_file(tmp_path, str(number)).name for number in range(4)]

    assert generations(tmp_path) == names[-2:]
    assert len(set(names)) == 4


def test_a_failed_build_retains_the_previous_generation(tmp_path):
    """A build without effect removes neither of the two."""
    names = [publish_file(tmp_path).name for _ in range(2)]

    with building(tmp_path):
        pass

    assert generations(tmp_path) == names


def test_a_damaged_current_does_not_cost_the_finished_generations(tmp_path):
    """Without a generation in service, a build removes unfinished ones only."""
    old = publish_file(tmp_path)
    tmp_path.joinpath("CURRENT").write_text("nonsense")

    with building(tmp_path):
        assert old.name in generations(tmp_path)

    assert generations(tmp_path) == [old.name]


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
