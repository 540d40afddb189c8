"""Is what was made once found again, and nothing lost where it is not?"""

import os

import pytest

from corpus import compiled_cache, keep, read_kept


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Give the folders that are tried in turn."""
    found = [tmp_path / "packages", tmp_path / "cache"]
    monkeypatch.setattr("corpus.compiled_cache._folders", lambda: iter(found))
    return found


def test_what_was_kept_is_found(folders):
    """In the first folder; nothing else lies there."""
    keep("thing-1.json", {"а": [1, 2]})

    assert read_kept("thing-1.json") == {"а": [1, 2]}
    assert [file.name for file in folders[0].iterdir()] == ["thing-1.json"]
    assert read_kept("thing-2.json") is None


def test_the_next_folder_serves_where_the_first_may_not_be_written(folders):
    """And where none may, nothing is kept, which is no error."""
    folders[0].write_text("no folder")
    keep("thing-1.json", 1)
    assert read_kept("thing-1.json") == 1

    folders[1] = folders[0]
    keep("thing-2.json", 2)
    assert read_kept("thing-2.json") is None


def test_a_broken_file_is_as_none(folders):
    """It is made anew."""
    keep("thing-1.json", 1)
    (folders[0] / "thing-1.json").write_text('{"half')

    assert read_kept("thing-1.json") is None


def test_old_ones_go(folders):
    """Of each thing the last few stay, of others all."""
    keep("other-thing-0.json", 0)
    for number in range(compiled_cache.LAST + 3):
        keep(f"thing-{number}.json", number)
        os.utime(folders[0] / f"thing-{number}.json", (number, number))

    names = {file.name for file in folders[0].iterdir()}
    last = {f"thing-{n}.json" for n in range(3, compiled_cache.LAST + 3)}
    assert names == last | {"other-thing-0.json"}
