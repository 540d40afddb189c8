"""Which articles say nearly the same in one language?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.bands import bands
from indexer.stories.keys import SORT_BITS, Sort
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features

LEADERS = 4
"""Articles of a bucket that the others are compared with."""
CHUNK = 10_000
"""Pairs that are compared at once (some 5 MB)."""


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
    """Give pairs that share wording, by rank of the first, then of the second.

    Only those with an equal part of their signatures are compared.
    """
    if not rank:
        return
    ranked = [features[number] for number in rank]
    signatures, every = np.stack([f.signature for f in ranked]), bands(ranked)
    order = np.argsort(every.T.ravel(), kind="stable")
    ranks = order % len(rank)
    ordered = every.T.ravel()[order]
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    sizes = np.diff(np.append(firsts, len(ordered)))
    begins = np.repeat(firsts, sizes)
    places = np.arange(len(ordered)) - begins
    found = [np.zeros(0, np.int64)]
    for leader in range(LEADERS):
        after = np.flatnonzero(places > leader)
        found.append(ranks[begins[after] + leader] * len(rank) + ranks[after])
    pairs = np.stack(np.divmod(np.unique(np.concatenate(found)), len(rank)))
    for chunk in np.split(pairs, range(CHUNK, pairs.shape[1], CHUNK), axis=1):
        for first, second in chunk[:, _same_wording(signatures, *chunk)].T.tolist():
            yield rank[first], rank[second]


def _same_wording(
    signatures: NDArray[np.uint32], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    equal = (signatures[one] == signatures[other]).mean(axis=1)
    return np.asarray(equal >= setting("reposts", "wording"), np.bool_)


def _of(keys: NDArray[np.uint64], sorts: Sequence[Sort]) -> NDArray[np.uint64]:
    own = keys & np.uint64((1 << SORT_BITS) - 1)
    return keys[np.isin(own, [int(sort) for sort in sorts])]


def _common(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """Give the share of the smaller set that the larger has; 1 if both are empty."""
    fewer = min(len(one), len(other))
    if not fewer:
        return 1.0 if len(one) == len(other) else 0.5
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer
