"""Which are the nearest neighbours of new articles, and of which are these nearest?

Instead of every article with its cells, only new articles are compared, with all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from indexer.stories.article_vectors import have_vector
from indexer.stories.blocking import may_be_one
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from indexer.stories.article_vectors import ArticleVectors

_ROWS = 256


class NearestPairs(NamedTuple):
    """Articles with their near ones.

    Attributes:
        pairs: an article, and another that is near to it; shape (pairs, 2).
        cosines: of each pair; float64, shape (pairs,).
    """

    pairs: NDArray[np.int64]
    cosines: NDArray[np.float64]


def update_neighbours(
    previous: NearestPairs,
    is_new: NDArray[np.bool_],
    vectors: NDArray[np.float32] | ArticleVectors,
    langs: NDArray[np.int64],
    days: NDArray[np.int64],
) -> NearestPairs:
    """Compare new articles with all; `previous` has the nearest of the others.

    Args:
        previous: the nearest few of each article that was compared before.
        is_new: which articles were not; shape (articles,).
        vectors: as in `find_neighbours`.
        langs: as in `find_neighbours`.
        days: as in `find_neighbours`.

    Returns:
        What is known; the nearest few of each new article in each language; and new
        articles that are nearer to another than the farthest of its nearest few.
    """
    has_vector = have_vector(vectors)
    columns, thresholds = np.flatnonzero(has_vector), _thresholds(previous, langs)
    parts = [previous]
    new = np.flatnonzero(has_vector & is_new)
    for start in range(0, len(new), _ROWS):
        rows = new[start : start + _ROWS]
        cosines = vectors[rows] @ vectors[columns].T
        close = may_be_one(days[columns][None], days[rows][:, None])
        cosines[~close | (langs[rows][:, None] == langs[columns][None])] = 0
        parts += _nearest(cosines, rows, columns, langs)
        nearer = cosines > thresholds[columns[None], langs[rows][:, None]]
        i, j = np.nonzero(nearer & ~is_new[columns][None])
        reverse = np.stack((columns[j], rows[i]), axis=1)
        parts.append(NearestPairs(reverse, cosines[i, j].astype(np.float64)))
    return NearestPairs(
        np.concatenate([part.pairs for part in parts]),
        np.concatenate([part.cosines for part in parts]),
    )


def _thresholds(
    previous: NearestPairs, langs: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the cosine that a new neighbour must exceed; shape (articles, languages).

    It is that of the farthest of the nearest few, or 0 where there is room for more.
    """
    size = len(langs) * len(LANGUAGES)
    groups = previous.pairs[:, 0] * len(LANGUAGES) + langs[previous.pairs[:, 1]]
    full = np.bincount(groups, minlength=size) >= setting("rules", "candidates")
    farthest = np.full(size, np.inf)
    np.minimum.at(farthest, groups, previous.cosines)
    return np.where(full, farthest, 0.0).reshape(-1, len(LANGUAGES))


def _nearest(
    cosines: NDArray[np.float32],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    langs: NDArray[np.int64],
) -> Iterator[NearestPairs]:
    """Yield the best few columns of each language for each row."""
    for lang in range(len(LANGUAGES)):
        own = np.flatnonzero(langs[columns] == lang)
        count = min(setting("rules", "candidates"), len(own))
        if not count:
            continue
        part = cosines[:, own]
        at = np.argpartition(-part, count - 1, axis=1)[:, :count]
        best = np.take_along_axis(part, at, axis=1).ravel()
        pairs = np.stack((np.repeat(rows, count), columns[own][at].ravel()), axis=1)
        yield NearestPairs(pairs[best > 0], best[best > 0].astype(np.float64))
