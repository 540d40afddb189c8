"""How many articles and stories have each value of a facet?

Pairs of a document and a value lie by value and, within it, by story, so that the
stories of any documents are counted in one pass: a pair counts where its story differs
from that of the pair before it that is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from search.engines.whoosh.inversion import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.engines.whoosh.collection import Collection

    Array = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

FEW = 16
"""Share of all documents, as a divisor, below which only their own pairs are read."""


@dataclass(frozen=True, eq=False)
class FacetColumn:
    """A facet of an index.

    Attributes:
        values: sorted.
        documents, indexes: pairs of a document and an index into `values`, by index,
            then by story.
        keys: of each pair, one number for its value and its story.
        starts, held: each document's indexes, in the documents' order.
    """

    values: tuple[str, ...]
    documents: Numbers
    indexes: Numbers
    keys: Numbers
    starts: Numbers
    held: Numbers

    def counts(
        self, documents: Numbers, mask: Mask, story: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Count, per value, the documents that have it and the stories they tell.

        Args:
            documents: which are asked about.
            mask: the same, as a mask over all documents.
            story: number of each document's story.
        """
        size = len(self.values)
        if len(documents) * FEW < len(mask):
            counts = self.starts[documents + 1] - self.starts[documents]
            found = self.held[rows(self.starts[documents], counts)]
            told = np.repeat(story[documents], counts)
            keys = np.unique(found * (len(story) + 1) + told)
            values = keys // (len(story) + 1)
            return _count(found, size), _count(values, size)
        chosen = np.flatnonzero(mask[self.documents])
        found, keys = self.indexes[chosen], self.keys[chosen]
        first = np.ones(len(keys), dtype=bool)
        np.not_equal(keys[1:], keys[:-1], out=first[1:])
        return _count(found, size), _count(found[first], size)

    def mask(self, selected: Iterable[str], size: int) -> Mask:
        """Give the documents that have any of some values."""
        mask = np.zeros(size, dtype=bool)
        for value in selected:
            at = self._index(value)
            if at >= 0:
                low, high = np.searchsorted(self.indexes, (at, at + 1))
                mask[self.documents[low:high]] = True
        return mask

    def _index(self, value: str) -> int:
        low, high = 0, len(self.values)
        while low < high:
            middle = (low + high) // 2
            if self.values[middle] < value:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.values) and self.values[low] == value else -1


def make_facet(collection: Collection, field: str, story: Numbers) -> FacetColumn:
    """Join a facet of all segments, deleted documents left out."""
    parts = [(s.facets[field], base) for s, base in collection.parts()]
    values = sorted({value for facet, _ in parts for value in facet.values})
    place = {value: number for number, value in enumerate(values)}
    documents = [np.zeros(0, dtype=np.int64)]
    indexes = [np.zeros(0, dtype=np.int64)]
    for facet, base in parts:
        new = np.array([place[v] for v in facet.values], dtype=np.int64)
        documents.append(facet.documents.astype(np.int64) + base)
        indexes.append(new[facet.indexes] if len(new) else indexes[0])
    return _column(
        tuple(values),
        np.concatenate(documents),
        np.concatenate(indexes),
        collection,
        story,
    )


def _column(
    values: tuple[str, ...],
    documents: Numbers,
    indexes: Numbers,
    collection: Collection,
    story: Numbers,
) -> FacetColumn:
    alive = collection.alive[documents]
    documents, indexes = documents[alive], indexes[alive]
    keys = indexes * (len(story) + 1) + story[documents]
    order = np.argsort(keys, kind="stable")
    by_document = np.argsort(documents, kind="stable")
    counts = np.bincount(documents, minlength=collection.size)
    return FacetColumn(
        values=values,
        documents=documents[order],
        indexes=indexes[order],
        keys=keys[order],
        starts=np.concatenate(([0], np.cumsum(counts))),
        held=indexes[by_document],
    )


def _count(found: Numbers, size: int) -> Numbers:
    return np.bincount(found, minlength=size)
