"""How alike are two texts in one language? Signatures that tell without the texts.

A signature is the smallest value of each of many hash functions over a text's runs of
words; the share of equal values estimates the share of runs that both texts have.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText

RUN = 3
"""Words of a run."""
VALUES = 64
"""Values of a signature."""
MOST_RUNS = 2_000
"""Runs of a text that are looked at."""
_SEED = 20_11
_HALF = np.uint64(32)
_MIXING = np.uint64(0x9E37_79B9_7F4A_7C15)
"""2⁶⁴ by the golden ratio, odd: a run of words and another order of them differ."""


def minhash_signature(reading: AnalyzedText) -> NDArray[np.uint32]:
    """Give a text's signature, `VALUES` numbers; of no words, only the largest."""
    words = reading.form_index.column(_hash)[reading.form_ids[:MOST_RUNS]].astype(
        np.uint64
    )
    runs = words[: max(1, len(words) - RUN + 1)]
    for place in range(1, min(RUN, len(words))):
        runs = runs * _MIXING + words[place : place + len(runs)]
    factors, shifts = _functions()
    mixed = runs[:, None] * factors
    mixed += shifts
    least = mixed.min(axis=0, initial=np.iinfo(np.uint64).max)
    high: NDArray[np.uint32] = (least >> _HALF).astype(np.uint32)
    return high


def _hash(_lang: str, form: Form) -> int:
    return zlib.crc32(form.surface.lower().encode("utf-8", "surrogatepass"))


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Give the hash functions: an odd factor and a shift each."""
    random = np.random.default_rng(_SEED)
    high = np.iinfo(np.uint64).max
    factors = random.integers(0, high, VALUES, np.uint64) | np.uint64(1)
    return factors, random.integers(0, high, VALUES, np.uint64)
