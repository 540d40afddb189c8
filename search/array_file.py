"""How are many arrays kept in one file, so that reading copies nothing?

Arrays lie one after the other, each at a multiple of 64 bytes; a table of their names,
types, shapes and offsets follows as JSON, then the table's length and a mark. Nothing
in the file can run code.
"""

from __future__ import annotations

import json
import mmap
import struct
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

ALIGNED = 64
"""Bytes of which each array's offset is a multiple."""
_MARK = b"hoptac01"
_END = struct.Struct("<Q8s")
_TYPES = frozenset({"|u1", "|b1", "<u2", "<u4", "<u8", "<i4", "<i8", "<f4", "<f8"})


class Room:
    """A place in a file for an array that comes piece by piece.

    Attributes:
        at: where the next piece goes.
    """

    def __init__(self, stream: BinaryIO, at: int, kind: np.dtype[Any]) -> None:
        self._stream = stream
        self._kind = kind
        self.at = at

    def append(self, array: Array) -> None:
        """Write the next piece."""
        data = np.ascontiguousarray(array, dtype=self._kind)
        self._stream.seek(self.at)
        self._stream.write(data.data.cast("B") if data.size else b"")
        self.at += data.nbytes


class ArrayWriter:
    """Writes arrays to a file one by one; `close` writes the table."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._table: dict[str, tuple[str, list[int], int]] = {}
        self._at = 0

    def put(self, name: str, array: Array) -> None:
        """Append an array."""
        self._place(name, array.dtype, array.shape).append(array)

    def room(self, name: str, kind: np.dtype[Any], size: int) -> Room:
        """Append an array of a size that is to be filled; all of it must be."""
        return self._place(name, kind, (size,))

    def texts(self, name: str, texts: Sequence[bytes]) -> None:
        """Append byte strings: joined, and where each ends."""
        self.joined(name, [b"".join(texts)], [len(text) for text in texts])

    def joined(
        self,
        name: str,
        pieces: Iterable[bytes | bytearray | memoryview],
        sizes: Sequence[int] | Array,
    ) -> None:
        """Append byte strings that come joined, in any pieces; then their sizes.

        Args:
            name: as in `texts`.
            pieces: nothing else is put until there are no more.
            sizes: bytes of each string; looked at when the pieces are written.
        """
        room = self.room(f"{name}.blob", np.dtype(np.uint8), 0)
        start = room.at
        for piece in pieces:
            room.append(np.frombuffer(piece, dtype=np.uint8))
        self._at = room.at
        self._table[f"{name}.blob"][1][0] = room.at - start
        ends = np.zeros(len(sizes) + 1, dtype=np.uint64)
        np.cumsum(sizes, out=ends[1:])
        self.put(f"{name}.ends", ends)

    def close(self) -> None:
        """Write the table of what was put."""
        table = json.dumps(self._table).encode()
        self._stream.seek(self._at)
        self._stream.write(table)
        self._stream.write(_END.pack(len(table), _MARK))

    def _place(self, name: str, kind: np.dtype[Any], shape: tuple[int, ...]) -> Room:
        kind = kind.newbyteorder("<")
        at = self._at + -self._at % ALIGNED
        self._table[name] = (kind.str, list(shape), at)
        self._at = at + kind.itemsize * int(np.prod(shape, dtype=np.int64))
        return Room(self._stream, at, kind)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Byte strings in a row, read where they lie."""

    blob: memoryview
    ends: Array

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> bytes:
        ends = self.ends
        return self.blob[ends.item(number) : ends.item(number + 1)].tobytes()

    def texts(self, numbers: Array) -> list[str]:
        """Give some strings, which are UTF-8."""
        blob, end = self.blob, self.ends.item  # of a page's, quicker than at once
        return [str(blob[end(n) : end(n + 1)], "utf-8") for n in numbers.tolist()]

    def __iter__(self) -> Iterator[bytes]:
        for number in range(len(self)):
            yield self[number]

    def sizes(self) -> Array:
        """Give the bytes of each string."""
        return np.diff(self.ends.astype(np.int64))

    def joined(self, first: int, last: int) -> memoryview:
        """Give the strings from one to before another in a row, where they lie."""
        return self.blob[self.ends.item(first) : self.ends.item(last)]

    def listed(self, first: int, last: int) -> list[bytes]:
        """Give the strings from one to before another."""
        blob = self.joined(first, last).tobytes()
        ends = self.ends[first : last + 1].astype(np.int64)
        bounds = (ends - ends[0]).tolist()
        return [blob[a:b] for a, b in pairwise(bounds)]

    def find(self, text: bytes) -> int:
        """Give the number of the first string, in sorted ones, not before a text."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < text:
                low = middle + 1
            else:
                high = middle
        return low

    def behind(self, text: bytes) -> int:
        """Give the number of the first string, in sorted ones, behind a text."""
        at = self.find(text)
        return at + (at < len(self) and self[at] == text)


class ArrayFile:
    """A file of arrays, mapped into memory; its pages are shared by all processes."""

    def __init__(self, path: Path) -> None:
        """Map a file.

        Raises:
            IndexDamagedError: it is no such file, or what its table says cannot be.
            OSError: it cannot be read.
        """
        self._path = path
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self._table = self._read_table()
        except (ValueError, TypeError, struct.error) as error:
            reason = f"{path} is damaged ({error}); rebuild with `hoptac index`"
            raise IndexDamagedError(reason) from error

    def __contains__(self, name: object) -> bool:
        return name in self._table

    def array(self, name: str) -> Array:
        """Give an array; it may be read, not written.

        Raises:
            IndexDamagedError: there is none.
        """
        try:
            kind, shape, offset = self._table[name]
        except KeyError as error:
            reason = f"{self._path} lacks {name}; rebuild with `hoptac index`"
            raise IndexDamagedError(reason) from error
        count = int(np.prod(shape, dtype=np.int64))
        found = np.frombuffer(self._map, dtype=kind, count=count, offset=offset)
        return found.reshape(shape)

    def texts(self, name: str) -> Texts:
        """Give byte strings that were put with `texts`."""
        ends = self.array(f"{name}.ends")
        blob = self.array(f"{name}.blob")
        if len(ends) < 1 or int(ends[-1]) != len(blob):
            reason = f"{self._path} is damaged ({name}); rebuild with `hoptac index`"
            raise IndexDamagedError(reason)
        return Texts(blob.data if len(blob) else memoryview(b""), ends)

    def let_go(self) -> None:
        """Give back the memory of what was read; it is read again when asked for."""
        if advice := getattr(mmap, "MADV_DONTNEED", None):  # not on every system
            self._map.madvise(advice)

    def _read_table(self) -> Mapping[str, tuple[str, list[int], int]]:
        size = len(self._map)
        length, mark = _END.unpack(self._map[size - _END.size :])
        start = size - _END.size - length
        if mark != _MARK or start < 0:
            reason = "no table"
            raise ValueError(reason)
        table = json.loads(self._map[start : size - _END.size])
        for name, (kind, shape, offset) in table.items():
            sound = kind in _TYPES and all(type(n) is int and n >= 0 for n in shape)
            bytes_ = int(np.prod([np.dtype(kind).itemsize, *shape])) if sound else 0
            if (
                not sound
                or type(offset) is not int
                or not 0 <= offset <= start - bytes_
            ):
                reason = f"the place of {name}"
                raise ValueError(reason)
        return dict(table)
