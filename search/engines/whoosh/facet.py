"""How many articles and stories have each value of a facet?

Stories are counted with the articles: of nearly all of them one article is among those
asked about, and only where several are do pairs of value and story have to be told
apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.engines.whoosh.inversion import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.engines.whoosh.collection import Collection

    Array = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

MANY = 3
"""Share of all documents, as a divisor, from which all pairs are looked through."""


class Told(NamedTuple):
    """Documents, and the stories that they tell.

    Attributes:
        documents: ascending.
        stories: how many they tell.
        shared: documents whose story another of them tells as well.
        story: number of the story of every document.
    """

    documents: Numbers
    stories: int
    shared: Numbers
    story: Numbers


def told(documents: Numbers, story: Numbers) -> Told:
    """Tell which stories some documents tell.

    Args:
        documents: ascending.
        story: number of the story of every document, less than there are documents.
    """
    numbers = story[documents]
    counts = np.bincount(numbers, minlength=1)
    stories = int(np.count_nonzero(counts))
    if stories == len(documents):
        return Told(documents, stories, documents[:0], story)
    return Told(documents, stories, documents[counts[numbers] > 1], story)


@dataclass(frozen=True, eq=False)
class FacetColumn:
    """A facet of an index.

    Attributes:
        values: sorted.
        documents, indexes: pairs of a document and an index into `values`, by index.
        starts, held: each document's indexes, in the documents' order.
        single: where no document has two values, each one's index, or -1.
    """

    values: tuple[str, ...]
    documents: Numbers
    indexes: Numbers
    starts: Numbers
    held: Numbers
    single: Numbers | None

    def counts(self, of: Told) -> tuple[Numbers, Numbers]:
        """Count, per value, the documents that have it and the stories they tell."""
        size, most = len(self.values), len(of.story) + 1
        counts = np.bincount(self._indexes(of.documents), minlength=size)
        if not len(of.shared):
            return counts, counts
        sizes = self.starts[of.shared + 1] - self.starts[of.shared]
        held = self.held[rows(self.starts[of.shared], sizes)]
        pairs = np.unique(held * most + np.repeat(of.story[of.shared], sizes))
        twice = np.bincount(held, minlength=size) - np.bincount(
            pairs // most, minlength=size
        )
        return counts, counts - twice

    def _indexes(self, documents: Numbers) -> Numbers:
        """Give the values of documents, one after the other."""
        if self.single is not None:
            found = self.single[documents]
            return found[found >= 0] if len(self.held) < len(self.single) else found
        if len(documents) * MANY > len(self.starts):
            mask = np.zeros(len(self.starts), dtype=bool)
            mask[documents] = True
            return self.indexes[mask[self.documents]]
        sizes = self.starts[documents + 1] - self.starts[documents]
        return self.held[rows(self.starts[documents], sizes)]

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


def make_facet(collection: Collection, field: str) -> FacetColumn:
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
        tuple(values), np.concatenate(documents), np.concatenate(indexes), collection
    )


def _column(
    values: tuple[str, ...],
    documents: Numbers,
    indexes: Numbers,
    collection: Collection,
) -> FacetColumn:
    alive = collection.alive[documents]
    documents, indexes = documents[alive], indexes[alive]
    by_value = np.lexsort((documents, indexes))
    by_document = np.argsort(documents, kind="stable")
    counts = np.bincount(documents, minlength=collection.size)
    single = None
    if counts.max(initial=0) <= 1:
        single = np.full(collection.size, -1, dtype=np.int64)
        single[documents] = indexes
    return FacetColumn(
        values=values,
        documents=documents[by_value],
        indexes=indexes[by_value],
        starts=np.concatenate(([0], np.cumsum(counts))),
        held=indexes[by_document],
        single=single,
    )
