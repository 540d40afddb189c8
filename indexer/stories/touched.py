"""Which articles may be re-posts or originals other than they were?

Whether an article is a re-post depends on those that it shares a part of its signature
with, on those that they share one with, and so on. Where none of them is new or gone,
everything stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.reposts import BAND, find_reposts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from indexer.stories.compared import Compared
    from indexer.stories.features import Features

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64
)


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
    bands, before = _bands(features), _bands(gone)
    every = np.concatenate((bands.ravel(), before.ravel()))
    parts, numbers = np.unique(every, return_inverse=True)
    own = numbers[: bands.size].reshape(bands.shape)
    reached = np.zeros(len(parts), np.bool_)
    reached[numbers[bands.size :]] = True
    while True:
        reached[own[touched]] = True
        more = touched | reached[own].any(axis=1)
        if int(more.sum()) == int(touched.sum()):
            return more
        touched = more


def _bands(features: Sequence[Features]) -> NDArray[np.uint64]:
    """Give a number for each part of each signature; shape (articles, parts)."""
    if not features:
        return np.zeros((0, 1), np.uint64)
    signatures = np.array([f.signature for f in features], np.uint64)
    parts = signatures.shape[1] // BAND
    cut = signatures[:, : parts * BAND].reshape(len(features), parts, BAND)
    mixed = (cut * _FACTORS).sum(axis=2, dtype=np.uint64)
    langs = [LANGUAGES.index(f.lang) for f in features]
    where = np.array(langs)[:, None] * parts + np.arange(parts)[None]
    found: NDArray[np.uint64] = mixed * _FACTORS[0] + where.astype(np.uint64)
    return found
