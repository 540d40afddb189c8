"""Are arrays read from their file as they were written?"""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from search.array_file import ALIGNMENT, ArrayFile, ArrayWriter
from search.errors import IndexDamagedError


def write(path, arrays, strings=()):
    """Write arrays, and byte strings named "t", and return the path."""
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        for name, array in arrays.items():
            writer.put(name, array)
        writer.put_strings("t", strings)
        writer.close()
    return path


DTYPES = ["u1", "u2", "u4", "u8", "i4", "i8", "f4", "f8"]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", [0, 1, 1000])
def test_an_array_comes_back(tmp_path, dtype, size):
    """Values, type and shape are those written, and the array is read-only."""
    array = np.arange(size, dtype=dtype)

    path = write(tmp_path / "a", {"x": array, "y": array[::-1]})

    read = ArrayFile(path).array("x")

    assert read.dtype == array.dtype
    assert np.array_equal(read, array)
    assert not read.flags.writeable


def test_arrays_are_views_of_the_file(tmp_path):
    """Each starts at a multiple of 64 bytes and shares the mapped memory."""
    path = write(tmp_path / "a", {"x": np.ones(3, np.uint8), "y": np.arange(5.0)})

    file = ArrayFile(path)

    one, other = file.array("y"), file.array("y")
    assert np.shares_memory(one, other)
    assert one.ctypes.data % ALIGNMENT == 0


@given(st.lists(st.binary(max_size=5), max_size=12))
@settings(deadline=None)
def test_strings_come_back(tmp_path_factory, strings):
    """Each is read by its index; bisection finds sorted ones."""
    strings.sort()
    path = write(tmp_path_factory.mktemp("strings") / "a", {}, strings)

    read = ArrayFile(path).strings("t")

    assert list(read) == strings
    for string in strings:
        assert read.bisect_left(string) == strings.index(string)
    assert read.bisect_left(b"\xff" * 6) == len(strings)


def test_strings_are_written_in_chunks(tmp_path):
    """The writer reads their lengths after the last chunk; slices can be read back."""
    lengths = []

    def chunks():
        for chunk in (b"abcd", b"", b"ef"):
            lengths.append(len(chunk))
            yield chunk

    with (tmp_path / "a").open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put_joined("t", chunks(), lengths)
        writer.put("x", np.arange(3))
        writer.close()

    file = ArrayFile(tmp_path / "a")
    strings = file.strings("t")
    assert list(strings) == strings.slice(0, 3) == [b"abcd", b"", b"ef"]
    assert bytes(strings.joined(1, 3)) == b"ef"
    assert strings.slice(2, 2) == []
    assert file.array("x").tolist() == [0, 1, 2]


def test_bisect_right_is_the_first_greater_string(tmp_path):
    """As in the standard library's `bisect`, it is the index after an equal string."""
    strings = ArrayFile(write(tmp_path / "a", {}, [b"b", b"d"])).strings("t")

    assert [strings.bisect_right(s) for s in (b"a", b"b", b"c", b"d")] == [0, 1, 1, 2]


def test_released_pages_are_read_again(tmp_path):
    """Arrays that were opened before the release have the same values after it."""
    file = ArrayFile(write(tmp_path / "a", {"x": np.arange(9)}))
    array = file.array("x")

    file.release_pages()

    assert array.tolist() == list(range(9))


BROKEN = {
    "empty": lambda data: data[:0],
    "truncated": lambda data: data[:-1],
    "only its end": lambda data: data[-16:],
    "another magic number": lambda data: data[:-1] + b"!",
    "an offset past the end": lambda data: data.replace(b", 0]", b",99]"),
    "a type that is not a number": lambda data: data.replace(b"|u1", b"|O8"),
    "not JSON": lambda data: data.replace(b"{", b"["),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_rejected(tmp_path, damage):
    """Nothing outside the file is read, and no Python object is made of its bytes."""
    path = write(tmp_path / "a", {"x": np.ones(3, np.uint8)})
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises((IndexDamagedError, ValueError)):
        ArrayFile(path).array("x")


def test_a_missing_array_is_reported_as_damage(tmp_path):
    """The message names the array that the file lacks."""
    with pytest.raises(IndexDamagedError, match="lacks z"):
        ArrayFile(write(tmp_path / "a", {})).array("z")
