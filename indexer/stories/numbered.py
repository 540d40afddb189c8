"""Which number has each key of many articles?

To number millions of keys takes longer than to read them, so their numbers are kept
from build to build; what is new is put between.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """The keys of articles as numbers from 0, in the order of the keys.

    Attributes:
        distinct: each key once, ascending; shape (keys,).
        numbers: of each article's keys, one article after the other.
        starts: where each article's begin in `numbers`; shape (articles + 1,).
    """

    distinct: Keys
    numbers: Numbers
    starts: NDArray[np.int64]

    def rows(self) -> list[Keys]:
        """Give the keys of each article."""
        every = self.distinct[self.numbers]
        return [every[a:b] for a, b in pairwise(self.starts.tolist())]

    def of(self, articles: Sequence[int]) -> Numbered:
        """Choose some articles, in any order; keys keep their numbers."""
        starts = self.starts.tolist()
        rows = [self.numbers[starts[at] : starts[at + 1]] for at in articles]
        return Numbered(self.distinct, *_laid(rows))

    def beside(self, order: Sequence[int], fresh: Sequence[Keys]) -> Numbered:
        """Give what `number_keys` gives of some of these articles and new ones.

        Args:
            order: of each article its number here, -1 for the next of the new ones.
            fresh: keys of the new articles.
        """
        new = number_keys(fresh)
        distinct, to_old, to_new = _merged(self.distinct, new.distinct)
        joined = Numbered(
            distinct,
            np.concatenate([to_old[self.numbers], to_new[new.numbers]]),
            np.concatenate([self.starts, self.starts[-1] + new.starts[1:]]),
        )
        following = iter(range(len(self.starts) - 1, len(joined.starts) - 1))
        return joined.of([at if at >= 0 else next(following) for at in order]).packed()

    def packed(self) -> Numbered:
        """Forget keys that no article has."""
        used, numbers = packed(self.numbers, len(self.distinct))
        return Numbered(self.distinct[used], numbers, self.starts)


def number_keys(rows: Iterable[Keys]) -> Numbered:
    """Number the keys of some articles."""
    laid = [np.zeros(0, np.uint64), *rows]
    every = np.concatenate(laid)
    distinct = _distinct(every)
    numbers = np.searchsorted(distinct, every).astype(np.int32)
    return Numbered(distinct, numbers, _starts(laid[1:]))


def packed(numbers: Numbers, size: int) -> tuple[NDArray[np.bool_], Numbers]:
    """Tell which of so many numbers occur, and number those anew in their order."""
    used = np.bincount(numbers, minlength=size) > 0
    to = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return used, to[numbers]


def _laid(rows: Sequence[Numbers]) -> tuple[Numbers, NDArray[np.int64]]:
    """Lay rows one after the other, and give where each begins."""
    return np.concatenate([np.zeros(0, np.int32), *rows]), _starts(rows)


def _starts(rows: Sequence[NDArray[np.generic]]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])


def _distinct(values: Keys) -> Keys:
    """Give each value once, ascending; quicker than to number them at once."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(values)]]


def _merged(one: Keys, other: Keys) -> tuple[Keys, Numbers, Numbers]:
    """Give the values of either, and where each of them is now."""
    at = np.searchsorted(one, other)
    missing = np.append(one, np.uint64(0))[at] != other
    missing |= at == len(one)
    distinct = np.insert(one, at[missing], other[missing])
    before = np.cumsum(np.bincount(at[missing], minlength=len(one) + 1))[: len(one)]
    to_one = (np.arange(len(one)) + before).astype(np.int32)
    return distinct, to_one, np.searchsorted(distinct, other).astype(np.int32)
