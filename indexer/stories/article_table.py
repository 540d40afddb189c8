"""What is compared of all articles of a collection, and the keys of some of them?

Languages, days and lengths are in memory. Keys are read for a few thousand articles at
a time; how much each weighs is counted over all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.features import key_ids_of
from indexer.stories.key_statistics import KeyStatistics, count_keys
from indexer.stories.key_table import KeyTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import ArticleKeys, KeyIds

AT_ONCE = 8_192
"""Articles whose keys are counted at once."""


@dataclass(frozen=True, slots=True, eq=False)
class ArticleTable:
    """Articles of a collection, in columns.

    Attributes:
        langs: index in `LANGUAGES` of each article's language; shape (articles,).
        days, lengths: as in `Features`; shape (articles,).
        statistics: of their keys.
        features: the articles, those included that are in no row.
        key_ids: the keys of these.
        numbers: of each row, the number of its article among these; shape (articles,).
    """

    langs: NDArray[np.int64]
    days: NDArray[np.int64]
    lengths: NDArray[np.float64]
    statistics: KeyStatistics
    features: Sequence[Features]
    key_ids: ArticleKeys
    numbers: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.numbers)

    def keys(self, rows: NDArray[np.int64]) -> KeyTable:
        """Return some articles with their keys, in the order given."""
        numbers = self.numbers[rows]
        key_ids = self.key_ids.select(numbers)
        positions = [self.features[number].positions for number in numbers.tolist()]
        return KeyTable(
            statistics=self.statistics,
            langs=self.langs[rows],
            days=self.days[rows],
            offsets=key_ids.offsets,
            key_ids=key_ids.ids,
            positions=np.concatenate([np.zeros(0, np.uint16), *positions]),
        )


def make_article_table(
    features: Sequence[Features],
    key_ids: ArticleKeys | None = None,
    numbers: NDArray[np.int64] | None = None,
) -> ArticleTable:
    """Return the table of some articles.

    Args:
        features: the articles.
        key_ids: their keys, where they are interned already.
        numbers: of those that are compared; None for all.
    """
    key_ids = key_ids_of(features) if key_ids is None else key_ids
    numbers = np.arange(len(features)) if numbers is None else numbers
    langs = np.zeros(len(numbers), np.int64)
    days = np.zeros(len(numbers), np.int64)
    lengths = np.zeros(len(numbers), np.float64)
    for row, number in enumerate(numbers.tolist()):
        one = features[number]
        langs[row], days[row] = LANGUAGES.index(one.lang), one.day
        lengths[row] = one.length

    def parts() -> Iterator[tuple[NDArray[np.int64], KeyIds]]:
        for first in range(0, len(numbers), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            yield langs[part], key_ids.select(numbers[part])

    statistics = count_keys(key_ids.keys, parts())
    return ArticleTable(langs, days, lengths, statistics, features, key_ids, numbers)
