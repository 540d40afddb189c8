"""Which articles mean the same, by vectors?

A cosine says little by itself, as some articles are near to many. It is measured
against what each article's nearest few of the other language have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES
from indexer.stories.blocking import may_be_one
from indexer.stories.settings import setting
from indexer.stories.vector_neighbours_update import NearestPairs, update_neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

CELL = 2_048
"""Articles of a cell about; up to two cells, all are compared with all."""
CELLS_OF_ONE = 3
"""Cells that an article of a large collection is in."""
PRIOR = 2
"""Neighbours that are added to an article's own in reckoning what is usual."""
_ROWS = 512
_AT_A_TIME = 16_384


@dataclass(frozen=True, eq=False)
class VectorNeighbours:
    """Articles as vectors, with their nearest.

    Attributes:
        rows: of each article, a vector of length 1, or of length 0 if it has none.
        langs: of each article, its place in `LANGUAGES`.
        pairs: nearest articles of different languages; shape (pairs, 2), each once.
        usual: mean cosine of an article's nearest few; shape (articles, languages).
        nearest: each article's nearest few of each language, its own number first.
    """

    rows: NDArray[np.float32]
    langs: NDArray[np.int64]
    pairs: NDArray[np.int64]
    usual: NDArray[np.float64]
    nearest: NearestPairs

    def knows(self, pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell of which pairs both articles have a vector; shape (pairs,)."""
        having: NDArray[np.bool_] = np.einsum("nd,nd->n", self.rows, self.rows) > 0
        return np.asarray(having[pairs].all(axis=1), np.bool_)

    def scores(self, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give cosine and cosine above the usual; shape (pairs, 2); 0 for no vector."""
        i, j = pairs[:, 0], pairs[:, 1]
        cosine = self._cosines(i, j)
        usual = (self.usual[i, self.langs[j]] + self.usual[j, self.langs[i]]) / 2
        return np.stack((cosine, np.where(cosine == 0, 0, cosine - usual)), axis=1)

    def _cosines(
        self, one: NDArray[np.int64], other: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Compare articles in pairs, so many at a time that memory stays small."""
        found = np.zeros(len(one))
        for start in range(0, len(one), _AT_A_TIME):
            part = slice(start, start + _AT_A_TIME)
            rows = self.rows[one[part]], self.rows[other[part]]
            found[part] = np.einsum("nd,nd->n", *rows)
        return found


def find_neighbours(
    rows: NDArray[np.float32],
    langs: NDArray[np.int64],
    days: NDArray[np.int64],
    *,
    usual: float,
    known: NearestPairs | None = None,
    fresh: NDArray[np.bool_] | None = None,
) -> VectorNeighbours:
    """Find each article's nearest few of each other language.

    Args:
        rows: vectors of length 1, or of length 0 for articles that have none; shape
            (articles, dimensions).
        langs: of each article, its place in `LANGUAGES`.
        days: of each article, as in `Features`.
        usual: what the mean cosine of the nearest few is elsewhere; it counts where
            there are few articles.
        known: the nearest of articles that were compared before.
        fresh: which articles were not; only these are compared, if given.
    """
    if known is None or fresh is None:
        found = _found(rows, langs, days)
    else:
        found = update_neighbours(known, fresh, rows, langs, days)
    pairs, cosines, group = _best(*found, langs)
    nearest = NearestPairs(pairs, cosines)
    size = len(rows) * len(LANGUAGES)
    sums = np.bincount(group, cosines, size)
    having = np.bincount(group, minlength=size)
    means = (sums + PRIOR * usual) / (having + PRIOR)
    pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    return VectorNeighbours(
        rows, langs, pairs, means.reshape(-1, len(LANGUAGES)), nearest
    )


def _found(
    rows: NDArray[np.float32], langs: NDArray[np.int64], days: NDArray[np.int64]
) -> NearestPairs:
    """Give each cell's nearest pairs once, an article first, and their cosines."""
    pairs, cosines = [np.zeros((0, 2), np.int64)], [np.zeros(0)]
    for cell in _cells(rows):
        for some, values in _nearest(cell, rows, langs, days):
            pairs.append(some)
            cosines.append(values)
    unique, first = np.unique(np.concatenate(pairs), axis=0, return_index=True)
    return NearestPairs(unique, np.concatenate(cosines)[first])


def _best(
    pairs: NDArray[np.int64], cosines: NDArray[np.float64], langs: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """Keep an article's best few of a language; number article and language as one."""
    group = pairs[:, 0] * len(LANGUAGES) + langs[pairs[:, 1]]
    order = np.lexsort((-cosines, group))
    _, starts, sizes = np.unique(group[order], return_index=True, return_counts=True)
    rank = np.arange(len(pairs)) - np.repeat(starts, sizes)
    kept = order[rank < setting("rules", "candidates")]
    return pairs[kept], cosines[kept], group[kept]


def _nearest(
    cell: NDArray[np.int64],
    rows: NDArray[np.float32],
    langs: NDArray[np.int64],
    days: NDArray[np.int64],
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Compare the articles of a cell, language by language, some rows at a time."""
    most = setting("rules", "candidates")
    for there in (cell[langs[cell] == lang] for lang in range(len(LANGUAGES))):
        here = cell[langs[cell] != langs[there[0]]] if len(there) else there
        for start in range(0, len(here), _ROWS):
            some = here[start : start + _ROWS]
            cosines = rows[some] @ rows[there].T
            cosines[~may_be_one(days[there][None], days[some][:, None])] = 0
            few = min(most, len(there))
            at = np.argpartition(-cosines, few - 1, axis=1)[:, :few]
            best = np.take_along_axis(cosines, at, axis=1).ravel()
            pairs = np.stack((np.repeat(some, few), there[at].ravel()), axis=1)
            yield pairs[best > 0], best[best > 0].astype(np.float64)


def _cells(rows: NDArray[np.float32]) -> Iterator[NDArray[np.int64]]:
    """Part the articles that have vectors into cells around some of them."""
    having = np.flatnonzero(np.einsum("nd,nd->n", rows, rows) > 0)
    if len(having) <= 2 * CELL:
        yield having
        return
    centres = rows[having[:: CELL // CELLS_OF_ONE]]
    nearest = np.concatenate(
        [
            np.argpartition(-(rows[part] @ centres.T), CELLS_OF_ONE, axis=1)
            for part in np.array_split(having, len(having) // _ROWS + 1)
        ]
    )[:, :CELLS_OF_ONE]
    order = np.argsort(nearest.ravel(), kind="stable")
    sizes = np.bincount(nearest.ravel(), minlength=len(centres))
    yield from np.split(np.repeat(having, CELLS_OF_ONE)[order], np.cumsum(sizes)[:-1])
