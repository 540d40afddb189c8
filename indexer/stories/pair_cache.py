"""Which pairs of articles were compared already?

What the keys of two articles say costs most of the linking; it is kept by pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Pairs = NDArray[np.int64]
    Columns = NDArray[np.float64]

SHARED = 5
"""Numbers that are known of a pair."""
_HALF = 32


class PairCache:
    """What is known of pairs; grows as more are asked for.

    Attributes:
        pairs: shape (pairs, 2), ascending.
        columns: shape (pairs, `SHARED`).
    """

    def __init__(
        self, pairs: Pairs | None = None, columns: Columns | None = None
    ) -> None:
        self.pairs = np.zeros((0, 2), np.int64) if pairs is None else pairs
        self.columns = np.zeros((0, SHARED)) if columns is None else columns

    def of(self, pairs: Pairs, measure: Callable[[Pairs], Columns]) -> Columns:
        """Give what is known of pairs; those that are new are measured."""
        new = ~np.isin(pair_codes(pairs), pair_codes(self.pairs))
        fresh = np.unique(pairs[new], axis=0)
        if len(fresh):
            rows = measure(fresh)
            every = np.concatenate([self.pairs, fresh])
            order = np.argsort(pair_codes(every))
            self.pairs = every[order]
            self.columns = np.concatenate([self.columns, rows])[order]
        return self.columns[np.searchsorted(pair_codes(self.pairs), pair_codes(pairs))]


def pair_codes(pairs: Pairs) -> Pairs:
    """Give a number for each pair; they are in the order of the pairs."""
    return (pairs[:, 0] << _HALF) | pairs[:, 1]
