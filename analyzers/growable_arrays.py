"""How are integer arrays grown at their end, and read with one NumPy operation?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

_FIRST_CAPACITY = 1024


def concat_ranges(starts: NDArray[Any], lengths: NDArray[Any]) -> Integers:
    """Return the integers of several ranges, one range after the other.

    Args:
        starts: first integer of each range, shape (ranges,).
        lengths: number of integers in each range, shape (ranges,).

    Returns:
        `range(start, start + length)` of every range, int64, shape (sum of lengths,).
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    integers: Integers = np.repeat(starts - (ends - lengths), lengths)
    integers += np.arange(len(integers))
    return integers


class GrowableArray:
    """A one-dimensional int64 array that grows at its end.

    The room for its elements doubles when it is used up, so that appending takes
    amortised constant time.
    """

    def __init__(self) -> None:
        self._buffer: Integers = np.zeros(_FIRST_CAPACITY, np.int64)
        self._size = 0

    def __len__(self) -> int:
        """Return the number of elements."""
        return self._size

    @property
    def values(self) -> Integers:
        """A view of all elements, shape (size,)."""
        return self._buffer[: self._size]

    def extend(self, values: Sequence[int]) -> None:
        """Append elements."""
        size = self._size + len(values)
        if size > len(self._buffer):
            self._buffer = np.concatenate((self._buffer, np.zeros(size, np.int64)))
        self._buffer[self._size : size] = values
        self._size = size


class RaggedArray:
    """Rows of integers of any length, laid out one after the other."""

    def __init__(self) -> None:
        self._starts = GrowableArray()
        self._lengths = GrowableArray()
        self._values = GrowableArray()

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._lengths)

    def extend(self, rows: Iterable[Sequence[int]]) -> None:
        """Append rows."""
        rows = list(rows)
        lengths = [len(row) for row in rows]
        ends = np.cumsum([len(self._values), *lengths]).tolist()
        self._starts.extend(ends[:-1])
        self._lengths.extend(lengths)
        self._values.extend([value for row in rows for value in row])

    def row_lengths(self, rows: NDArray[Any]) -> Integers:
        """Return the number of values in each of the given rows, shape (rows,)."""
        lengths: Integers = self._lengths.values[rows]
        return lengths

    def take(self, rows: NDArray[Any]) -> Integers:
        """Return the values of the given rows, row after row, as one array."""
        ranges = concat_ranges(self._starts.values[rows], self._lengths.values[rows])
        values: Integers = self._values.values[ranges]
        return values
