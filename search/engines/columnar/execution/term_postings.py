"""What are the postings of a term, and those of several that count as one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Array, Integers, Weights

SPARSE = 16
"""Share of all documents, as a divisor, below which weights are summed by sorting."""


class TermPostings(NamedTuple):
    """Postings without positions.

    Attributes:
        documents: ascending; shape (postings,), int64.
        weights: of the term in each document; shape (postings,), float64.
    """

    documents: Integers
    weights: Weights


class TermPositions(NamedTuple):
    """Positions, one for each occurrence, by document.

    Attributes:
        documents: ascending; shape (occurrences,), int64.
        positions: shape (occurrences,), int64.
    """

    documents: Integers
    positions: Integers


def sum_by_document(documents: Integers, weights: Weights, size: int) -> TermPostings:
    """Add up the weights of documents that may come several times.

    Args:
        documents: in any order.
        weights: of each; documents whose weights add up to 0 are left out.
        size: the number of documents in the index.
    """
    if len(documents) * SPARSE < size:
        unique, indexes = np.unique(documents, return_inverse=True)
        sums = np.bincount(indexes, weights, len(unique))
        matching = np.flatnonzero(sums)
        matching_documents = unique[matching]
    else:
        sums = np.bincount(documents, weights, size)
        matching = matching_documents = np.flatnonzero(sums)
    matching_sums = sums[matching].astype(np.float64, copy=False)
    return TermPostings(matching_documents, matching_sums)


def concatenate(arrays: list[Array], dtype: type = np.int64) -> Array:
    """Return the elements of all arrays, of which there may be none."""
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=dtype)
