"""In which bands are the signatures of two articles equal?

Locality-sensitive hashing (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets,
ch. 3): a signature is cut into bands of r values, and only articles with an equal band
are compared. Of 21 bands of three values, two texts of Jaccard similarity s share at
least one with probability 1 - (1 - s³)²¹: three of four times at s = 0.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features

ROWS_PER_BAND = 3
"""Values of a signature in a band (`r`)."""
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64
)
"""Large odd numbers, one for each value of a band."""


def band_hashes(features: Sequence[Features]) -> NDArray[np.uint64]:
    """Return a hash of each band of each signature, uint64, shape (articles, bands).

    Language and band number are part of the hash, so that equal hashes mean equal bands
    of articles of one language; a collision of 64 bits is neglected.
    """
    if not features:
        return np.zeros((0, 1), np.uint64)
    signatures = np.array([f.signature for f in features], np.uint64)
    count = signatures.shape[1] // ROWS_PER_BAND
    bands = signatures[:, : count * ROWS_PER_BAND].reshape(-1, count, ROWS_PER_BAND)
    sums = (bands * _FACTORS).sum(axis=2, dtype=np.uint64)
    langs = np.array([LANGUAGES.index(f.lang) for f in features])
    bucket_space = langs[:, None] * count + np.arange(count)[None]
    hashes: NDArray[np.uint64] = sums * _FACTORS[0] + bucket_space.astype(np.uint64)
    return hashes
