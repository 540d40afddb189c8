"""How are the keys of many articles held, so that any can be compared with any?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.features import key_ids_of
from indexer.stories.keys import KIND_BITS, KeyKind
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import KeyIds

FEW = 4
"""Share of all articles, as a divisor, up to which norms are worked out for some."""
_LANGUAGES = len(LANGUAGES)


@dataclass(frozen=True, eq=False)
class KeyTable:
    """Articles with their keys as numbers from 0, the rest in columns.

    Attributes:
        langs: of each article, its place in `LANGUAGES`; shape (articles,).
        days, lengths: as in `Features`; shape (articles,).
        starts: where each article's keys begin in `keys`; shape (articles + 1,).
        keys: numbers of keys, ascending within an article.
        places: of each of them, as in `Features`.
        sorts: of each key, its `Sort`; shape (keys,).
    """

    langs: NDArray[np.int64]
    days: NDArray[np.int64]
    lengths: NDArray[np.float64]
    starts: NDArray[np.int64]
    keys: NDArray[np.int64]
    places: NDArray[np.uint16]
    sorts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.langs)

    @cached_property
    def counts(self) -> NDArray[np.int32]:
        """Articles of each language that have each key; shape (languages, keys)."""
        size = _LANGUAGES * len(self.sorts)
        counts = np.bincount(self._cells, minlength=size)
        return counts.reshape(_LANGUAGES, -1).astype(np.int32)

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Articles that have each key; shape (keys,)."""
        return np.asarray(self.counts.sum(axis=0, dtype=np.int64), np.int64)

    @cached_property
    def _cells(self) -> NDArray[np.int64]:
        """Where each element of `keys` belongs in a flat table of languages by keys."""
        return np.repeat(self.langs * len(self.sorts), np.diff(self.starts)) + self.keys

    @cached_property
    def weights(self) -> dict[tuple[int, int], NDArray[np.float32]]:
        """What each key says between two languages: its worth by its rarity."""
        sizes = np.bincount(self.langs, minlength=_LANGUAGES)
        worth = _by_sort("worth")[self.sorts]
        prior = setting("weights", "prior_articles")
        found = {}
        for a in range(_LANGUAGES):
            for b in range(a + 1, _LANGUAGES):
                having = np.maximum(1, self.counts[a] + self.counts[b])
                rarity = np.log((sizes[a] + sizes[b] + prior) / having)
                found[a, b] = found[b, a] = (worth * rarity).astype(np.float32)
        return found

    @cached_property
    def rarity(self) -> NDArray[np.float64]:
        """What each key says to find candidates, whatever the language."""
        prior = setting("weights", "prior_articles")
        having = np.maximum(1, self.sizes)
        worth = _by_sort("worth")[self.sorts]
        rarity = worth * np.log((len(self) + prior) / having)
        return np.asarray(rarity**2, np.float64)

    def norms(self, articles: NDArray[np.int64]) -> NDArray[np.float64]:
        """What all keys of articles say to each language; shape (articles, languages).

        Of the keys of one place the best counts. A key that the other language lacks
        counts less the more articles of that language there are.

        Args:
            articles: ascending, each once; of all, the norms are worked out once.
        """
        if len(articles) > len(self) // FEW:
            return self._norms[articles]
        return self._norms_of(articles)

    @cached_property
    def _norms(self) -> NDArray[np.float64]:
        return self._norms_of(np.arange(len(self)))

    def _norms_of(self, articles: NDArray[np.int64]) -> NDArray[np.float64]:
        norms = np.zeros((len(articles), _LANGUAGES))
        slack = float(setting("weights", "slack"))
        elements, owners = self._elements(articles)
        if not len(elements):
            return norms + slack
        places = self.places[elements]
        where = owners * (int(places.max()) + 1) + places
        order = np.argsort(where)
        owners, cells = owners[order], self._cells[elements[order]]
        firsts = np.concatenate(([0], np.flatnonzero(np.diff(where[order])) + 1))
        kept, sizes = _by_sort("kept"), np.bincount(self.langs, minlength=_LANGUAGES)
        prior = setting("weights", "prior_articles")
        for b in range(_LANGUAGES):
            lacking = kept[self.sorts] * (prior / (prior + sizes[b]))
            share = np.where(self.counts[b] > 0, 1.0, lacking)
            worth = np.zeros((_LANGUAGES, len(self.sorts)))
            for a in range(_LANGUAGES):
                if a != b:
                    worth[a] = self.weights[a, b] * share
            says = worth.ravel().take(cells)
            best = np.maximum.reduceat(says, firsts)
            norms[:, b] = np.bincount(owners[firsts], best**2, len(articles))
        return np.sqrt(norms) + slack

    def _elements(
        self, articles: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the places in `keys` of some articles' keys, and whose each is."""
        sizes = self.starts[articles + 1] - self.starts[articles]
        owners = np.repeat(np.arange(len(articles)), sizes)
        before = np.cumsum(sizes) - sizes
        return np.arange(len(owners)) + (self.starts[articles] - before)[owners], owners

    def having(
        self, keys: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the articles that have some keys.

        Returns:
            Articles by key, ascending for each; and for all keys, the others too, where
            its own begin; shape (keys + 1,).
        """
        wanted = np.zeros(len(self.sorts), np.bool_)
        wanted[keys] = True
        elements = np.flatnonzero(wanted[self.keys])
        own = self.keys[elements]
        elements = elements[_ascending(own)]
        owners = np.searchsorted(self.starts, elements, side="right") - 1
        sizes = np.bincount(own, minlength=len(self.sorts))
        return owners, np.concatenate(([0], np.cumsum(sizes)))


def make_key_table(
    features: Sequence[Features], keys: KeyIds | None = None
) -> KeyTable:
    """Lay out some articles.

    Args:
        features: the articles.
        keys: their keys, where these are numbered already.
    """
    keys = keys or key_ids_of(features)
    places = [np.zeros(0, np.uint16), *(f.positions for f in features)]
    return KeyTable(
        langs=np.array([LANGUAGES.index(f.lang) for f in features], np.int64),
        days=np.array([f.day for f in features], np.int64),
        lengths=np.array([f.length for f in features], np.float64),
        starts=keys.offsets,
        keys=keys.ids.astype(np.int64),
        places=np.concatenate(places),
        sorts=(keys.keys & np.uint64((1 << KIND_BITS) - 1)).astype(np.int64),
    )


def _ascending(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the stable order of numbers below 2^32, half by half as radix sorts do."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    return order[np.argsort((numbers >> 16)[order].astype(np.uint16), kind="stable")]


def _by_sort(column: str) -> NDArray[np.float64]:
    return np.array([setting("weights", s.name.lower())[column] for s in KeyKind])
