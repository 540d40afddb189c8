"""How can some articles of a file of vectors be compared, without reading all?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE = 8_192
"""Vectors that are read at once to see which are not 0."""


class ArticleVectors:
    """Rows of an array, which may be a mapped file; it is indexed as an array is.

    Args:
        vectors: an array, float32, or some rows of one; shape (n, dimensions).
        numbers: index of each row there; None for all.
        usable: which rows count; the others are 0. None for all.
    """

    def __init__(
        self,
        vectors: NDArray[np.float32] | ArticleVectors,
        numbers: NDArray[np.int64] | None = None,
        usable: NDArray[np.bool_] | None = None,
    ) -> None:
        self._vectors = vectors
        self._numbers = np.arange(len(vectors)) if numbers is None else numbers
        self._usable = usable

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, rows: Any) -> NDArray[np.float32]:
        """Return some rows; shape (rows, dimensions)."""
        chosen: NDArray[np.float32] = np.asarray(self._vectors[self._numbers[rows]])
        if self._usable is not None:
            chosen[~self._usable[rows]] = 0
        return chosen


def have_vector(vectors: NDArray[np.float32] | ArticleVectors) -> NDArray[np.bool_]:
    """Return which rows are not 0; shape (rows,)."""
    found = np.zeros(len(vectors), np.bool_)
    for start in range(0, len(vectors), AT_ONCE):
        rows = vectors[start : start + AT_ONCE]
        found[start : start + AT_ONCE] = rows.any(axis=1)
    return found
