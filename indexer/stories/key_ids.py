"""Which id has each key of many articles?

Keys are 64-bit hashes; the linking works with dense ids instead, from 0 in the order of
the keys. Interning millions of keys takes longer than reading their ids, so articles
whose keys were interned together stay together from build to build, and only their ids
are translated where some of them are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Ids = NDArray[np.int32]

_NO_KEYS = np.zeros(0, np.uint64)


class ArticleKeys(Protocol):
    """The keys of articles, of which some are asked for at a time."""

    @property
    def keys(self) -> Keys:
        """Each key once, ascending, so that a key's index is its id."""
        ...

    def __len__(self) -> int:
        """Return the number of articles."""
        ...

    def of_article(self, article: int) -> Keys:
        """Return the keys of one article, ascending."""
        ...

    def select(self, articles: Sequence[int] | NDArray[np.int64]) -> KeyIds:
        """Return some articles, in the order given; keys keep their ids."""
        ...


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


class StoredKeyIds:
    """The keys of articles that lie in several parts, each interned by itself.

    Only the keys and their ids are in memory; the parts may be mapped files.

    Attributes:
        keys: as in `KeyIds`; some keys may belong to no article.

    Args:
        parts: some articles each.
        locations: of each article its part, and its index there; shape (articles, 2).
    """

    def __init__(self, parts: Sequence[KeyIds], locations: NDArray[np.int64]) -> None:
        self._parts = tuple(parts)
        self._locations = locations
        self.keys = _NO_KEYS
        for part in self._parts:
            self.keys = _distinct(np.concatenate([self.keys, part.keys]))
        self._new_ids = [
            np.searchsorted(self.keys, part.keys).astype(np.int32)
            for part in self._parts
        ]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._locations)

    def of_article(self, article: int) -> Keys:
        """Return the keys of one article, ascending."""
        part, index = self._locations[article].tolist()
        of_part: KeyIds = self._parts[part]
        return of_part.of_article(index)

    def select(self, articles: Sequence[int] | NDArray[np.int64]) -> KeyIds:
        """Return some articles, in the order given."""
        at = self._locations[np.asarray(articles, np.int64)]
        order = np.argsort(at[:, 0], kind="stable")
        ids, sizes = [np.zeros(0, np.int32)], [np.zeros(1, np.int64)]
        for part in np.unique(at[:, 0]).tolist():
            own = self._parts[part].select(at[order[at[order, 0] == part], 1])
            ids.append(self._new_ids[part][own.ids])
            sizes.append(np.diff(own.offsets))
        offsets = np.cumsum(np.concatenate(sizes))
        grouped = KeyIds(self.keys, np.concatenate(ids), offsets)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        return grouped.select(place)


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
