"""Which articles share their wording, where most were compared before?

Two are compared if a part of their signatures is the same and one of them is among the
first that have it. So only pairs by a part that a new article has, or one that went,
may be others than they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.lsh_bands import band_hashes
from indexer.stories.near_duplicates import NearDuplicates, find_near_duplicates

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.link_state import LinkState


def update_near_duplicates(
    features: Sequence[Features],
    given: Collection[int],
    known: LinkState,
    gone: Sequence[Features],
) -> NearDuplicates:
    """Give what `find_worded` gives; only what new articles touch is compared.

    Args:
        features: the articles.
        given: numbers of articles whose story the input gave.
        known: what was found out of the articles that are not new.
        gone: articles that went, as they were, and those that changed.
    """
    every = band_hashes(features)
    touched = known.fresh.copy()
    touched[np.setxor1d(known.given, np.array(sorted(given), np.int64))] = True
    if touched.all():
        return find_near_duplicates(features, given, every)
    parts = np.concatenate((every[touched].ravel(), band_hashes(gone).ravel()))
    reached = np.isin(every, parts)
    return _joined(
        find_near_duplicates(features, given, every, reached),
        _kept(known.worded, ~reached),
    )


def _kept(worded: NearDuplicates, parts: NDArray[np.bool_]) -> NearDuplicates:
    """Keep the pairs that some parts of their signatures bring up, and only these."""
    bits = (parts * (1 << np.arange(parts.shape[1]))).sum(axis=1)
    left = worded.parts & bits[worded.pairs[:, 0]]
    return NearDuplicates(worded.pairs[left > 0], left[left > 0])


def _joined(one: NearDuplicates, other: NearDuplicates) -> NearDuplicates:
    every = np.concatenate((one.pairs, other.pairs))
    pairs, which = np.unique(every, axis=0, return_inverse=True)
    parts = np.zeros(len(pairs), np.int64)
    np.bitwise_or.at(parts, which, np.concatenate((one.parts, other.parts)))
    return NearDuplicates(pairs, parts)
