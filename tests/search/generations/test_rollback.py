"""Is the previous generation restored, whole, and only if it exists?"""

import pytest

from search.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from search.generations.generation import current_folder, read_current_file
from search.generations.publish import building, roll_back
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader


@pytest.fixture
def two(tmp_path, publish_index, make_document):
    """Return an index folder with two generations, and the older and newer of them."""
    return tmp_path, *(
        publish_index(tmp_path, [make_document(name, "мир")]) for name in ("old", "new")
    )


def matching_ids(reader):
    """Return the ids of the articles that match in a reader."""
    hits = reader.search(Query(question=parse("мир"))).hits
    return [hit.tagged.article.id for hit in hits]


def test_a_running_reader_follows_a_rollback(two):
    """Its next query is answered from the previous generation."""
    index, old, _ = two
    reader = Reader(index)
    assert matching_ids(reader) == ["new"]

    roll_back(index)

    assert matching_ids(reader) == ["old"]
    assert current_folder(index) == old


def test_a_rollback_returns_what_was_in_service(two):
    """The caller learns which generation was replaced, and by which."""
    index, old, new = two

    was = roll_back(index)

    assert (was.current.folder, was.previous.folder) == (new, old)
    assert read_current_file(index).current == was.previous


def test_there_is_a_single_step_back(two):
    """After a rollback there is no previous generation, and the error says so."""
    index, old, _ = two
    roll_back(index)

    with pytest.raises(IndexMissingError, match=f"no generation before {old.name}"):
        roll_back(index)
    assert current_folder(index) == old


@pytest.mark.parametrize("fails", [False, True])
def test_a_build_after_a_rollback_gets_a_higher_number(
    two, publish_index, make_document, fails
):
    """A number is never assigned twice, even if a build failed in between."""
    index, old, new = two
    roll_back(index)
    if fails:
        with building(index):
            pass

    folder = publish_index(index, [make_document("next", "мир")])

    assert folder.name > new.name
    assert read_current_file(index).previous.folder == old
    assert not new.exists()


def test_a_damaged_generation_is_not_restored(two):
    """It is verified first, and what is in service stays."""
    index, old, new = two
    file = next(path for path in old.iterdir() if path.name != "manifest.json")
    file.write_bytes(b"broken")

    with pytest.raises(IndexDamagedError, match=f"{file.name} is changed"):
        roll_back(index)
    assert current_folder(index) == new


def test_a_generation_that_fails_its_trial_is_not_restored(two):
    """If the caller raises before the switch, nothing is changed."""
    index, _, new = two

    def refuse(generation):
        raise ZeroDivisionError(generation)

    with pytest.raises(ZeroDivisionError):
        roll_back(index, refuse)
    assert current_folder(index) == new


def test_a_destroyed_generation_can_be_rolled_back(two):
    """Even if nothing is left of the one in service."""
    index, old, new = two
    for file in new.iterdir():
        file.unlink()
    new.rmdir()

    roll_back(index)

    assert matching_ids(Reader(index)) == ["old"]
    assert current_folder(index) == old


def test_nothing_is_rolled_back_while_a_build_runs(two):
    """The build has the lock; the error names its process."""
    index, _, new = two

    with building(index), pytest.raises(IndexBusyError, match="process"):
        roll_back(index)
    assert current_folder(index) == new


def test_a_rollback_creates_no_index(tmp_path):
    """A wrong folder is an error, and is left as it was."""
    with pytest.raises(IndexMissingError, match="hoptac index"):
        roll_back(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
