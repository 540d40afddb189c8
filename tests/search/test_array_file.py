"""Do arrays come back from their file as they were?"""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from search.array_file import ALIGNED, ArrayFile, ArrayWriter
from search.errors import IndexDamagedError


def write(path, arrays, texts=()):
    """Write arrays, and texts under `t`."""
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        for name, array in arrays.items():
            writer.put(name, array)
        writer.texts("t", texts)
        writer.close()
    return path


KINDS = ["u1", "u2", "u4", "u8", "i4", "i8", "f4", "f8"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [0, 1, 1000])
def test_an_array_comes_back(tmp_path, kind, size):
    """Values, type and shape are kept, and a reader cannot change them."""
    array = np.arange(size, dtype=kind)

    found = ArrayFile(write(tmp_path / "a", {"x": array, "y": array[::-1]})).array("x")

    assert found.dtype == array.dtype
    assert np.array_equal(found, array)
    assert not found.flags.writeable


def test_arrays_are_read_where_they_lie(tmp_path):
    """Each starts at a multiple of 64 bytes and shares the mapped memory."""
    path = write(tmp_path / "a", {"x": np.ones(3, np.uint8), "y": np.arange(5.0)})

    file = ArrayFile(path)

    one, other = file.array("y"), file.array("y")
    assert np.shares_memory(one, other)
    assert one.ctypes.data % ALIGNED == 0


@given(st.lists(st.binary(max_size=5), max_size=12))
@settings(deadline=None)
def test_texts_come_back(tmp_path_factory, texts):
    """Each is given by its number, and sorted ones are found."""
    texts.sort()
    path = write(tmp_path_factory.mktemp("texts") / "a", {}, texts)

    found = ArrayFile(path).texts("t")

    assert list(found) == texts
    for text in texts:
        assert found.find(text) == texts.index(text)
    assert found.find(b"\xff" * 6) == len(texts)


def test_texts_come_in_pieces(tmp_path):
    """Their sizes are looked at when all are written; some are given in a row."""
    sizes = []

    def pieces():
        for piece in (b"abcd", b"", b"ef"):
            sizes.append(len(piece))
            yield piece

    with (tmp_path / "a").open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.joined("t", pieces(), sizes)
        writer.put("x", np.arange(3))
        writer.close()

    file = ArrayFile(tmp_path / "a")
    found = file.texts("t")
    assert list(found) == found.listed(0, 3) == [b"abcd", b"", b"ef"]
    assert bytes(found.joined(1, 3)) == b"ef"
    assert found.listed(2, 2) == []
    assert file.array("x").tolist() == [0, 1, 2]


def test_a_place_behind_a_text(tmp_path):
    """It is that of the first string which is larger."""
    found = ArrayFile(write(tmp_path / "a", {}, [b"b", b"d"])).texts("t")

    assert [found.behind(text) for text in (b"a", b"b", b"c", b"d")] == [0, 1, 1, 2]


def test_memory_that_was_let_go_is_read_again(tmp_path):
    """Arrays that were given before still tell the same."""
    file = ArrayFile(write(tmp_path / "a", {"x": np.arange(9)}))
    array = file.array("x")

    file.let_go()

    assert array.tolist() == list(range(9))


BROKEN = {
    "empty": lambda data: data[:0],
    "cut": lambda data: data[:-1],
    "only its end": lambda data: data[-16:],
    "another mark": lambda data: data[:-1] + b"!",
    "an offset behind the end": lambda data: data.replace(b", 0]", b",99]"),
    "a type that is no number": lambda data: data.replace(b"|u1", b"|O8"),
    "no JSON": lambda data: data.replace(b"{", b"["),
}


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused(tmp_path, spoil):
    """Nothing outside the file is read, and no object but numbers is made."""
    path = write(tmp_path / "a", {"x": np.ones(3, np.uint8)})
    path.write_bytes(spoil(path.read_bytes()))

    with pytest.raises((IndexDamagedError, ValueError)):
        ArrayFile(path).array("x")


def test_a_missing_array_is_damage(tmp_path):
    """The file and what it lacks are named."""
    with pytest.raises(IndexDamagedError, match="lacks z"):
        ArrayFile(write(tmp_path / "a", {})).array("z")
