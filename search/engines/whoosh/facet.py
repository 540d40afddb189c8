"""How many articles and stories have each value of a facet?

Stories are counted with the articles: of nearly all of them one article is among those
asked about, and only where several are do pairs of value and story have to be told
apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analyzers.columns import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.engines.whoosh.collection import Collection

    Array = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]
    Small = npt.NDArray[np.int32]

BESIDE = 0.1
"""Share of the pairs of document and value that may stand beside the table."""
WIDEST = 8
"""Most values of a document that the table holds; each column costs 2 bytes or 4."""


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
        table: each document's first indexes, filled up with the number of values;
            shape (documents, columns).
        beside: pairs of a document and an index that the table has no room for.
    """

    values: tuple[str, ...]
    documents: Small
    indexes: Small
    starts: Small
    held: Small
    table: Array
    beside: tuple[Array, Array]

    def counts(self, of: Told) -> tuple[Numbers, Numbers]:
        """Count, per value, the documents that have it and the stories they tell."""
        size, most = len(self.values), len(of.story) + 1
        counts = self._articles(of.documents)
        if not len(of.shared):
            return counts, counts
        sizes = self.starts[of.shared + 1] - self.starts[of.shared]
        held = self.held[rows(self.starts[of.shared], sizes)]
        pairs = held.astype(np.int64) * most
        pairs += np.repeat(of.story[of.shared], sizes)
        pairs.sort()
        again = pairs[1:][pairs[1:] == pairs[:-1]] // most
        return counts, counts - np.bincount(again, minlength=size)

    def _articles(self, documents: Numbers) -> Numbers:
        """Count, per value, the documents that have it."""
        size = len(self.values)
        held = self.table.take(documents, axis=0)
        counts: Numbers = np.bincount(held.ravel(), minlength=size + 1)[:size]
        others, indexes = self.beside
        if len(others):
            mask = np.zeros(len(self.table), dtype=bool)
            mask[documents] = True
            counts += np.bincount(indexes[mask[others]], minlength=size)
        return counts

    def mask(self, selected: Iterable[str], size: int) -> Mask:
        """Give the documents that have any of some values."""
        mask = np.zeros(size, dtype=bool)
        for value in selected:
            at = self._index(value)
            if at >= 0:
                both = np.array((at, at + 1), self.indexes.dtype)
                low, high = np.searchsorted(self.indexes, both)
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
    held, indexed = np.concatenate(documents), np.concatenate(indexes)
    alive = collection.alive[held]
    return column_of(tuple(values), held[alive], indexed[alive], collection.size)


def column_of(
    values: tuple[str, ...], documents: Numbers, indexes: Numbers, size: int
) -> FacetColumn:
    """Make a facet of pairs of a document and the index of a value, in any order.

    Args:
        values: sorted.
        documents: of each pair.
        indexes: of each pair.
        size: documents in all.
    """
    by_value = np.lexsort((documents, indexes))
    by_document = np.argsort(documents, kind="stable")
    counts = np.bincount(documents, minlength=size)
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    held = indexes[by_document].astype(np.int32)
    table, beside = _table(len(values), counts, starts, held)
    return FacetColumn(
        values=values,
        documents=documents[by_value].astype(np.int32),
        indexes=indexes[by_value].astype(np.int32),
        starts=starts,
        held=held,
        table=table,
        beside=beside,
    )


def _table(
    size: int, counts: Numbers, starts: Small, held: Small
) -> tuple[Array, tuple[Array, Array]]:
    """Lay out the documents' values in rows, those of documents with many beside.

    Args:
        size: values.
        counts: values of each document.
        starts: as in `FacetColumn`.
        held: as in `FacetColumn`.
    """
    width, room = 1, int(np.count_nonzero(counts))
    while width < WIDEST and room < (1 - BESIDE) * len(held):
        room += int(np.count_nonzero(counts > width))
        width += 1
    kind = np.uint16 if size <= np.iinfo(np.uint16).max else np.uint32
    table = np.full((len(counts), width), size, dtype=kind)
    document = np.repeat(np.arange(len(counts)), counts)
    column = np.arange(len(held)) - starts[document]
    inside = column < width
    table[document[inside], column[inside]] = held[inside]
    return table, (document[~inside].astype(np.int32), held[~inside])
