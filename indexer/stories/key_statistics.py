"""How frequent is each key in a collection, and how much does it weigh therefore?

Frequencies are counted by language, as versions of one story are of different
languages: a key weighs differently between each two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.keys import KeyKind, kinds_of
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from indexer.stories.key_ids import KeyIds

    Keys = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class KeyStatistics:
    """What is counted of the keys of all articles, whichever of them are compared.

    Properties follow from the attributes; each is computed at first use.

    Attributes:
        sizes: articles of each language; shape (languages,).
        frequencies: articles of each language that have each key; int32, shape
            (languages, keys).
        kinds: `KeyKind` of each key, by its id; shape (keys,).
    """

    sizes: NDArray[np.int64]
    frequencies: NDArray[np.int32]
    kinds: NDArray[np.int64]

    @cached_property
    def total_frequencies(self) -> NDArray[np.int64]:
        """Articles that have each key; shape (keys,)."""
        totals = self.frequencies.sum(axis=0, dtype=np.int64)
        return np.asarray(totals, np.int64)

    @cached_property
    def weights(self) -> dict[tuple[int, int], NDArray[np.float32]]:
        """Weight of each key between two languages, by their indexes; shape (keys,)."""
        kind_weights = by_kind("weight")[self.kinds]
        prior = setting("key_weights", "prior_articles")
        weights = {}
        for a in range(len(self.sizes)):
            for b in range(a + 1, len(self.sizes)):
                frequencies = self.frequencies[a] + self.frequencies[b]
                articles = self.sizes[a] + self.sizes[b]
                idf = np.log((articles + prior) / np.maximum(1, frequencies))
                weights[a, b] = weights[b, a] = (kind_weights * idf).astype(np.float32)
        return weights

    @cached_property
    def squared_weights(self) -> NDArray[np.float64]:
        """Square of each key's weight in the whole collection; shape (keys,)."""
        prior = setting("key_weights", "prior_articles")
        frequencies = np.maximum(1, self.total_frequencies)
        articles = int(self.sizes.sum())
        weights = by_kind("weight")[self.kinds] * np.log(
            (articles + prior) / frequencies
        )
        return np.asarray(weights**2, np.float64)


def count_keys(
    keys: Keys, parts: Iterable[tuple[NDArray[np.int64], KeyIds]]
) -> KeyStatistics:
    """Count the keys of a collection, some articles after the other.

    Args:
        keys: each key once, by its id.
        parts: the languages of some articles, and their keys.
    """
    languages, size = len(LANGUAGES), len(keys)
    sizes = np.zeros(languages, np.int64)
    frequencies = np.zeros((languages, size), np.int32)
    for langs, key_ids in parts:
        sizes += np.bincount(langs, minlength=languages)
        of_elements = np.repeat(langs, np.diff(key_ids.offsets))
        for lang in np.unique(langs).tolist():
            own = key_ids.ids[of_elements == lang]
            frequencies[lang] += np.bincount(own, minlength=size).astype(np.int32)
    return KeyStatistics(sizes, frequencies, kinds_of(keys))


def by_kind(column: str) -> NDArray[np.float64]:
    """Return a parameter of each `KeyKind`, in their order."""
    return np.array(
        [setting("key_kinds", kind.name.lower())[column] for kind in KeyKind]
    )
