"""Which parts of their signatures do articles share?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.features import Features

ROWS_PER_BAND = 3
"""Values of a signature that are a part of it."""
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64
)


def band_hashes(features: Sequence[Features]) -> NDArray[np.uint64]:
    """Give a number for each part of each signature; shape (articles, parts).

    Articles of one language whose part is the same have the same number there; that
    others have it, too, is as good as impossible.
    """
    if not features:
        return np.zeros((0, 1), np.uint64)
    signatures = np.array([f.signature for f in features], np.uint64)
    parts = signatures.shape[1] // ROWS_PER_BAND
    cut = signatures[:, : parts * ROWS_PER_BAND].reshape(
        len(features), parts, ROWS_PER_BAND
    )
    mixed = (cut * _FACTORS).sum(axis=2, dtype=np.uint64)
    langs = [LANGUAGES.index(f.lang) for f in features]
    where = np.array(langs)[:, None] * parts + np.arange(parts)[None]
    found: NDArray[np.uint64] = mixed * _FACTORS[0] + where.astype(np.uint64)
    return found
