"""Which number has each key of many articles?

To number millions of keys takes longer than to read them, so articles that were
numbered together stay so from build to build, and are only joined with what is new.
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

_NONE = np.zeros(0, np.uint64)


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

    def row(self, article: int) -> Keys:
        """Give the keys of an article."""
        begin, end = self.starts[article : article + 2].tolist()
        return self.distinct[self.numbers[begin:end]]

    def of(self, articles: Sequence[int] | NDArray[np.int64]) -> Numbered:
        """Choose some articles, in any order; keys keep their numbers."""
        wanted = np.asarray(articles, np.int64)
        sizes = (self.starts[1:] - self.starts[:-1])[wanted]
        runs = np.flatnonzero(np.diff(wanted) != 1)  # of articles that lie in a row
        begins = self.starts[wanted[np.concatenate(([0], runs + 1))[: len(wanted)]]]
        ends = self.starts[wanted[np.append(runs, -1)[: len(wanted)]] + 1]
        bounds = zip(begins.tolist(), ends.tolist(), strict=True)
        laid = [np.zeros(0, np.int32), *(self.numbers[a:b] for a, b in bounds)]
        starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        return Numbered(self.distinct, np.concatenate(laid), starts)

    def packed(self) -> Numbered:
        """Forget keys that no article has."""
        used, numbers = packed(self.numbers, len(self.distinct))
        return Numbered(self.distinct[used], numbers, self.starts)


def number_keys(rows: Iterable[Keys]) -> Numbered:
    """Number the keys of some articles."""
    laid = [_NONE, *rows]
    every = np.concatenate(laid)
    distinct = _distinct(every)
    numbers = np.searchsorted(distinct, every).astype(np.int32)
    return Numbered(distinct, numbers, _starts(laid[1:]))


def join_numbered(parts: Sequence[Numbered], at: NDArray[np.int64]) -> Numbered:
    """Number the keys of articles that were numbered apart.

    Args:
        parts: some articles each.
        at: of each article that is wanted, its part and its row there; shape (n, 2).

    Returns:
        The articles wanted; there may be keys that none of them has.
    """
    distinct = _distinct(np.concatenate([_NONE, *(part.distinct for part in parts)]))
    firsts = np.cumsum([0, *(len(part.starts) - 1 for part in parts)])
    ends = np.cumsum([0, *(len(part.numbers) for part in parts)])
    numbers = np.empty(ends[-1], np.int32)
    starts = [np.zeros(1, np.int64)]
    for part, end in zip(parts, ends.tolist(), strict=False):
        to = np.searchsorted(distinct, part.distinct).astype(np.int32)
        own = numbers[end : end + len(part.numbers)]
        np.take(to, part.numbers, out=own, mode="clip")  # unlike "raise", in place
        starts.append(part.starts[1:] + end)
    joined = Numbered(distinct, numbers, np.concatenate(starts))
    return joined.of(firsts[at[:, 0]] + at[:, 1])


def packed(numbers: Numbers, size: int) -> tuple[NDArray[np.bool_], Numbers]:
    """Tell which of so many numbers occur, and number those anew in their order."""
    used = np.bincount(numbers, minlength=size) > 0
    to = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return used, to[numbers]


def _starts(rows: Sequence[NDArray[np.generic]]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])


def _distinct(values: Keys) -> Keys:
    """Give each value once, ascending; quicker than to number them at once."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(values)]]
