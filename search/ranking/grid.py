"""On which grid do scores and weights lie, so that each sum of them is exact?

A sum of floating-point numbers depends on the order of its parts, and so on how an
index was built and on which engine adds. Multiples of a power of two have exact sums in
any order, as long as there are bits enough: two engines agree to the last bit, equal
scores are equal, and the parts of a score add up to it. Each leaf of a plan is rounded
once, by `scores_on_grid`, and from then on scores are only added and compared.

There is room for it. A 32-bit float, in which Lucene adds scores, has 24 bits and holds
every multiple of 1/1024 up to `LARGEST_SCORE`. A leaf scores less than `boost * idf *
(k1 + 1)`, which for a word of a single article among a hundred million is 82. With all
that a word is searched by (lemma, form, folded form, name, equivalents) it scores less
than 192; the 64 words that a question may have, with their pairs of syllables and two
fuzzy words, less than 16,100. Words that signs join instead of blanks are not counted,
and could exceed that; a 64-bit float, as in the embedded engine, is exact even then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

SCORE_STEPS = 1024
"""Steps of a score from 0 to 1. Finer than what tells two articles apart (nDCG@10 of
the retrieval sets is the same to four digits with and without the grid; see
docs/decisions/0027-grid.md), and coarse enough for `LARGEST_SCORE`."""
WEIGHT_STEPS = 256
"""Steps of a synonym's weight from 0 to 1. A synonym below half a step is none: it
would make an article a hit that has nothing of what was asked for."""
MOST_OCCURRENCES = 4_000
"""Occurrences of a phrase in an article that count. A node of a cluster tells them as
n / (n + 1) in 32 bits, which is exact up to 4,140; what more would add to a score is
less than a step."""
LARGEST_SCORE = 2**24 / SCORE_STEPS
"""Scores up to this one are exact in 32-bit floats."""


def scores_on_grid(scores: Floats) -> Floats:
    """Round scores to the grid, in place; halves go to the even step.

    Args:
        scores: of one leaf, with its boost; shape (matches,).
    """
    np.multiply(scores, SCORE_STEPS, out=scores)
    np.rint(scores, out=scores)
    return np.divide(scores, SCORE_STEPS, out=scores)


def weight_on_grid(weight: float) -> float:
    """Round a synonym's weight to the grid; halves go to the even step."""
    return round(weight * WEIGHT_STEPS) / WEIGHT_STEPS
