"""How many articles and stories have each value of a facet?

Of many documents a bit each tells which have a value; see `telling`. Of few the values
are looked up: of nearly all stories one article is among them, and only where several
are do pairs of value and story have to be told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzers.growable_arrays import concat_ranges
from search.engines.columnar.facets.story_bitmaps import BITS, ones

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.engines.columnar.facets.story_bitmaps import Telling, Told
    from search.engines.columnar.segment.segment_list import Collection

    Array = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]
    Small = npt.NDArray[np.int32]
    Words = npt.NDArray[np.uint64]

BESIDE = 0.1
"""Share of the pairs of document and value that may stand beside the table."""
MOST_VALUES = 512
"""Values of a facet up to which there are bits: a byte a document for each eight."""
WORTH = 3
"""Values that are looked up in the time that a word of bits takes."""
WIDEST = 8
"""Most values of a document that the table holds; each column costs 2 bytes or 4."""


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
        bits: of each value the documents that have it, as `Telling.bits` gives them;
            None where there are too many values.
    """

    values: tuple[str, ...]
    documents: Small
    indexes: Small
    starts: Small
    held: Small
    table: Array
    beside: tuple[Array, Array]
    bits: Words | None

    def counts(self, of: Told) -> tuple[Numbers, Numbers]:
        """Count, per value, the documents that have it and the stories they tell."""
        looked_up = len(of.documents) * self.table.shape[1]
        if self.bits is not None and self.bits.size < WORTH * looked_up:
            held = self.bits & of.bits
            return ones(held), of.telling.stories(held)
        return self._looked_up(of)

    def _looked_up(self, of: Told) -> tuple[Numbers, Numbers]:
        """Count by the values of each document."""
        story = of.telling.story
        size, most = len(self.values), len(story) + 1
        counts = self._articles(of.documents)
        if not len(of.shared):
            return counts, counts
        sizes = self.starts[of.shared + 1] - self.starts[of.shared]
        held = self.held[concat_ranges(self.starts[of.shared], sizes)]
        pairs = held.astype(np.int64) * most
        pairs += np.repeat(story[of.shared], sizes)
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


def make_facet(collection: Collection, field: str, telling: Telling) -> FacetColumn:
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
    return column_of(tuple(values), held[alive], indexed[alive], telling)


def column_of(
    values: tuple[str, ...], documents: Numbers, indexes: Numbers, telling: Telling
) -> FacetColumn:
    """Make a facet of pairs of a document and the index of a value, in any order.

    Args:
        values: sorted.
        documents: of each pair.
        indexes: of each pair.
        telling: of all documents.
    """
    size = len(telling.story)
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
        bits=_bits(len(values), documents, indexes, telling),
    )


def _bits(
    size: int, documents: Numbers, indexes: Numbers, telling: Telling
) -> Words | None:
    """Set the bits of the documents that have each of so many values."""
    if size > MOST_VALUES:
        return None
    bits = np.zeros((size, telling.words), np.uint64)
    words, bit = np.divmod(telling.places[documents], BITS)
    np.bitwise_or.at(bits, (indexes, words), np.uint64(1) << bit.astype(np.uint64))
    return bits


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
