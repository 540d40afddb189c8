"""How are sorted arrays of documents searched and intersected?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Integers, Mask

UNEQUAL = 8
"""How many times longer an array must be for the shorter to be searched for in it."""


def common_indexes(
    one: Integers, other: Integers, size: int
) -> tuple[Integers, Integers]:
    """Return where the documents that two ascending arrays share are in each.

    Args:
        one: documents, ascending, each once.
        other: documents, ascending, each once.
        size: the number of documents in the index.

    Returns:
        Ascending indexes into `one` and into `other`, of the same shape.
    """
    if len(one) > len(other):
        in_other, in_one = common_indexes(other, one, size)
        return in_one, in_other
    if not len(one):
        return one, one
    if len(one) * UNEQUAL < len(other):
        indexes, common = search_sorted(other, one)
        return np.flatnonzero(common), indexes[common]
    in_one = np.flatnonzero(document_mask(other, size).take(one))
    shared = one.take(in_one)
    if len(shared) * UNEQUAL < len(other):
        return in_one, other.searchsorted(shared)
    return in_one, np.flatnonzero(document_mask(shared, size).take(other))


def document_mask(documents: Integers, size: int) -> Mask:
    """Return which documents of the index are given, shape (size,)."""
    mask = np.zeros(size, dtype=bool)
    mask[documents] = True
    return mask


def search_sorted(documents: Integers, targets: Integers) -> tuple[Integers, Mask]:
    """Search ascending documents for others.

    Returns:
        An index into `documents` for each of the others, and whether it is there.
    """
    indexes = documents.searchsorted(targets)
    np.minimum(indexes, len(documents) - 1, out=indexes)
    return indexes, np.asarray(documents.take(indexes) == targets)
