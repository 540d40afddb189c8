"""Which articles repeat others in one language?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.features import key_ids_of
from indexer.stories.keys import KIND_BITS, KeyKind
from indexer.stories.lsh_bands import band_hashes
from indexer.stories.near_duplicates import by_rank, find_near_duplicates
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features
    from indexer.stories.key_ids import KeyIds
    from indexer.stories.near_duplicates import NearDuplicates

    Keys = NDArray[np.uint64]


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
    worded = find_near_duplicates(features, given, band_hashes(features))
    return find_originals(features, given, worded, key_ids_of(features))


def find_originals(
    features: Sequence[Features],
    given: Collection[int],
    worded: NearDuplicates,
    keys: KeyIds,
) -> dict[int, int]:
    """Give what `find_reposts` gives, of those that share their wording.

    Args:
        features: the articles.
        given: as in `find_reposts`.
        worded: the pairs that share their wording.
        keys: the keys of the articles.
    """
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
            and features[first].lang == features[second].lang
            and alike(keys.of_article(first), keys.of_article(second))
        ):
            originals[second] = first
    return originals


def alike(one: Keys, other: Keys) -> bool:
    """Tell whether two texts of one wording share their numbers and names, too.

    Texts made by one pattern, such as weather reports, do not.
    """
    least = setting("reposts", "facts")
    return all(
        _common(_of(one, sorts), _of(other, sorts)) >= least
        for sorts in ((KeyKind.NUMBER, KeyKind.COUNT), (KeyKind.NAME,))
    )


def _of(keys: Keys, sorts: Sequence[KeyKind]) -> Keys:
    own = keys & np.uint64((1 << KIND_BITS) - 1)
    return keys[np.isin(own, [int(sort) for sort in sorts])]


def _common(one: Keys, other: Keys) -> float:
    """Give the share of the smaller set that the larger has; 1 if both are empty."""
    fewer = min(len(one), len(other))
    if not fewer:
        return 1.0 if len(one) == len(other) else 0.5
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer
