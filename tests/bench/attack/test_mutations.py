"""Is each damage one, and can it be undone?"""

from random import Random

import pytest

from bench.attack.mutations import KINDS, mutate, read_files, restore


@pytest.fixture
def folder(tmp_path):
    """Return a folder of files, one of a single byte."""
    folder = tmp_path / "gen"
    folder.mkdir()
    for name, size in (("a", 20_000), ("b", 9_000), ("c", 1)):
        (folder / name).write_bytes(Random(name).randbytes(size))
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_one_file_is_damaged_and_restored(folder, kind):
    """Of most places; blocks may be exchanged with themselves."""
    whole, random, damaged = read_files(folder), Random(kind), 0
    for _ in range(30):
        name = mutate(folder, whole, kind, random)
        others = {each for each in whole if each != name}
        assert all((folder / each).read_bytes() == whole[each] for each in others)
        changed = (folder / name).exists() and read_files(folder) == whole
        damaged += (folder / name).is_symlink() or not changed
        restore(folder, whole, name)
        assert read_files(folder) == whole
        assert not (folder / name).is_symlink()

    assert damaged >= 10
    assert {path.name for path in folder.parent.iterdir()} == {"gen"}
