"""Which articles are each other's nearest neighbours, by vectors?

A cosine says little by itself, as some articles (hubs) are near to many. It is compared
with the mean cosine of each article's nearest few in the other language, as in CSLS
(cross-domain similarity local scaling; Conneau et al. 2018, Word translation without
parallel data), of which `VectorNeighbours.scores` returns one half.

In a large collection not all articles are compared. It is divided into cells around
some of its articles, as an inverted file (IVF) index is around centroids; each article
is in several cells, and its neighbours are searched for in these.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.article_vectors import have_vector
from indexer.stories.blocking import may_be_one
from indexer.stories.pair_cache import distinct_pairs, pair_codes
from indexer.stories.settings import setting
from indexer.stories.vector_neighbours_update import NearestPairs, update_neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from indexer.stories.article_vectors import ArticleVectors

    Vectors = NDArray[np.float32] | ArticleVectors

CELL = 2_048
"""Articles of a cell, on average; up to two cells, all are compared with all."""
CELLS_PER_ARTICLE = 3
"""Cells that an article of a large collection is in."""
PRIOR_NEIGHBOURS = 2
"""Neighbours of average cosine that a local mean counts besides the article's own."""
_ROWS = 512
_PAIRS = 16_384


@dataclass(frozen=True, eq=False)
class VectorNeighbours:
    """The vectors of articles, with their neighbours.

    Attributes:
        vectors: of each article, of length 1, or 0 if it has none; float32, shape
            (articles, dimensions).
        langs: index in `LANGUAGES` of each article's language; shape (articles,).
        pairs: neighbours of different languages, the smaller number first, ascending,
            each pair once; shape (pairs, 2).
        local_means: mean cosine of each article with its nearest few of each language;
            shape (articles, languages).
        nearest: each article with its nearest few of each language.
    """

    vectors: Vectors
    langs: NDArray[np.int64]
    pairs: NDArray[np.int64]
    local_means: NDArray[np.float64]
    nearest: NearestPairs

    def covers(self, pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return of which pairs both articles have a vector; shape (pairs,)."""
        return np.asarray(self._have_vector[pairs].all(axis=1), np.bool_)

    @cached_property
    def _have_vector(self) -> NDArray[np.bool_]:
        return have_vector(self.vectors)

    def scores(self, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return cosines and cosines above the local means; float64, shape (pairs, 2).

        Both are 0 where an article has no vector.
        """
        i, j = pairs[:, 0], pairs[:, 1]
        cosines = self._cosines(i, j)
        means = self.local_means[i, self.langs[j]] + self.local_means[j, self.langs[i]]
        above = np.where(cosines == 0, 0, cosines - means / 2)
        return np.stack((cosines, above), axis=1)

    def _cosines(
        self, i: NDArray[np.int64], j: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Compare articles in pairs, so many at a time that memory stays small."""
        cosines = np.zeros(len(i))
        for start in range(0, len(i), _PAIRS):
            part = slice(start, start + _PAIRS)
            rows = self.vectors[i[part]], self.vectors[j[part]]
            cosines[part] = np.einsum("nd,nd->n", *rows)
        return cosines


def find_neighbours(
    vectors: Vectors,
    langs: NDArray[np.int64],
    days: NDArray[np.int64],
    *,
    prior_mean: float,
    previous: NearestPairs | None = None,
    is_new: NDArray[np.bool_] | None = None,
) -> VectorNeighbours:
    """Find each article's nearest few of each other language.

    Args:
        vectors: of each article, of length 1, or 0 for one that has none; shape
            (articles, dimensions).
        langs: index in `LANGUAGES` of each article's language; shape (articles,).
        days: as in `Features`; shape (articles,). Only articles that are close in time
            are neighbours.
        prior_mean: mean cosine of the nearest few in other collections; it counts
            where there are few articles.
        previous: the nearest of articles that were compared before.
        is_new: which articles were not; with `previous`, only these are compared.
    """
    if previous is None or is_new is None:
        every = _compare_cells(vectors, langs, days)
    else:
        every = update_neighbours(previous, is_new, vectors, langs, days)
    nearest, groups = _best(every, langs)
    size = len(vectors) * len(LANGUAGES)
    sums = np.bincount(groups, nearest.cosines, size)
    counts = np.bincount(groups, minlength=size)
    means = (sums + PRIOR_NEIGHBOURS * prior_mean) / (counts + PRIOR_NEIGHBOURS)
    return VectorNeighbours(
        vectors=vectors,
        langs=langs,
        pairs=distinct_pairs(np.sort(nearest.pairs, axis=1)),
        local_means=means.reshape(-1, len(LANGUAGES)),
        nearest=nearest,
    )


def _best(
    every: NearestPairs, langs: NDArray[np.int64]
) -> tuple[NearestPairs, NDArray[np.int64]]:
    """Choose each article's best few of each language.

    Returns:
        Those; and a number of each pair's article and language, shape (pairs,).
    """
    groups = every.pairs[:, 0] * len(LANGUAGES) + langs[every.pairs[:, 1]]
    order = np.lexsort((-every.cosines, groups))
    _, starts, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    rank = np.arange(len(groups)) - np.repeat(starts, sizes)
    best = order[rank < setting("rules", "candidates")]
    return NearestPairs(every.pairs[best], every.cosines[best]), groups[best]


def _compare_cells(
    vectors: Vectors, langs: NDArray[np.int64], days: NDArray[np.int64]
) -> NearestPairs:
    """Return the nearest of each article in each of its cells, each pair once."""
    pairs, cosines = [np.zeros((0, 2), np.int64)], [np.zeros(0)]
    for cell in _cells(vectors):
        for some_pairs, some_cosines in _compare(cell, vectors, langs, days):
            pairs.append(some_pairs)
            cosines.append(some_cosines)
    every = np.concatenate(pairs)
    _, first = np.unique(pair_codes(every), return_index=True)
    return NearestPairs(every[first], np.concatenate(cosines)[first])


def _compare(
    cell: NDArray[np.int64],
    vectors: Vectors,
    langs: NDArray[np.int64],
    days: NDArray[np.int64],
) -> Iterator[NearestPairs]:
    """Compare the articles of a cell, language by language, some rows at a time."""
    for lang in range(len(LANGUAGES)):
        columns = cell[langs[cell] == lang]
        if not len(columns):
            continue
        others = cell[langs[cell] != lang]
        count = min(setting("rules", "candidates"), len(columns))
        for start in range(0, len(others), _ROWS):
            rows = others[start : start + _ROWS]
            cosines = vectors[rows] @ vectors[columns].T
            cosines[~may_be_one(days[columns][None], days[rows][:, None])] = 0
            at = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
            best = np.take_along_axis(cosines, at, axis=1).ravel()
            pairs = np.stack((np.repeat(rows, count), columns[at].ravel()), axis=1)
            yield NearestPairs(pairs[best > 0], best[best > 0].astype(np.float64))


def _cells(vectors: Vectors) -> Iterator[NDArray[np.int64]]:
    """Yield the articles of each cell, without those that have no vector."""
    articles = np.flatnonzero(have_vector(vectors))
    if len(articles) <= 2 * CELL:
        yield articles
        return
    centroids = vectors[articles[:: CELL // CELLS_PER_ARTICLE]]
    few = slice(CELLS_PER_ARTICLE)
    nearest = np.concatenate(
        [
            np.argpartition(-(vectors[rows] @ centroids.T), few.stop, axis=1)[:, few]
            for rows in np.array_split(articles, len(articles) // _ROWS + 1)
        ]
    ).ravel()
    order = np.argsort(nearest, kind="stable")
    sizes = np.bincount(nearest, minlength=len(centroids))
    members = np.repeat(articles, CELLS_PER_ARTICLE)[order]
    yield from np.split(members, np.cumsum(sizes)[:-1])
