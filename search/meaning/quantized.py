"""How are vectors stored in a byte a dimension?

Each row has a scale of its own: its largest number becomes 127. A vector of length 1
of the model changes by an angle of less than half a degree so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from search.meaning.vectors import Vectors

_LARGEST = 127


class Quantized(NamedTuple):
    """Vectors in a byte a dimension.

    Attributes:
        numbers: int8, shape (vectors, dimensions).
        scales: what each row is multiplied with; float32, shape (vectors,).
    """

    numbers: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]

    def take(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Quantized:
        """Return some of the vectors, by their numbers or by a mask."""
        return Quantized(self.numbers[rows], self.scales[rows])

    def vectors(self) -> Vectors:
        """Return the vectors as float32, shape (vectors, dimensions)."""
        return self.numbers.astype(np.float32) * self.scales[:, None]


def quantize(vectors: Vectors) -> Quantized:
    """Return vectors in a byte a dimension; of zeros the scale is 0."""
    largest = np.abs(vectors).max(axis=1, initial=0)
    factors = _LARGEST / np.where(largest > 0, largest, 1)
    numbers = np.rint(vectors * factors[:, None]).astype(np.int8)
    return Quantized(numbers, (largest / _LARGEST).astype(np.float32))


def concatenated(parts: list[Quantized]) -> Quantized:
    """Return the vectors of several, at least one, one after the other."""
    return Quantized(
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.scales for part in parts]),
    )
