"""Which articles share their wording?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features

LEADERS = 4
"""Articles of a bucket that the others are compared with."""
CHUNK = 10_000
"""Pairs that are compared at once (some 5 MB)."""


class NearDuplicates(NamedTuple):
    """Pairs of articles that share their wording.

    Attributes:
        pairs: by number, the smaller first; ascending, each once; shape (pairs, 2).
        parts: of each, a bit for each part of their signatures that brought it up.
    """

    pairs: NDArray[np.int64]
    parts: NDArray[np.int64]

    def renumbered(self, to: NDArray[np.int64]) -> NearDuplicates:
        """Give every article its new number, -1 to those that went."""
        pairs = np.sort(to[self.pairs], axis=1)
        there = (pairs >= 0).all(axis=1)
        pairs, parts = pairs[there], self.parts[there]
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        return NearDuplicates(pairs[order], parts[order])


def no_near_duplicates() -> NearDuplicates:
    """Give no pairs."""
    return NearDuplicates(np.zeros((0, 2), np.int64), np.zeros(0, np.int64))


def find_near_duplicates(
    features: Sequence[Features],
    given: Collection[int],
    every: NDArray[np.uint64],
    among: NDArray[np.bool_] | None = None,
) -> NearDuplicates:
    """Find pairs that share their wording.

    Only articles with an equal part of their signatures are compared, and of many only
    with the first few by rank.

    Args:
        features: the articles.
        given: numbers of articles whose story the input gave; they rank first.
        every: the parts; see `bands`.
        among: which of them are looked at; None for all.
    """
    if not features:
        return no_near_duplicates()
    cells = np.flatnonzero(np.ones(every.T.shape) if among is None else among.T)
    parts, numbers = np.divmod(cells, len(features))
    rank = by_rank(features, given, np.unique(numbers).tolist())
    places = np.zeros(len(features), np.int64)
    places[rank] = np.arange(len(rank))
    values = every[numbers, parts]
    order = np.lexsort((places[numbers], values))
    one, other = _with_leaders(values[order])
    found = _codes(numbers[order], one, other, len(features))
    distinct = _alike_in_words(features, np.unique(found))
    where = np.flatnonzero(np.isin(found, distinct))
    bits = np.zeros(len(distinct), np.int64)
    own = np.searchsorted(distinct, found[where])
    np.bitwise_or.at(bits, own, 1 << parts[order][one[where]])
    return NearDuplicates(np.stack(np.divmod(distinct, len(features)), axis=1), bits)


def _codes(
    numbers: NDArray[np.int64],
    one: NDArray[np.int32],
    other: NDArray[np.int32],
    articles: int,
) -> NDArray[np.int64]:
    """Make one number of each pair of articles, the smaller first."""
    left, right = numbers[one], numbers[other]
    codes: NDArray[np.int64] = np.minimum(left, right)
    codes *= articles
    codes += np.maximum(left, right)
    return codes


def _with_leaders(
    values: NDArray[np.uint64],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the places of pairs of equal values: the first few with all after them."""
    firsts = np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])
    begins = np.repeat(firsts, np.diff(np.append(firsts, len(values))))
    places = np.arange(len(values)) - begins
    after = [
        np.flatnonzero(places > leader).astype(np.int32) for leader in range(LEADERS)
    ]
    one = [begins[others] + leader for leader, others in enumerate(after)]
    return np.concatenate(one).astype(np.int32), np.concatenate(after)


def _alike_in_words(
    features: Sequence[Features], pairs: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Choose the pairs, each as one number, whose signatures are alike."""
    one, other = np.divmod(pairs, len(features))
    numbers = np.union1d(one, other)
    signatures = [features[number].signature for number in numbers.tolist()]
    every = np.array(signatures, np.uint32)
    one, other = np.searchsorted(numbers, one), np.searchsorted(numbers, other)
    same = np.zeros(len(pairs), np.bool_)
    for at in range(0, len(pairs), CHUNK):
        part = slice(at, at + CHUNK)
        same[part] = _same_wording(every, one[part], other[part])
    found: NDArray[np.int64] = pairs[same]
    return found


def _same_wording(
    signatures: NDArray[np.uint32], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    equal = (signatures[one] == signatures[other]).mean(axis=1)
    return np.asarray(equal >= setting("reposts", "wording"), np.bool_)


def by_rank(
    features: Sequence[Features], given: Collection[int], numbers: Iterable[int]
) -> list[int]:
    """Order articles so that an original stands before its re-posts."""

    def rank(i: int) -> tuple[bool, bool, int, int, str]:
        one = features[i]
        return i not in given, not one.day, one.day, -one.length, one.id

    return sorted(numbers, key=rank)
