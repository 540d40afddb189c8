"""How are articles numbered so that nothing depends on the order in which they came?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.lazy_sequence import LazySequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import ArticleKeys, KeyIds


class ArticlesById:
    """Articles in the order of their ids.

    Attributes:
        order: of each, its number as it came; shape (articles,).
        features: of the articles in this order.
        key_ids: their keys.

    Args:
        features: the articles as they came.
        key_ids: their keys.
    """

    def __init__(self, features: Sequence[Features], key_ids: ArticleKeys) -> None:
        ids = [one.id for one in features]
        self.order: NDArray[np.int64] = np.array(
            sorted(range(len(ids)), key=ids.__getitem__), np.int64
        )
        numbers = self.order
        self.features: Sequence[Features] = LazySequence(
            len(ids), lambda number: features[numbers.item(number)]
        )
        self.key_ids = _KeyIdsById(key_ids, numbers)


class _KeyIdsById:
    """The keys of articles in the order of their ids; see `KeyIds`."""

    def __init__(self, key_ids: ArticleKeys, order: NDArray[np.int64]) -> None:
        self._key_ids = key_ids
        self._order = order
        self.keys = key_ids.keys

    def __len__(self) -> int:
        return len(self._order)

    def of_article(self, article: int) -> NDArray[np.uint64]:
        """Return the keys of one article, ascending."""
        return self._key_ids.of_article(self._order.item(article))

    def select(self, articles: Sequence[int] | NDArray[np.int64]) -> KeyIds:
        """Return some articles, in the order given."""
        return self._key_ids.select(self._order[np.asarray(articles, np.int64)])
