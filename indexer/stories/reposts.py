"""Which articles say nearly the same in one language?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.keys import SORT_BITS, Sort
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features

BAND = 3
"""Values of a signature that must all be equal for two articles to be compared."""
LEADERS = 4
"""Articles of a bucket that the others are compared with."""


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
    originals: dict[int, int] = {}
    for first, second in _pairs(features, by_rank(features, given)):
        if (
            first not in originals
            and second not in originals
            and second not in given
            and alike(features[first], features[second])
        ):
            originals[second] = first
    return originals


def by_rank(features: Sequence[Features], given: Collection[int]) -> list[int]:
    """Order articles so that an original stands before its re-posts."""

    def rank(i: int) -> tuple[bool, bool, int, int, str]:
        one = features[i]
        return i not in given, not one.day, one.day, -one.length, one.id

    return sorted(range(len(features)), key=rank)


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


def _pairs(
    features: Sequence[Features], rank: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give pairs with an equal band, by rank of the first, then of the second."""
    place = np.empty(len(rank), np.int64)
    place[list(rank)] = np.arange(len(rank))
    found: set[tuple[int, int]] = set()
    languages = sorted({f.lang for f in features})
    for lang in languages:
        own = np.array([i for i in rank if features[i].lang == lang], np.int64)
        signatures = np.stack([features[i].signature for i in own])
        for start in range(0, signatures.shape[1] - BAND + 1, BAND):
            for bucket in _buckets(signatures[:, start : start + BAND]):
                for at, first in enumerate(own[bucket][:LEADERS]):
                    found.update((int(first), int(x)) for x in own[bucket][at + 1 :])
    yield from sorted(found, key=lambda pair: (place[pair[0]], place[pair[1]]))


def _buckets(band: NDArray[np.uint32]) -> Iterator[NDArray[np.int64]]:
    """Give the rows that are equal, two or more at a time, ascending."""
    _, which, sizes = np.unique(band, axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(which, kind="stable")
    ends = np.cumsum(sizes)
    for number in np.flatnonzero(sizes > 1):
        yield order[ends[number] - sizes[number] : ends[number]]


def _of(keys: NDArray[np.uint64], sorts: Sequence[Sort]) -> NDArray[np.uint64]:
    own = keys & np.uint64((1 << SORT_BITS) - 1)
    return keys[np.isin(own, [int(sort) for sort in sorts])]


def _common(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """Give the share of the smaller set that the larger has; 1 if both are empty."""
    fewer = min(len(one), len(other))
    if not fewer:
        return 1.0 if len(one) == len(other) else 0.5
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer
