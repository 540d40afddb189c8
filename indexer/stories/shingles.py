"""How alike are two texts in one language? Signatures that tell without the texts.

A signature is the smallest value of each of many hash functions over a text's runs of
words; the share of equal values estimates the share of runs that both texts have.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 3
"""Words of a run."""
VALUES = 64
"""Values of a signature."""
MOST_RUNS = 2_000
"""Runs of a text that are looked at."""
_SEED = 20_11
_WORD = re.compile(r"\w+")


def signature(text: str) -> NDArray[np.uint32]:
    """Give a text's signature, `VALUES` numbers; of no words, only the largest."""
    found = [word[0].lower() for word in islice(_WORD.finditer(text), MOST_RUNS)]
    stop = max(1, len(found) - RUN + 1)
    runs = {" ".join(found[i : i + RUN]) for i in range(stop)} - {""}
    hashes = np.array([zlib.crc32(run.encode()) for run in runs], np.uint64)
    factors, shifts = _functions()
    mixed = (hashes[:, None] * factors + shifts) >> np.uint64(32)
    largest = np.iinfo(np.uint32).max
    least: NDArray[np.uint32] = mixed.min(axis=0, initial=largest).astype(np.uint32)
    return least


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Give the hash functions: an odd factor and a shift each."""
    random = np.random.default_rng(_SEED)
    high = np.iinfo(np.uint64).max
    factors = random.integers(0, high, VALUES, np.uint64) | np.uint64(1)
    return factors, random.integers(0, high, VALUES, np.uint64)
