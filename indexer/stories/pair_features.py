"""How much speaks for two articles being versions of one story?

Keys that both hold, weighted by rarity, beside all that either holds and beside what
the poorer lacks; whether they are few; whether they stand in another order; the
lengths; and how far the next best article of the same language is behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.features import MAX_POSITION
from indexer.stories.pair_cache import SHARED, PairCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from indexer.stories.key_table import KeyTable

COLUMNS = ("cosine", "cover", "lacking", "slight", "disorder", "length", "margin")
"""What is known of a pair, in the order of the columns."""
_SLOPES = np.array([0.6, 0.75, 0.87, 1.0, 1.15, 1.33, 1.67])
_WIDTH = 0.08
IN_ORDER = 0.4
"""Share of keys at their places that a translation has at least."""
ENOUGH = 30.0
"""Evidence that is no accident: four names of a small collection, one of a large."""
SLIGHT = 15.0
"""Evidence too slight to tell whether it is in order."""
FLOOR = 0.15
"""Cosine that some other article may have by chance."""
_MOST_APART = 0.7
"""Logarithm of how much longer a text is, where more says nothing more."""


def pair_features(
    table: KeyTable, pairs: NDArray[np.int64], measured: PairCache | None = None
) -> NDArray[np.float64]:
    """Give what is known of pairs; shape (pairs, len(COLUMNS)).

    Args:
        table: the articles.
        pairs: the smaller number first; shape (pairs, 2).
        measured: what was known before of what their keys say.
    """
    found = np.zeros((len(pairs), len(COLUMNS)))
    known = measured or PairCache()
    found[:, :SHARED] = known.of(pairs, lambda fresh: _measured(table, fresh))
    lengths = np.log(np.maximum(1, table.lengths[pairs]))
    apart = np.abs(lengths[:, 0] - lengths[:, 1])
    found[:, 5] = np.minimum(apart, _MOST_APART)
    found[:, 6] = margins(table, pairs, found[:, 0], FLOOR)
    return found


def margins(
    table: KeyTable,
    pairs: NDArray[np.int64],
    scores: NDArray[np.float64],
    floor: float | NDArray[np.float64],
) -> NDArray[np.float64]:
    """Tell how far the best rival of each pair is behind it, or before it (negative).

    A rival shares one article with the pair and has its other in the same language.
    In a small collection there may be none; every pair has one as good as `floor`.
    """
    rivals = np.zeros(len(pairs)) + floor
    for side in (0, 1):
        sought = table.langs[pairs[:, 1 - side]]
        group = pairs[:, side] * (int(table.langs.max(initial=0)) + 1) + sought
        order = np.lexsort((-scores, group))
        sizes = np.diff(np.flatnonzero(np.diff(group[order], prepend=-1, append=-1)))
        firsts = np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(sizes) else sizes
        best = np.repeat(firsts, sizes)
        rank = np.arange(len(order)) - best
        has_second = np.repeat(sizes, sizes) > 1
        at = np.where(rank > 0, best, np.minimum(best + 1, len(order) - 1))
        rival = np.where(has_second, scores[order][at], 0.0)
        rivals[order] = np.maximum(rivals[order], rival)
    return scores - rivals


def _measured(table: KeyTable, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Compare the keys of the articles of pairs; shape (pairs, `SHARED`)."""
    articles = np.unique(pairs)
    norms = table.norms(articles)
    at = np.searchsorted(articles, pairs)
    langs = table.langs[pairs]
    own = norms[at[:, 0], langs[:, 1]], norms[at[:, 1], langs[:, 0]]
    rows = zip(pairs.tolist(), *(each.tolist() for each in own), strict=True)
    return np.array([_shared(table, *pair, *both) for pair, *both in rows])


def _shared(
    table: KeyTable, i: int, j: int, norm_i: float, norm_j: float
) -> tuple[float, ...]:
    """Compare the keys of two articles, of which each says so much to the other."""
    here = slice(table.starts[i], table.starts[i + 1])
    there = slice(table.starts[j], table.starts[j + 1])
    keys, at_i, at_j = np.intersect1d(
        table.keys[here], table.keys[there], assume_unique=True, return_indices=True
    )
    a, b = int(table.langs[i]), int(table.langs[j])
    least = min(norm_i, norm_j) ** 2
    if not len(keys):
        return 0.0, 0.0, float(np.log1p(least)), 1.0, 0.0
    says = table.weights[a, b][keys].astype(np.float64)
    places_i, places_j = table.places[here][at_i], table.places[there][at_j]
    best = _best(says, places_i, places_j)
    says, places_i, places_j = says[best] ** 2, places_i[best], places_j[best]
    total = float(says.sum())
    order = _order(says / total, places_i / MAX_POSITION, places_j / MAX_POSITION)
    return (
        total / (norm_i * norm_j),
        total / least,
        float(np.log1p(max(0.0, least - total))),
        max(0.0, 1 - total / ENOUGH),
        max(0.0, IN_ORDER - (order * total + IN_ORDER * SLIGHT) / (total + SLIGHT)),
    )


def _best(
    says: NDArray[np.float64], first: NDArray[np.uint16], second: NDArray[np.uint16]
) -> NDArray[np.int64]:
    """Choose a key for each place of either article: several may be of one word."""
    order = np.argsort(-says, kind="stable")
    for places in (first, second):
        _, kept = np.unique(places[order], return_index=True)
        order = order[np.sort(kept)]
    return order


def _order(
    says: NDArray[np.float64], first: NDArray[np.float64], second: NDArray[np.float64]
) -> float:
    """Tell which share of the keys stands where a text of another length has them."""
    apart = np.abs(first[:, None] * _SLOPES - second[:, None])
    return float((says[:, None] * np.exp(-apart / _WIDTH)).sum(axis=0).max())
