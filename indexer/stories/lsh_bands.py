"""In which bands are the signatures of two articles equal?

Locality-sensitive hashing (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets,
ch. 3): a signature is cut into bands of r values, and only articles with an equal band
are compared. Of 21 bands of three values, two texts of Jaccard similarity s share at
least one with probability 1 - (1 - s³)²¹: three of four times at s = 0.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

ROWS_PER_BAND = 3
"""Values of a signature in a band (`r`)."""
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64
)
"""Large odd numbers, one for each value of a band."""


def band_hashes(
    signatures: NDArray[np.uint32], langs: NDArray[np.int64]
) -> Iterator[NDArray[np.uint64]]:
    """Yield for each band a hash of that band of each signature.

    Language and band number are part of the hash, so that equal hashes mean equal bands
    of articles of one language; a collision of 64 bits is neglected.

    Args:
        signatures: of the articles; shape (articles, values).
        langs: index in `LANGUAGES` of each article's language; shape (articles,).

    Yields:
        Arrays of uint64, shape (articles,).
    """
    count = signatures.shape[1] // ROWS_PER_BAND
    for band in range(count):
        first = band * ROWS_PER_BAND
        values = signatures[:, first : first + ROWS_PER_BAND].astype(np.uint64)
        sums = (values * _FACTORS).sum(axis=1, dtype=np.uint64)
        yield sums * _FACTORS[0] + (langs * count + band).astype(np.uint64)
