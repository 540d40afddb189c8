"""How does a term score?

By BM25 (Robertson and Zaragoza 2009, formula 3.15) over a field's weights, with the
numbers of its language: how many articles there are and how long they are on average.
Title and body are one field whose title words weigh more, which makes it BM25F with
equal length normalisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from search.engines.whoosh.postings import Weights

K1 = 1.2
"""Saturation of repeated occurrences."""
IDF_POWER = 1.25
"""Rare words count more than BM25 has it: the power that idf is raised to."""
B = 0.5
"""Share of the length normalisation; news varies in length for good reasons."""


def bm25(
    weights: Weights, lengths: Weights, every_length: Weights, holders: float
) -> Weights:
    """Score the documents that have a term.

    Args:
        weights: the term's weight in each of them.
        lengths: their lengths.
        every_length: lengths of all documents that have the field.
        holders: documents that have the term.
    """
    size = len(every_length)
    having = min(holders, size)
    idf = np.log1p((size - having + 0.5) / (having + 0.5))
    norm = K1 * (1 - B + B * lengths / every_length.mean())
    score: Weights = idf**IDF_POWER * weights * (K1 + 1) / (weights + norm)
    return score
