"""Does the generation before come back, whole, and only if it is there?"""

import pytest

from search.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from search.generations.generation import current_folder, read_current_file
from search.generations.publish import building, roll_back
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader


@pytest.fixture
def two(tmp_path, publish_index, make_document):
    """Give an index folder with a generation in service and one before."""
    return tmp_path, *(
        publish_index(tmp_path, [make_document(name, "мир")]) for name in ("old", "new")
    )


def found(reader):
    """Give the ids that a reader finds."""
    hits = reader.search(Query(question=parse("мир"))).hits
    return [hit.found.article.id for hit in hits]


def test_a_running_reader_follows_a_rollback(two):
    """Its next question is answered from the generation before."""
    index, old, _ = two
    reader = Reader(index)
    assert found(reader) == ["new"]

    roll_back(index)

    assert found(reader) == ["old"]
    assert current_folder(index) == old


def test_what_was_in_service_is_told(two):
    """The caller learns which generation left, and which is in its place."""
    index, old, new = two

    was = roll_back(index)

    assert (was.current.folder, was.previous.folder) == (new, old)
    assert read_current_file(index).current == was.previous


def test_there_is_one_way_back_only(two):
    """After a rollback there is no generation before, and a sentence says so."""
    index, old, _ = two
    roll_back(index)

    with pytest.raises(IndexMissingError, match=f"no generation before {old.name}"):
        roll_back(index)
    assert current_folder(index) == old


@pytest.mark.parametrize("fails", [False, True])
def test_a_build_after_a_rollback_gets_a_higher_number(
    two, publish_index, make_document, fails
):
    """A number is never given twice, even if a build failed in between."""
    index, old, new = two
    roll_back(index)
    if fails:
        with building(index):
            pass

    folder = publish_index(index, [make_document("next", "мир")])

    assert folder.name > new.name
    assert read_current_file(index).previous.folder == old
    assert not new.exists()


def test_a_damaged_generation_does_not_come_back(two):
    """It is verified first, and what is in service stays."""
    index, old, new = two
    file = next(path for path in old.iterdir() if path.name != "manifest.json")
    file.write_bytes(b"broken")

    with pytest.raises(IndexDamagedError, match=f"{file.name} is changed"):
        roll_back(index)
    assert current_folder(index) == new


def test_what_fails_to_be_tried_out_does_not_come_back(two):
    """What the caller raises before the switch leaves everything as it is."""
    index, _, new = two

    def refuse(generation):
        raise ZeroDivisionError(generation)

    with pytest.raises(ZeroDivisionError):
        roll_back(index, refuse)
    assert current_folder(index) == new


def test_a_wrecked_generation_can_be_left(two):
    """Also where nothing is left of the one in service, one can return."""
    index, old, new = two
    for file in new.iterdir():
        file.unlink()
    new.rmdir()

    roll_back(index)

    assert found(Reader(index)) == ["old"]
    assert current_folder(index) == old


def test_nothing_is_rolled_back_while_a_build_runs(two):
    """Whoever builds holds the folder; the error names the process."""
    index, _, new = two

    with building(index), pytest.raises(IndexBusyError, match="process"):
        roll_back(index)
    assert current_folder(index) == new


def test_an_index_that_is_not_there_is_not_made(tmp_path):
    """A wrong folder is told, and stays as it was."""
    with pytest.raises(IndexMissingError, match="hoptac index"):
        roll_back(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
