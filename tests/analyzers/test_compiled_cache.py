"""Is compiled data read again, and compiled again where it cannot be?"""

import os

import pytest

from analyzers.compiled_cache import (
    MAX_VERSIONS,
    read_cached,
    read_cached_json,
    write_cached,
    write_cached_json,
)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Return the folders that are tried in turn."""
    folders = [tmp_path / "packages", tmp_path / "cache"]
    monkeypatch.setattr("analyzers.compiled_cache._folders", lambda: iter(folders))
    return folders


def test_cached_data_is_found_again(folders):
    """It is in the first folder, and nothing else is."""
    write_cached_json("data-1.json", {"а": [1, 2]})

    assert read_cached_json("data-1.json") == {"а": [1, 2]}
    assert [file.name for file in folders[0].iterdir()] == ["data-1.json"]
    assert read_cached_json("data-2.json") is None


def test_a_file_has_the_form_that_its_caller_gives_it(folders):
    """Not all that is cached is JSON; every user may read it."""
    write_cached("data-1.bin", lambda path: path.write_bytes(b"\xff"))

    assert read_cached("data-1.bin", lambda path: path.read_bytes()) == b"\xff"
    assert (folders[0] / "data-1.bin").stat().st_mode & 0o444 == 0o444


def test_the_next_folder_serves_where_the_first_cannot_be_written(folders):
    """If no folder can be written, nothing is cached, without an error."""
    folders[0].write_text("no folder")
    write_cached_json("data-1.json", 1)
    assert read_cached_json("data-1.json") == 1

    folders[1] = folders[0]
    write_cached_json("data-2.json", 2)
    assert read_cached_json("data-2.json") is None


def test_a_broken_file_is_taken_for_missing(folders):
    """It is compiled anew."""
    write_cached_json("data-1.json", 1)
    (folders[0] / "data-1.json").write_text('{"half')

    assert read_cached_json("data-1.json") is None


def test_old_versions_are_deleted(folders):
    """The last few are retained, and so is all other data."""
    write_cached_json("other-data-0.json", 0)
    write_cached_json("data-0.bin", 0)
    for number in range(MAX_VERSIONS + 3):
        write_cached_json(f"data-{number}.json", number)
        os.utime(folders[0] / f"data-{number}.json", (number, number))

    names = {file.name for file in folders[0].iterdir()}
    last = {f"data-{n}.json" for n in range(3, MAX_VERSIONS + 3)}
    assert names == last | {"other-data-0.json", "data-0.bin"}
