"""Which articles may be re-posts or originals other than they were?

Whether an article is a re-post depends on those that it shares a part of its signature
with, on those that they share one with, and so on. Where none of them is new or gone,
everything stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.bands import bands
from indexer.stories.reposts import find_reposts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from indexer.stories.compared import Compared
    from indexer.stories.features import Features


def find_reposts_beside(
    features: Sequence[Features],
    given: Collection[int],
    known: Compared,
    gone: Sequence[Features],
) -> dict[int, int]:
    """Give for each re-post the number of the article that it repeats.

    The answer is that of `find_reposts`; only what new articles touch is compared.

    Args:
        features: the articles.
        given: numbers of articles whose story the input gave.
        known: what was found out of the articles that are not new.
        gone: articles that went, as they were, and those that changed.
    """
    if known.fresh.all():
        return find_reposts(features, given)
    touched = known.fresh.copy()
    touched[np.setxor1d(known.given, np.array(sorted(given), np.int64))] = True
    numbers = np.flatnonzero(_spread(touched, features, gone)).tolist()
    again = find_reposts(
        [features[number] for number in numbers],
        {at for at, number in enumerate(numbers) if number in given},
    )
    inside = set(numbers)
    kept = {
        repost: original
        for repost, original in known.reposts.tolist()
        if repost not in inside
    }
    return kept | {numbers[one]: numbers[other] for one, other in again.items()}


def _spread(
    touched: NDArray[np.bool_], features: Sequence[Features], gone: Sequence[Features]
) -> NDArray[np.bool_]:
    """Touch all that share a part of a signature, until there is no more."""
    now, before = bands(features), bands(gone)
    every = np.concatenate((now.ravel(), before.ravel()))
    parts, numbers = np.unique(every, return_inverse=True)
    own = numbers[: now.size].reshape(now.shape)
    reached = np.zeros(len(parts), np.bool_)
    reached[numbers[now.size :]] = True
    while True:
        reached[own[touched]] = True
        more = touched | reached[own].any(axis=1)
        if int(more.sum()) == int(touched.sum()):
            return more
        touched = more
