"""Which id has each key of many articles?

Keys are 64-bit hashes; the linking works with dense ids instead, from 0 in the order of
the keys. Interning millions of keys takes longer than reading their ids, so articles
whose keys were interned together stay together from build to build, and are only joined
with what is new.
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
    Ids = NDArray[np.int32]

_NO_KEYS = np.zeros(0, np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class KeyIds:
    """The keys of articles as ids; rows of a compressed sparse row (CSR) matrix.

    Attributes:
        keys: each key once, ascending, so that a key's index is its id; shape (keys,).
        ids: the ids of all articles' keys, article by article; shape (elements,).
        offsets: where each article's ids begin in `ids`; shape (articles + 1,).
    """

    keys: Keys
    ids: Ids
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.offsets) - 1

    def per_article(self) -> list[Keys]:
        """Return the keys of each article, ascending."""
        keys = self.keys[self.ids]
        return [keys[begin:end] for begin, end in pairwise(self.offsets.tolist())]

    def of_article(self, article: int) -> Keys:
        """Return the keys of one article, ascending."""
        begin, end = self.offsets[article : article + 2].tolist()
        return self.keys[self.ids[begin:end]]

    def select(self, articles: Sequence[int] | NDArray[np.int64]) -> KeyIds:
        """Return some articles, in the order given; keys keep their ids."""
        chosen = np.asarray(articles, np.int64)
        sizes = (self.offsets[1:] - self.offsets[:-1])[chosen]
        # Consecutive articles lie in one piece of `ids`: copying pieces is quicker.
        breaks = np.flatnonzero(np.diff(chosen) != 1)
        first = chosen[np.concatenate(([0], breaks + 1))[: len(chosen)]]
        last = chosen[np.append(breaks, -1)[: len(chosen)]]
        begins, ends = self.offsets[first].tolist(), self.offsets[last + 1].tolist()
        pieces = [self.ids[a:b] for a, b in zip(begins, ends, strict=True)]
        offsets = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        ids = np.concatenate([np.zeros(0, np.int32), *pieces])
        return KeyIds(self.keys, ids, offsets)

    def compact(self) -> KeyIds:
        """Return the same articles without keys that no article has."""
        used, ids = compact_ids(self.ids, len(self.keys))
        return KeyIds(self.keys[used], ids, self.offsets)


def make_key_ids(rows: Iterable[Keys]) -> KeyIds:
    """Intern the keys of some articles.

    Args:
        rows: the keys of each article.
    """
    parts = [_NO_KEYS, *rows]
    elements = np.concatenate(parts)
    keys = _distinct(elements)
    ids = np.searchsorted(keys, elements).astype(np.int32)
    sizes = np.cumsum([len(part) for part in parts], dtype=np.int64)
    return KeyIds(keys, ids, sizes)


def join_key_ids(parts: Sequence[KeyIds], at: NDArray[np.int64]) -> KeyIds:
    """Join articles whose keys were interned in several parts.

    Args:
        parts: some articles each.
        at: of each article to return, its part and its index there; shape (n, 2).

    Returns:
        Those articles, in that order; some keys may belong to none of them.
    """
    keys = _distinct(np.concatenate([_NO_KEYS, *(part.keys for part in parts)]))
    first_articles = np.cumsum([0, *(len(part) for part in parts)])
    bounds = np.cumsum([0, *(len(part.ids) for part in parts)])
    ids = np.empty(bounds[-1], np.int32)
    offsets = [np.zeros(1, np.int64)]
    for part, begin in zip(parts, bounds.tolist(), strict=False):
        new_ids = np.searchsorted(keys, part.keys).astype(np.int32)
        target = ids[begin : begin + len(part.ids)]
        np.take(new_ids, part.ids, out=target, mode="clip")  # "raise" would buffer
        offsets.append(part.offsets[1:] + begin)
    joined = KeyIds(keys, ids, np.concatenate(offsets))
    return joined.select(first_articles[at[:, 0]] + at[:, 1])


def compact_ids(ids: Ids, size: int) -> tuple[NDArray[np.bool_], Ids]:
    """Renumber ids so that no number is unused; their order stays.

    Args:
        ids: numbers below `size`, repeated at will.
        size: how many numbers there are.

    Returns:
        Which numbers occur, shape (size,); and the new ids, shape of `ids`.
    """
    used = np.bincount(ids, minlength=size) > 0
    new_ids = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return used, new_ids[ids]


def _distinct(values: Keys) -> Keys:
    """Return each value once, ascending: what `np.unique` does, in less time."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(values)]]
