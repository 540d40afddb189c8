"""How are many vectors kept in eight bits a number, and compared with one?

Only the direction of a vector counts here. Each row is scaled so that its largest
number becomes 127, and rounded. The length of what comes out is kept beside it, so that
products with vectors of length 1 are cosines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from search.meaning.vectors import Vectors

    Rows = npt.NDArray[np.integer] | slice

LARGEST = 127
BLOCK = 4_096
"""Rows that are multiplied at once: their single precision fits into a cache."""


@dataclass(frozen=True, slots=True, eq=False)
class EightBitRows:
    """Directions of vectors.

    Attributes:
        codes: int8, shape (rows, dimensions).
        lengths: of the rows of codes, float32, shape (rows,); 1 for a row of zeros.
    """

    codes: npt.NDArray[np.int8]
    lengths: npt.NDArray[np.float32]

    @classmethod
    def of(cls, vectors: Vectors) -> EightBitRows:
        """Round vectors of any length, shape (rows, dimensions)."""
        largest = np.abs(vectors).max(axis=1, initial=0, keepdims=True)
        scaled = vectors * (LARGEST / np.where(largest > 0, largest, 1))
        codes = np.rint(scaled).astype(np.int8)
        lengths = np.linalg.norm(codes.astype(np.float32), axis=1)
        return cls(codes, np.where(lengths > 0, lengths, 1).astype(np.float32))

    def __len__(self) -> int:
        return len(self.codes)

    def vectors(self, rows: Rows) -> Vectors:
        """Return some rows as vectors of length 1, or 0; float32."""
        codes = self.codes[rows].astype(np.float32)
        return codes / self.lengths[rows, None]

    def cosines(self, vectors: Vectors, rows: Rows | None = None) -> Vectors:
        """Return the cosine of each vector with each row.

        Args:
            vectors: of length 1, or 0; shape (vectors, dimensions).
            rows: which rows; None for all.

        Returns:
            Float32, shape (vectors, rows).
        """
        if rows is not None:
            return vectors @ self.vectors(rows).T
        products = np.empty((len(vectors), len(self.codes)), np.float32)
        for start in range(0, len(self.codes), BLOCK):
            block = self.codes[start : start + BLOCK].astype(np.float32)
            products[:, start : start + BLOCK] = vectors @ block.T
        products /= self.lengths
        return products
