"""How are many numbers kept that grow, and read as one array?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_FIRST = 1024


def rows(starts: NDArray[Any], sizes: NDArray[Any]) -> Numbers:
    """Give the numbers of all elements of some runs, run after run."""
    ends = np.cumsum(sizes, dtype=np.int64)
    found: Numbers = np.repeat(starts - (ends - sizes), sizes)
    found += np.arange(len(found))
    return found


class Column:
    """Numbers that grow at their end.

    Attributes:
        held: room for them; those beyond `size` mean nothing.
        size: how many there are.
    """

    def __init__(self) -> None:
        self.held: Numbers = np.zeros(_FIRST, np.int64)
        self.size = 0

    def extend(self, numbers: Sequence[int]) -> None:
        """Add some at the end."""
        size = self.size + len(numbers)
        if size > len(self.held):
            self.held = np.concatenate((self.held, np.zeros(size, np.int64)))
        self.held[self.size : size] = numbers
        self.size = size


class Lists:
    """Rows of numbers, one after the other."""

    def __init__(self) -> None:
        self._starts, self._sizes, self._values = Column(), Column(), Column()

    def __len__(self) -> int:
        """Count the rows."""
        return self._sizes.size

    def extend(self, lists: Iterable[Sequence[int]]) -> None:
        """Add rows at the end."""
        listed = list(lists)
        sizes = [len(row) for row in listed]
        ends = np.cumsum([self._values.size, *sizes]).tolist()
        self._starts.extend(ends[:-1])
        self._sizes.extend(sizes)
        self._values.extend([number for row in listed for number in row])

    def sizes(self, which: NDArray[Any]) -> Numbers:
        """Tell how many numbers each of some rows has."""
        sizes: Numbers = self._sizes.held[which]
        return sizes

    def of(self, which: NDArray[Any]) -> Numbers:
        """Give the numbers of some rows, row after row."""
        elements = rows(self._starts.held[which], self._sizes.held[which])
        values: Numbers = self._values.held[elements]
        return values
