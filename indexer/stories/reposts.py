"""Which articles repeat others in one language?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.bands import bands
from indexer.stories.keys import SORT_BITS, Sort
from indexer.stories.settings import setting
from indexer.stories.worded import by_rank, find_worded

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.worded import Worded


def find_reposts(
    features: Sequence[Features], given: Collection[int]
) -> dict[int, int]:
    """Give for each re-post the number of the article that it repeats.

    That is the one whose story is given, else the first published, the longest, the
    one with the smallest id; it is itself no re-post.

    Args:
        features: the articles.
        given: numbers of articles whose story the input gave; they are no re-posts.
    """
    every = bands(features)
    return find_originals(features, given, find_worded(features, given, every))


def find_originals(
    features: Sequence[Features], given: Collection[int], worded: Worded
) -> dict[int, int]:
    """Give what `find_reposts` gives, of those that share their wording."""
    rank = by_rank(features, given, np.unique(worded.pairs).tolist())
    places = {number: place for place, number in enumerate(rank)}
    ordered = sorted(
        sorted((places[one], places[other])) for one, other in worded.pairs.tolist()
    )
    originals: dict[int, int] = {}
    for first, second in ((rank[one], rank[other]) for one, other in ordered):
        if (
            first not in originals
            and second not in originals
            and second not in given
            and alike(features[first], features[second])
        ):
            originals[second] = first
    return originals


def alike(one: Features, other: Features) -> bool:
    """Tell whether two texts share their wording, and their numbers and names.

    Texts made by one pattern, such as weather reports, differ in the latter.
    """
    equal = float((one.signature == other.signature).mean())
    if one.lang != other.lang or equal < setting("reposts", "wording"):
        return False
    least = setting("reposts", "facts")
    return all(
        _common(_of(one.keys, sorts), _of(other.keys, sorts)) >= least
        for sorts in ((Sort.NUMBER, Sort.COUNT), (Sort.NAME,))
    )


def _of(keys: NDArray[np.uint64], sorts: Sequence[Sort]) -> NDArray[np.uint64]:
    own = keys & np.uint64((1 << SORT_BITS) - 1)
    return keys[np.isin(own, [int(sort) for sort in sorts])]


def _common(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """Give the share of the smaller set that the larger has; 1 if both are empty."""
    fewer = min(len(one), len(other))
    if not fewer:
        return 1.0 if len(one) == len(other) else 0.5
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer
