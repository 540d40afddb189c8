"""How alike are the wordings of two texts, judged without the texts?

By MinHash signatures (Broder 1997, On the resemblance and containment of documents). A
text is the set of its shingles, runs of three words. Its signature is the smallest
value that each of 64 hash functions has over that set; the share of values that two
signatures have in common estimates the Jaccard similarity of the two sets.
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

SHINGLE_WORDS = 3
"""Words of a shingle."""
HASH_FUNCTIONS = 64
"""Hash functions, and so values of a signature."""
MAX_WORDS = 2_000
"""Words of a text that are read."""
_SEED = 20_11
_HALF = np.uint64(32)
_GOLDEN_RATIO = np.uint64(0x9E37_79B9_7F4A_7C15)
"""2⁶⁴ divided by the golden ratio, odd (Fibonacci hashing, Knuth, TAOCP vol. 3, 6.4).
Words are multiplied by it in turn, so that their order makes a difference."""


def minhash_signature(text: AnalyzedText) -> NDArray[np.uint32]:
    """Return a text's signature, uint32, shape (`HASH_FUNCTIONS`,).

    The signature of a text without words is the largest value throughout.
    """
    hashes = text.form_index.column(_hash)
    words = hashes[text.form_ids[:MAX_WORDS]].astype(np.uint64)
    shingles = words[: max(1, len(words) - SHINGLE_WORDS + 1)]
    for offset in range(1, min(SHINGLE_WORDS, len(words))):
        shingles = shingles * _GOLDEN_RATIO + words[offset : offset + len(shingles)]
    factors, addends = _hash_functions()
    values = shingles[:, None] * factors
    values += addends
    least = values.min(axis=0, initial=np.iinfo(np.uint64).max)
    # The upper half: the low bits of a product modulo 2⁶⁴ are badly mixed.
    signature: NDArray[np.uint32] = (least >> _HALF).astype(np.uint32)
    return signature


def _hash(_lang: str, form: Form) -> int:
    return zlib.crc32(form.surface.lower().encode("utf-8", "surrogatepass"))


@cache
def _hash_functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the odd factor and the addend of each function x -> ax + b mod 2⁶⁴."""
    random = np.random.default_rng(_SEED)
    high = np.iinfo(np.uint64).max
    factors = random.integers(0, high, HASH_FUNCTIONS, np.uint64) | np.uint64(1)
    return factors, random.integers(0, high, HASH_FUNCTIONS, np.uint64)
