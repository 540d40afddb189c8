"""How much speaks for two articles being versions of one story?

The features of a pair: how similar the weighted keys of both are; how much of the
shorter vector is shared, and how much is lacking; whether little is shared at all;
whether what is shared is in another order; how much the lengths differ; and the margin
to the next best article of the same language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.features import MAX_POSITION
from indexer.stories.pair_cache import KEY_FEATURES, PairCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from indexer.stories.article_table import ArticleTable
    from indexer.stories.key_table import KeyTable

COLUMNS = ("cosine", "cover", "lacking", "slight", "disorder", "length", "margin")
"""Names of the features, in the order of the columns."""
_STRETCHES = np.array([0.6, 0.75, 0.87, 1.0, 1.15, 1.33, 1.67])
"""By how much a version may be stretched: a translation is told at greater length."""
_WIDTH = 0.08
"""How far from its expected position a key may be, as a share of the text."""
IN_ORDER = 0.4
"""Share of the weight in order that a translation has at least."""
ENOUGH = 30.0
"""Shared weight that is no coincidence: four names of a small collection, one of a
large."""
SLIGHT = 15.0
"""Shared weight too slight to judge the order by."""
FLOOR = 0.15
"""Cosine that some other article may have by chance."""
AT_ONCE = 32_768
"""Pairs that are compared at once, so that few articles' keys are in memory."""
_MAX_LENGTH_RATIO = 0.7
"""Logarithm of the ratio of two lengths; a greater one makes no difference."""


def pair_features(
    table: ArticleTable, pairs: NDArray[np.int64], cache: PairCache | None = None
) -> NDArray[np.float64]:
    """Return the features of pairs, float64, shape (pairs, len(`COLUMNS`)).

    Args:
        table: the articles.
        pairs: the smaller number first; shape (pairs, 2).
        cache: features of pairs that were compared before.
    """
    features = np.zeros((len(pairs), len(COLUMNS)))
    cache = cache or PairCache()
    key_features = cache.get(pairs, lambda new: _key_features(table, new))
    features[:, :KEY_FEATURES] = key_features
    lengths = np.log(np.maximum(1, table.lengths[pairs]))
    difference = np.abs(lengths[:, 0] - lengths[:, 1])
    features[:, 5] = np.minimum(difference, _MAX_LENGTH_RATIO)
    features[:, 6] = margins(table, pairs, features[:, 0], FLOOR)
    return features


def margins(
    table: ArticleTable,
    pairs: NDArray[np.int64],
    scores: NDArray[np.float64],
    floor: float | NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return how far each pair's score is above that of its best rival; shape (pairs,).

    A rival shares one article with the pair, and its other article is of the same
    language as the pair's. In a small collection there may be none, so that every pair
    has a rival that scores `floor`.

    Args:
        table: the articles.
        pairs: shape (pairs, 2).
        scores: of each pair; shape (pairs,).
        floor: one for all, or of each pair.
    """
    rivals = np.zeros(len(pairs)) + floor
    for side in (0, 1):
        other_langs = table.langs[pairs[:, 1 - side]]
        languages = int(table.langs.max(initial=0)) + 1
        group = pairs[:, side] * languages + other_langs
        order = np.lexsort((-scores, group))
        sizes = np.diff(np.flatnonzero(np.diff(group[order], prepend=-1, append=-1)))
        firsts = np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(sizes) else sizes
        best = np.repeat(firsts, sizes)
        rank = np.arange(len(order)) - best
        # The best of a group has the second as its rival, all others have the best.
        rival = np.where(rank > 0, best, np.minimum(best + 1, len(order) - 1))
        has_rival = np.repeat(sizes, sizes) > 1
        rival_scores = np.where(has_rival, scores[order][rival], 0.0)
        rivals[order] = np.maximum(rivals[order], rival_scores)
    return scores - rivals


def _key_features(table: ArticleTable, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Compare the keys of pairs, one by one; shape (pairs, `KEY_FEATURES`)."""
    features = np.zeros((len(pairs), KEY_FEATURES))
    by_day = np.argsort(table.days[pairs[:, 0]], kind="stable")
    for start in range(0, len(pairs), AT_ONCE):
        some = by_day[start : start + AT_ONCE]
        articles = np.unique(pairs[some])
        keys, at = table.keys(articles), np.searchsorted(articles, pairs[some])
        norms = keys.norms(np.arange(len(articles)))
        langs = keys.langs[at]
        norm_i, norm_j = norms[at[:, 0], langs[:, 1]], norms[at[:, 1], langs[:, 0]]
        rows = zip(at.tolist(), norm_i.tolist(), norm_j.tolist(), strict=True)
        features[some] = [_compare(keys, *pair, *of_pair) for pair, *of_pair in rows]
    return features


def _compare(
    table: KeyTable, i: int, j: int, norm_i: float, norm_j: float
) -> tuple[float, float, float, float, float]:
    """Return the first features of a pair of articles, given their norms."""
    own_i = slice(table.offsets[i], table.offsets[i + 1])
    own_j = slice(table.offsets[j], table.offsets[j + 1])
    shared, at_i, at_j = np.intersect1d(
        table.key_ids[own_i],
        table.key_ids[own_j],
        assume_unique=True,
        return_indices=True,
    )
    poorer = min(norm_i, norm_j) ** 2
    if not len(shared):
        return 0.0, 0.0, float(np.log1p(poorer)), 1.0, 0.0
    a, b = int(table.langs[i]), int(table.langs[j])
    weights = table.statistics.weights[a, b][shared].astype(np.float64)
    positions_i, positions_j = (
        table.positions[own_i][at_i],
        table.positions[own_j][at_j],
    )
    chosen = _heaviest(weights, positions_i, positions_j)
    squares = weights[chosen] ** 2
    total = float(squares.sum())
    order = _share_in_order(
        squares / total,
        positions_i[chosen] / MAX_POSITION,
        positions_j[chosen] / MAX_POSITION,
    )
    # The less is shared, the closer to `IN_ORDER`: it says little about the order.
    order = (order * total + IN_ORDER * SLIGHT) / (total + SLIGHT)
    return (
        total / (norm_i * norm_j),
        total / poorer,
        float(np.log1p(max(0.0, poorer - total))),
        max(0.0, 1 - total / ENOUGH),
        max(0.0, IN_ORDER - order),
    )


def _heaviest(
    weights: NDArray[np.float64],
    positions_i: NDArray[np.uint16],
    positions_j: NDArray[np.uint16],
) -> NDArray[np.int64]:
    """Return the index of the heaviest key at each position of either article.

    Several keys at one position are of one word.
    """
    order = np.argsort(-weights, kind="stable")
    for positions in (positions_i, positions_j):
        _, first = np.unique(positions[order], return_index=True)
        order = order[np.sort(first)]
    return order


def _share_in_order(
    shares: NDArray[np.float64],
    positions_i: NDArray[np.float64],
    positions_j: NDArray[np.float64],
) -> float:
    """Return the share of the weight that is where a stretched version has it.

    Args:
        shares: of each key, its share of the shared weight.
        positions_i: of each key in the one article, from 0 to 1.
        positions_j: of each key in the other article.
    """
    distances = np.abs(positions_i[:, None] * _STRETCHES - positions_j[:, None])
    in_place = np.exp(-distances / _WIDTH)
    return float((shares[:, None] * in_place).sum(axis=0).max())
