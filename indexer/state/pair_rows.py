"""Which pairs of words do some articles have?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.state.article_state import ArticleState

    Integers = NDArray[np.int64]

_BATCH = 1_000


class PairRows(NamedTuple):
    """The pairs of some articles.

    Attributes:
        articles: how many they are.
        pairs: ids of the first word, of what is between, and of the second; shape
            (pairs, 3).
        owners: of each pair, which of these articles has it; shape (pairs,).
    """

    articles: int
    pairs: Integers
    owners: Integers


def pair_rows(articles: Sequence[ArticleState]) -> Iterator[PairRows]:
    """Yield the pairs of articles, some articles at a time."""
    for start in range(0, len(articles), _BATCH):
        rows = [a.words[a.pairs] for a in articles[start : start + _BATCH]]
        owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        yield PairRows(len(rows), np.concatenate(rows), owners)
