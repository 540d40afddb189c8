"""How likely are two articles versions of one story?

By logistic regression over the features of a pair, with one model for each choice of
sources: a pair whose articles lack a vector is judged by the rest.
"""

from __future__ import annotations

from itertools import compress, product
from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.pair_features import margins, pair_features
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from indexer.stories.article_table import ArticleTable
    from indexer.stories.pair_cache import PairCache
    from indexer.stories.vector_neighbours import VectorNeighbours

_MAX_LOG_ODDS = 6.9
"""Probabilities are at most 0.999: only what the input says is certain."""


def probabilities(
    table: ArticleTable,
    pairs: NDArray[np.int64],
    sources: Mapping[str, VectorNeighbours],
    cache: PairCache | None = None,
) -> NDArray[np.float64]:
    """Return the probability that each pair is of one story; float64, shape (pairs,).

    Each pair is judged by those sources that have a vector of both its articles.

    Args:
        table: the articles.
        pairs: shape (pairs, 2).
        sources: `vectors` and `embeddings`, in this order, either or none.
        cache: features of pairs that were compared before.
    """
    result = np.zeros(len(pairs))
    covered = [source.covers(pairs) for source in sources.values()]
    for choice in product((False, True), repeat=len(sources)):
        alike = np.ones(len(pairs), np.bool_)
        for covers, chosen in zip(covered, choice, strict=True):
            alike &= covers == chosen
        if alike.any():
            chosen_sources = dict(compress(sources.items(), choice))
            result[alike] = _predict(table, pairs[alike], chosen_sources, cache)
    return result


def _inputs(
    table: ArticleTable,
    pairs: NDArray[np.int64],
    sources: Mapping[str, VectorNeighbours],
    cache: PairCache | None = None,
) -> NDArray[np.float64]:
    """Return what a model weighs; shape (pairs, 7 + 3 * sources).

    After the features of the keys come three of each source: cosine, cosine above the
    local mean, and margin.
    """
    columns = [pair_features(table, pairs, cache)]
    for source in sources.values():
        scores = source.scores(pairs)
        local_means = scores[:, 0] - scores[:, 1]
        source_margins = margins(table, pairs, scores[:, 0], local_means)
        columns += [scores, source_margins[:, None]]
    return np.concatenate(columns, axis=1)


def _predict(
    table: ArticleTable,
    pairs: NDArray[np.int64],
    sources: Mapping[str, VectorNeighbours],
    cache: PairCache | None,
) -> NDArray[np.float64]:
    """Return the probability of each pair by the model for exactly these sources."""
    model = setting("logistic_model", "_".join(("keys", *sources)))
    inputs = _inputs(table, pairs, sources, cache)
    log_odds = inputs @ np.array(model["weights"]) + model["bias"]
    bounded = np.clip(log_odds, -_MAX_LOG_ODDS, _MAX_LOG_ODDS)
    result: NDArray[np.float64] = 1 / (1 + np.exp(-bounded))
    return result
