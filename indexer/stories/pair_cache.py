"""Which pairs of articles were compared already?

Comparing the keys of pairs, one by one, takes most of the time of linking: 70 µs of CPU
a pair, of which an article has up to fifteen. So a build takes over what the builds
before it computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Pairs = NDArray[np.int64]
    KeyFeatures = NDArray[np.float64]

KEY_FEATURES = 5
"""Features of a pair that follow from the keys of its articles."""
_HALF = 32
_LOW = (1 << _HALF) - 1


class PairCache:
    """The key features of pairs; computes those that are missing.

    Attributes:
        pairs: ascending, each once; shape (pairs, 2).
        features: shape (pairs, `KEY_FEATURES`).
    """

    def __init__(
        self, pairs: Pairs | None = None, features: KeyFeatures | None = None
    ) -> None:
        self.pairs = np.zeros((0, 2), np.int64) if pairs is None else pairs
        self.features = np.zeros((0, KEY_FEATURES)) if features is None else features

    def get(self, pairs: Pairs, compute: Callable[[Pairs], KeyFeatures]) -> KeyFeatures:
        """Return the features of pairs; shape (pairs, `KEY_FEATURES`).

        Args:
            pairs: in any order; shape (pairs, 2).
            compute: called with the pairs that are not cached, if there are any.
        """
        missing = ~np.isin(pair_codes(pairs), pair_codes(self.pairs))
        new = distinct_pairs(pairs[missing])
        if len(new):
            rows = compute(new)
            joined = np.concatenate([self.pairs, new])
            order = np.argsort(pair_codes(joined))
            self.pairs = joined[order]
            self.features = np.concatenate([self.features, rows])[order]
        return self.features[np.searchsorted(pair_codes(self.pairs), pair_codes(pairs))]


def distinct_pairs(pairs: Pairs) -> Pairs:
    """Return pairs in ascending order, each once; shape (pairs, 2)."""
    codes = np.sort(pair_codes(pairs))
    codes = codes[np.flatnonzero(np.diff(codes, prepend=-1))]
    return np.stack((codes >> _HALF, codes & _LOW), axis=1)


def pair_code(first: int, second: int) -> int:
    """Return the number of one pair; see `pair_codes`."""
    return (first << _HALF) | second


def pair_codes(pairs: Pairs) -> Pairs:
    """Return a number for each pair, in the order of the pairs; shape (pairs,)."""
    return (pairs[:, 0] << _HALF) | pairs[:, 1]
