"""Which keys do articles have, and how much does each weigh?

An article is a vector over keys, as in the vector space model: a key weighs its idf
times the weight of its kind. Frequencies are counted by language, as versions of one
story are of different languages: a key weighs differently between each two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.features import key_ids_of
from indexer.stories.keys import KeyKind, kinds_of
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import KeyIds

FEW = 4
"""Norms of at most one in so many articles are computed for these alone."""
_LANGUAGES = len(LANGUAGES)


@dataclass(frozen=True, eq=False)
class KeyTable:
    """Articles with the ids of their keys, in columns.

    Properties are columns that follow from the others; each is computed at first use.

    Attributes:
        langs: index in `LANGUAGES` of each article's language; shape (articles,).
        days, lengths: as in `Features`; shape (articles,).
        offsets: where each article's keys begin in `key_ids`; shape (articles + 1,).
        key_ids: the articles' keys, ascending within an article; shape (elements,).
        positions: of each of these, as in `Features`; shape (elements,).
        kinds: `KeyKind` of each key, by its id; shape (keys,).
    """

    langs: NDArray[np.int64]
    days: NDArray[np.int64]
    lengths: NDArray[np.float64]
    offsets: NDArray[np.int64]
    key_ids: NDArray[np.int64]
    positions: NDArray[np.uint16]
    kinds: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.langs)

    @cached_property
    def frequencies(self) -> NDArray[np.int32]:
        """Articles of each language that have each key; shape (languages, keys)."""
        size = _LANGUAGES * len(self.kinds)
        counts = np.bincount(self._cells, minlength=size)
        return counts.reshape(_LANGUAGES, -1).astype(np.int32)

    @cached_property
    def total_frequencies(self) -> NDArray[np.int64]:
        """Articles that have each key; shape (keys,)."""
        totals = self.frequencies.sum(axis=0, dtype=np.int64)
        return np.asarray(totals, np.int64)

    @cached_property
    def _cells(self) -> NDArray[np.int64]:
        """Index of each element in a flattened table of languages by keys."""
        langs = np.repeat(self.langs, np.diff(self.offsets))
        return langs * len(self.kinds) + self.key_ids

    @cached_property
    def weights(self) -> dict[tuple[int, int], NDArray[np.float32]]:
        """Weight of each key between two languages, by their indexes; shape (keys,)."""
        sizes = np.bincount(self.langs, minlength=_LANGUAGES)
        kind_weights = _by_kind("weight")[self.kinds]
        prior = setting("key_weights", "prior_articles")
        weights = {}
        for a in range(_LANGUAGES):
            for b in range(a + 1, _LANGUAGES):
                frequencies = self.frequencies[a] + self.frequencies[b]
                idf = np.log((sizes[a] + sizes[b] + prior) / np.maximum(1, frequencies))
                weights[a, b] = weights[b, a] = (kind_weights * idf).astype(np.float32)
        return weights

    @cached_property
    def squared_weights(self) -> NDArray[np.float64]:
        """Square of each key's weight in the whole collection; shape (keys,)."""
        prior = setting("key_weights", "prior_articles")
        frequencies = np.maximum(1, self.total_frequencies)
        kind_weights = _by_kind("weight")[self.kinds]
        weights = kind_weights * np.log((len(self) + prior) / frequencies)
        return np.asarray(weights**2, np.float64)

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
        norms = np.zeros((len(articles), _LANGUAGES))
        smoothing = float(setting("key_weights", "smoothing"))
        elements, owners = self._elements(articles)
        if not len(elements):
            return norms + smoothing
        positions = self.positions[elements]
        slots = owners * (int(positions.max()) + 1) + positions
        order = np.argsort(slots)
        owners, cells = owners[order], self._cells[elements[order]]
        firsts = np.concatenate(([0], np.flatnonzero(np.diff(slots[order])) + 1))
        sizes = np.bincount(self.langs, minlength=_LANGUAGES)
        survival = _by_kind("survival")[self.kinds]
        prior = setting("key_weights", "prior_articles")
        for b in range(_LANGUAGES):
            lacking = survival * (prior / (prior + sizes[b]))
            share = np.where(self.frequencies[b] > 0, 1.0, lacking)
            weights = np.zeros((_LANGUAGES, len(self.kinds)))
            for a in range(_LANGUAGES):
                if a != b:
                    weights[a] = self.weights[a, b] * share
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
        self, keys: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the articles that have certain keys.

        Args:
            keys: ids of keys, in any order.

        Returns:
            Articles, key after key, ascending for each; and where those of each key
            begin, shape (keys + 1,) over all keys: other keys have none.
        """
        chosen = np.zeros(len(self.kinds), np.bool_)
        chosen[keys] = True
        elements = np.flatnonzero(chosen[self.key_ids])
        element_keys = self.key_ids[elements]
        elements = elements[_argsort(element_keys)]
        articles = np.searchsorted(self.offsets, elements, side="right") - 1
        sizes = np.bincount(element_keys, minlength=len(self.kinds))
        return articles, np.concatenate(([0], np.cumsum(sizes)))


def make_key_table(
    features: Sequence[Features], key_ids: KeyIds | None = None
) -> KeyTable:
    """Return the table of some articles.

    Args:
        features: the articles.
        key_ids: their keys, where they are interned already.
    """
    key_ids = key_ids_of(features) if key_ids is None else key_ids
    positions = [np.zeros(0, np.uint16), *(f.positions for f in features)]
    return KeyTable(
        langs=np.array([LANGUAGES.index(f.lang) for f in features], np.int64),
        days=np.array([f.day for f in features], np.int64),
        lengths=np.array([f.length for f in features], np.float64),
        offsets=key_ids.offsets,
        key_ids=key_ids.ids.astype(np.int64),
        positions=np.concatenate(positions),
        kinds=kinds_of(key_ids.keys),
    )


def _argsort(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the stable order of numbers below 2³².

    NumPy sorts numbers of 16 bits by radix, so two such passes are quicker than one.
    """
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    return order[np.argsort((numbers >> 16)[order].astype(np.uint16), kind="stable")]


def _by_kind(column: str) -> NDArray[np.float64]:
    """Return a parameter of each `KeyKind`, in their order."""
    return np.array(
        [setting("key_kinds", kind.name.lower())[column] for kind in KeyKind]
    )
