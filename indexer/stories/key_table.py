"""Which keys do some articles have, and how far is each from having none?

An article is a vector over keys, as in the vector space model: a key weighs its idf
times the weight of its kind (`indexer.stories.key_statistics`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.key_statistics import KeyStatistics, by_kind
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEW = 4
"""Norms of at most one in so many articles are computed for these alone."""


@dataclass(frozen=True, eq=False)
class KeyTable:
    """Some articles with the ids of their keys, in columns.

    Properties are columns that follow from the others; each is computed at first use.

    Attributes:
        statistics: of all articles of the collection.
        langs: index in `LANGUAGES` of each article's language; shape (articles,).
        days: as in `Features`; shape (articles,).
        offsets: where each article's keys begin in `key_ids`; shape (articles + 1,).
        key_ids: the articles' keys, ascending within an article; shape (elements,).
        positions: of each of these, as in `Features`; shape (elements,).
    """

    statistics: KeyStatistics
    langs: NDArray[np.int64]
    days: NDArray[np.int64]
    offsets: NDArray[np.int64]
    key_ids: NDArray[np.int32]
    positions: NDArray[np.uint16]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.langs)

    def keys_of(self, article: int) -> NDArray[np.int32]:
        """Return the keys of an article."""
        return self.key_ids[self.offsets[article] : self.offsets[article + 1]]

    @cached_property
    def _cells(self) -> NDArray[np.int64]:
        """Index of each element in a flattened table of languages by keys."""
        langs = np.repeat(self.langs, np.diff(self.offsets))
        return langs * len(self.statistics.kinds) + self.key_ids

    def norms(self, articles: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the norm of articles' vectors towards each language.

        Of several keys at one position, such as the spellings of a name, the heaviest
        counts. A key that no article of the other language has counts less the more
        articles there are: it probably does not survive translation.

        Args:
            articles: ascending, each once.

        Returns:
            Norms, float64, shape (articles, languages).
        """
        if len(articles) > len(self) // FEW:
            return self._all_norms[articles]
        return self._norms(articles)

    @cached_property
    def _all_norms(self) -> NDArray[np.float64]:
        return self._norms(np.arange(len(self)))

    def _norms(self, articles: NDArray[np.int64]) -> NDArray[np.float64]:
        statistics = self.statistics
        languages = len(statistics.sizes)
        norms = np.zeros((len(articles), languages))
        smoothing = float(setting("key_weights", "smoothing"))
        elements, owners = self._elements(articles)
        if not len(elements):
            return norms + smoothing
        positions = self.positions[elements]
        slots = owners * (int(positions.max()) + 1) + positions
        order = np.argsort(slots)
        owners, cells = owners[order], self._cells[elements[order]]
        firsts = np.concatenate(([0], np.flatnonzero(np.diff(slots[order])) + 1))
        survival = by_kind("survival")[statistics.kinds]
        prior = setting("key_weights", "prior_articles")
        for b in range(languages):
            lacking = survival * (prior / (prior + statistics.sizes[b]))
            share = np.where(statistics.frequencies[b] > 0, 1.0, lacking)
            weights = np.zeros((languages, len(statistics.kinds)))
            for a in range(languages):
                if a != b:
                    weights[a] = statistics.weights[a, b] * share
            heaviest = np.maximum.reduceat(weights.ravel().take(cells), firsts)
            norms[:, b] = np.bincount(owners[firsts], heaviest**2, len(articles))
        return np.sqrt(norms) + smoothing

    def _elements(
        self, articles: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return indexes in `key_ids` of articles' keys, and in `articles` of each."""
        sizes = self.offsets[articles + 1] - self.offsets[articles]
        owners = np.repeat(np.arange(len(articles)), sizes)
        shifts = self.offsets[articles] - (np.cumsum(sizes) - sizes)
        return np.arange(len(owners)) + shifts[owners], owners

    def postings(
        self, keys: NDArray[np.integer]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the articles that have certain keys.

        Args:
            keys: ids of keys, in any order.

        Returns:
            Articles, key after key, ascending for each; and where those of each key
            begin, shape (keys + 1,) over all keys: other keys have none.
        """
        size = len(self.statistics.kinds)
        chosen = np.zeros(size, np.bool_)
        chosen[keys] = True
        elements = np.flatnonzero(chosen[self.key_ids])
        element_keys = self.key_ids[elements]
        elements = elements[_argsort(element_keys)]
        articles = np.searchsorted(self.offsets, elements, side="right") - 1
        sizes = np.bincount(element_keys, minlength=size)
        return articles, np.concatenate(([0], np.cumsum(sizes)))


def _argsort(numbers: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the stable order of numbers below 2³².

    NumPy sorts numbers of 16 bits by radix, so two such passes are quicker than one.
    """
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    return order[np.argsort((numbers >> 16)[order].astype(np.uint16), kind="stable")]
