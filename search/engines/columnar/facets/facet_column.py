"""How many documents and stories have each value of a facet?

Of many documents the values' bitmaps are counted; see `story_bitmaps`. Of few documents
the values are looked up in a table: nearly every story has one of them, and only where
it has several must pairs of value and story be counted once.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzers.growable_arrays import concat_ranges
from search.engines.columnar.facets.story_bitmaps import WORD_BITS, count_bits

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.engines.columnar.array_types import Array, Integers, Mask
    from search.engines.columnar.facets.story_bitmaps import (
        MatchedDocuments,
        StoryLayout,
    )
    from search.engines.columnar.segment.segment_list import SegmentList

    Words = npt.NDArray[np.uint64]

MAX_BITMAPS = 512
"""Values of a facet up to which there are bitmaps, at a bit a document each."""
WORDS_PER_CELL = 3
"""Words of bitmaps that are counted in the time in which a cell of the table is read.

Over 50,000 articles a question for four facets takes 0.54 ms, and without the table
0.77. Without bitmaps too, counting the facets of a page took 0.69 ms instead of 0.25,
and 2.9 ms for a question that half of the articles match.
"""
MAX_OVERFLOW = 0.1
"""Share of the pairs of document and value that the table may leave out."""
MAX_COLUMNS = 8
"""Most values of a document that the table holds; a column costs 2 bytes or 4 each."""


@dataclass(frozen=True, eq=False)
class FacetColumn:
    """A facet of an index.

    Attributes:
        values: the distinct values, sorted.
        starts: index into `indexes` of each document's first value;
            shape (documents + 1,).
        indexes: index into `values` of each document's values, document by document;
            shape (pairs,).
        table: each document's first indexes into `values`, filled up with the number of
            values; shape (documents, columns).
        overflow: documents and indexes of the pairs that the table has no room for.
        bitmaps: of each value, the documents that have it, as `StoryLayout.bitmap`
            returns them; shape (values, words). None where there are too many values.
    """

    values: tuple[str, ...]
    starts: Integers
    indexes: Integers
    table: Array
    overflow: tuple[Integers, Integers]
    bitmaps: Words | None

    def counts(self, matches: MatchedDocuments) -> tuple[Integers, Integers]:
        """Count, for each value, the matches that have it, and their stories.

        Returns:
            Two arrays of shape (values,).
        """
        cells = len(matches.documents) * self.table.shape[1]
        if self.bitmaps is not None and self.bitmaps.size < WORDS_PER_CELL * cells:
            common = self.bitmaps & matches.bitmap
            return count_bits(common), matches.layout.count_stories(common)
        return self._look_up(matches)

    def _look_up(self, matches: MatchedDocuments) -> tuple[Integers, Integers]:
        size = len(self.values)
        counts = self._count_documents(matches.documents)
        if not len(matches.sharing):
            return counts, counts
        story = matches.layout.story
        indexes, lengths = self.values_of(matches.sharing)
        pairs = indexes * (len(story) + 1)
        pairs += np.repeat(story[matches.sharing], lengths)
        pairs.sort()
        repeated = pairs[1:][pairs[1:] == pairs[:-1]] // (len(story) + 1)
        return counts, counts - np.bincount(repeated, minlength=size)

    def _count_documents(self, documents: Integers) -> Integers:
        """Count, for each value, the documents that have it."""
        size = len(self.values)
        cells = self.table.take(documents, axis=0).ravel()
        counts: Integers = np.bincount(cells, minlength=size + 1)[:size]
        others, indexes = self.overflow
        if len(others):
            is_match = np.zeros(len(self.table), dtype=bool)
            is_match[documents] = True
            counts += np.bincount(indexes[is_match[others]], minlength=size)
        return counts

    def values_of(self, documents: Integers) -> tuple[Integers, Integers]:
        """Return the value indexes of some documents, and how many each has."""
        starts = self.starts.take(documents)
        lengths = self.starts.take(documents + 1) - starts
        return self.indexes.take(concat_ranges(starts, lengths)), lengths

    def mask(self, selected: Iterable[str]) -> Mask:
        """Return which documents have any of some values, shape (documents,)."""
        is_selected = np.zeros(len(self.values), dtype=bool)
        for value in selected:
            index = bisect_left(self.values, value)
            if index < len(self.values) and self.values[index] == value:
                is_selected[index] = True
        pairs = np.flatnonzero(is_selected[self.indexes])
        mask = np.zeros(len(self.starts) - 1, dtype=bool)
        mask[self.starts.searchsorted(pairs, side="right") - 1] = True
        return mask


def make_facet(segments: SegmentList, field: str, layout: StoryLayout) -> FacetColumn:
    """Combine a facet of all segments, without deleted documents."""
    parts = [(s.facets[field], base) for s, base in segments.with_bases()]
    values = sorted({value for facet, _ in parts for value in facet.values})
    index_of = {value: index for index, value in enumerate(values)}
    documents = [np.zeros(0, dtype=np.int64)]
    indexes = [np.zeros(0, dtype=np.int64)]
    for facet, base in parts:
        own = np.array([index_of[value] for value in facet.values], dtype=np.int64)
        documents.append(facet.documents.astype(np.int64) + base)
        indexes.append(own[facet.indexes] if len(own) else indexes[0])
    all_documents, all_indexes = np.concatenate(documents), np.concatenate(indexes)
    alive = segments.alive[all_documents]
    return column_of(tuple(values), all_documents[alive], all_indexes[alive], layout)


def column_of(
    values: tuple[str, ...], documents: Integers, indexes: Integers, layout: StoryLayout
) -> FacetColumn:
    """Build a facet from pairs of a document and a value, in any order.

    Args:
        values: the distinct values, sorted.
        documents: of each pair.
        indexes: index into `values` of each pair.
        layout: of all documents.
    """
    lengths = np.bincount(documents, minlength=len(layout.story))
    by_document = indexes[np.argsort(documents, kind="stable")]
    table, overflow = _table(len(values), lengths, by_document)
    return FacetColumn(
        values=values,
        starts=np.concatenate(([0], np.cumsum(lengths))),
        indexes=by_document,
        table=table,
        overflow=overflow,
        bitmaps=_bitmaps(len(values), documents, indexes, layout),
    )


def _table(
    values: int, lengths: Integers, indexes: Integers
) -> tuple[Array, tuple[Integers, Integers]]:
    """Lay out the first values of each document in a row of a table.

    The table is as wide as it must be for nearly all values, within `MAX_COLUMNS`.

    Args:
        values: the number of distinct values.
        lengths: how many values each document has; shape (documents,).
        indexes: index of each of them, document by document; shape (pairs,).
    """
    columns, in_table = 1, int(np.count_nonzero(lengths))
    while columns < MAX_COLUMNS and in_table < (1 - MAX_OVERFLOW) * len(indexes):
        in_table += int(np.count_nonzero(lengths > columns))
        columns += 1
    dtype = np.uint16 if values <= np.iinfo(np.uint16).max else np.uint32
    table = np.full((len(lengths), columns), values, dtype)
    document = np.repeat(np.arange(len(lengths)), lengths)
    column = np.arange(len(indexes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    fits = column < columns
    table[document[fits], column[fits]] = indexes[fits]
    return table, (document[~fits], indexes[~fits])


def _bitmaps(
    values: int, documents: Integers, indexes: Integers, layout: StoryLayout
) -> Words | None:
    if values > MAX_BITMAPS:
        return None
    bitmaps = np.zeros((values, layout.words), np.uint64)
    words, bits = np.divmod(layout.bits[documents], WORD_BITS)
    flags = np.uint64(1) << bits.astype(np.uint64)
    np.bitwise_or.at(bitmaps, (indexes, words), flags)
    return bitmaps
