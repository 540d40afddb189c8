"""How are many arrays stored in one file, so that reading them copies nothing?

The arrays follow each other, each at a multiple of 64 bytes. After them come a JSON
table of their names, types, shapes and offsets, the length of that table, and a magic
number. A reader maps the file and makes views of it. Nothing in it can run code.
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Array = npt.NDArray[Any]

ALIGNMENT = 64
"""Bytes of which each array's offset is a multiple (a cache line)."""
_MAGIC = b"hoptac01"
_TRAILER = struct.Struct("<Q8s")
_DTYPES = frozenset(
    {"|u1", "|i1", "|b1", "<u2", "<u4", "<u8", "<i4", "<i8", "<f4", "<f8"}
)


class ArraySlot:
    """Space in a file for an array that is written in parts.

    Attributes:
        offset: where in the file the next part goes.
    """

    def __init__(self, stream: BinaryIO, offset: int, dtype: np.dtype[Any]) -> None:
        self._stream = stream
        self._dtype = dtype
        self.offset = offset

    def append(self, part: Array) -> None:
        """Write the next part of the array."""
        data = np.ascontiguousarray(part, dtype=self._dtype)
        self._stream.seek(self.offset)
        self._stream.write(data.data.cast("B") if data.size else b"")
        self.offset += data.nbytes


class ArrayWriter:
    """Writes arrays to a file one by one; `close` writes the table."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._table: dict[str, tuple[str, list[int], int]] = {}
        self._end = 0

    def put(self, name: str, array: Array) -> None:
        """Append an array."""
        self._allocate(name, array.dtype, array.shape).append(array)

    def reserve(self, name: str, dtype: np.dtype[Any], size: int) -> ArraySlot:
        """Allocate an array of a size, all of which the caller must then write."""
        return self._allocate(name, dtype, (size,))

    def put_strings(self, name: str, strings: Sequence[bytes]) -> None:
        """Append byte strings, for `ArrayFile.strings` to read."""
        self.put_joined(name, [b"".join(strings)], [len(string) for string in strings])

    def put_joined(
        self,
        name: str,
        chunks: Iterable[bytes | bytearray | memoryview],
        lengths: Sequence[int] | Array,
    ) -> None:
        """Append byte strings that come concatenated, in chunks of any size.

        Args:
            name: as in `put_strings`.
            chunks: the concatenation; nothing else may be put until it is exhausted.
            lengths: bytes of each string; read after the last chunk.
        """
        slot = self.reserve(f"{name}.blob", np.dtype(np.uint8), 0)
        start = slot.offset
        for chunk in chunks:
            slot.append(np.frombuffer(chunk, dtype=np.uint8))
        self._end = slot.offset
        self._table[f"{name}.blob"][1][0] = slot.offset - start
        ends = np.zeros(len(lengths) + 1, dtype=np.uint64)
        np.cumsum(lengths, out=ends[1:])
        self.put(f"{name}.ends", ends)

    def close(self) -> None:
        """Write the table; the stream stays open."""
        table = json.dumps(self._table).encode()
        self._stream.seek(self._end)
        self._stream.write(table)
        self._stream.write(_TRAILER.pack(len(table), _MAGIC))

    def _allocate(
        self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]
    ) -> ArraySlot:
        dtype = dtype.newbyteorder("<")
        offset = self._end + -self._end % ALIGNMENT
        self._table[name] = (dtype.str, list(shape), offset)
        self._end = offset + dtype.itemsize * int(np.prod(shape, dtype=np.int64))
        return ArraySlot(self._stream, offset, dtype)


@dataclass(frozen=True, slots=True, eq=False)
class ByteStrings:
    """A sequence of byte strings, read from a mapped file.

    Attributes:
        blob: the strings concatenated.
        ends: where each string ends, after a 0; shape (strings + 1,).
    """

    blob: memoryview
    ends: Array

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, index: int) -> bytes:
        ends = self.ends
        return self.blob[ends.item(index) : ends.item(index + 1)].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(len(self)))

    def decode(self, indexes: Array) -> list[str]:
        """Return some of the strings, which must be UTF-8, as text."""
        blob, end = self.blob, self.ends.item  # quicker for few strings than arrays
        return [str(blob[end(n) : end(n + 1)], "utf-8") for n in indexes.tolist()]

    def lengths(self) -> Array:
        """Return the number of bytes of each string, shape (strings,), int64."""
        return np.diff(self.ends.astype(np.int64))

    def joined(self, first: int, last: int) -> memoryview:
        """Return a view of the strings from index `first` to before `last`, joined."""
        return self.blob[self.ends.item(first) : self.ends.item(last)]

    def slice(self, first: int, last: int) -> list[bytes]:
        """Return the strings from index `first` to before `last`."""
        blob = self.joined(first, last).tobytes()
        ends = self.ends[first : last + 1].astype(np.int64)
        bounds = (ends - ends[0]).tolist()
        return [blob[start:end] for start, end in pairwise(bounds)]

    def bisect_left(self, string: bytes) -> int:
        """Return the index of the first string that is not less than one.

        The strings must be sorted; their number where all are less.
        """
        return bisect_left(range(len(self)), string, key=self.__getitem__)

    def bisect_right(self, string: bytes) -> int:
        """Return the index of the first string that is greater than one.

        The strings must be sorted; their number where none is greater.
        """
        return bisect_right(range(len(self)), string, key=self.__getitem__)


class ArrayFile:
    """A file of arrays, mapped; processes share its pages."""

    def __init__(self, source: Path | bytes) -> None:
        """Map a file, or take the content of one.

        Raises:
            IndexDamagedError: it is no such file, or its table cannot be right.
            OSError: it cannot be read.
        """
        self._path = "a file" if isinstance(source, bytes) else source
        self._map: bytes | mmap.mmap
        if isinstance(source, bytes):
            self._map = source
        else:
            with source.open("rb") as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self._table = self._read_table()
        except (ValueError, TypeError, struct.error) as error:
            reason = f"{self._path} is damaged ({error}); rebuild with `hoptac index`"
            raise IndexDamagedError(reason) from error

    def __contains__(self, name: object) -> bool:
        return name in self._table

    def array(self, name: str) -> Array:
        """Return a read-only view of an array.

        Raises:
            IndexDamagedError: the file has no such array.
        """
        try:
            dtype, shape, offset = self._table[name]
        except KeyError as error:
            reason = f"{self._path} lacks {name}; rebuild with `hoptac index`"
            raise IndexDamagedError(reason) from error
        count = int(np.prod(shape, dtype=np.int64))
        array = np.frombuffer(self._map, dtype=dtype, count=count, offset=offset)
        return array.reshape(shape)

    def strings(self, name: str) -> ByteStrings:
        """Return byte strings that `ArrayWriter.put_strings` wrote.

        Raises:
            IndexDamagedError: the file lacks them, or they are not complete.
        """
        ends = self.array(f"{name}.ends")
        blob = self.array(f"{name}.blob")
        if len(ends) < 1 or int(ends[-1]) != len(blob):
            reason = f"{self._path} is damaged ({name}); rebuild with `hoptac index`"
            raise IndexDamagedError(reason)
        return ByteStrings(blob.data if len(blob) else memoryview(b""), ends)

    def release_pages(self) -> None:
        """Release pages that were read to the system; views stay valid."""
        advice = getattr(mmap, "MADV_DONTNEED", None)  # not on every system
        if advice is not None and isinstance(self._map, mmap.mmap):
            self._map.madvise(advice)

    def _read_table(self) -> Mapping[str, tuple[str, list[int], int]]:
        size = len(self._map)
        length, magic = _TRAILER.unpack(self._map[size - _TRAILER.size :])
        start = size - _TRAILER.size - length
        if magic != _MAGIC or start < 0:
            raise ValueError("no table")  # noqa: EM101, TRY003 - it is told in full above
        table = json.loads(self._map[start : size - _TRAILER.size])
        for name, (dtype, shape, offset) in table.items():
            valid = dtype in _DTYPES and all(type(n) is int and n >= 0 for n in shape)
            nbytes = int(np.prod([np.dtype(dtype).itemsize, *shape])) if valid else 0
            fits = type(offset) is int and 0 <= offset <= start - nbytes
            if not (valid and fits):
                reason = f"the place of {name}"
                raise ValueError(reason)
        return dict(table)
