"""How likely are two articles versions of one story?

A logistic model over what is known of a pair, one model for each choice of sources.
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

    from indexer.stories.key_table import KeyTable
    from indexer.stories.pair_cache import PairCache
    from indexer.stories.vector_neighbours import VectorNeighbours


_LIMIT = 6.9
"""Log odds at most: only what the input says is certain."""


def model_inputs(
    table: KeyTable,
    pairs: NDArray[np.int64],
    sources: Mapping[str, VectorNeighbours],
    measured: PairCache | None = None,
) -> NDArray[np.float64]:
    """Give all that is known of pairs, the sources' part last and in their order."""
    found = [pair_features(table, pairs, measured)]
    for source in sources.values():
        scores = source.scores(pairs)
        usual = scores[:, 0] - scores[:, 1]
        ahead = margins(table, pairs, scores[:, 0], usual)
        found += [scores, ahead[:, None]]
    return np.concatenate(found, axis=1)


def probabilities(
    table: KeyTable,
    pairs: NDArray[np.int64],
    sources: Mapping[str, VectorNeighbours],
    measured: PairCache | None = None,
) -> NDArray[np.float64]:
    """Give the probability of each pair; shape (pairs,).

    Each pair is judged by what the sources know of both its articles; one that lacks a
    vector says nothing, neither for nor against.

    Args:
        table: the articles.
        pairs: shape (pairs, 2).
        sources: `vectors`, `embeddings`, both in this order, or none.
        measured: what is known already of what their keys say.
    """
    chances = np.zeros(len(pairs))
    known = [source.knows(pairs) for source in sources.values()]
    for choice in product((False, True), repeat=len(sources)):
        alike = np.ones(len(pairs), np.bool_)
        for has, wanted in zip(known, choice, strict=True):
            alike &= has == wanted
        chosen = dict(compress(sources.items(), choice))
        if alike.any():
            chances[alike] = _modelled(table, pairs[alike], chosen, measured)
    return chances


def _modelled(
    table: KeyTable,
    pairs: NDArray[np.int64],
    sources: Mapping[str, VectorNeighbours],
    measured: PairCache | None,
) -> NDArray[np.float64]:
    """Give the probability of each pair by the model for some sources."""
    model = setting("judgement", "_".join(("keys", *sources)))
    known = model_inputs(table, pairs, sources, measured)
    sums = known @ np.array(model["weights"]) + model["bias"]
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(sums, -_LIMIT, _LIMIT)))
    return chances
