"""How often do words occur next to each other, or near each other, in each document?

A document and a position are packed into one integer, so that neighbouring words are
found by intersecting sorted arrays. Where other words may stand between, the documents
that have all words are examined one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution.postings_reader import TermPostings
from search.engines.columnar.execution.sorted_documents import search_sorted

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Integers
    from search.engines.columnar.execution.postings_reader import (
        PostingsReader,
        TermPositions,
    )
    from search.port.plan import Positions

POSITIONS = 1 << 32
"""More than there are positions in a document."""
SHIFT = 1 << 20
"""Added to positions, so that none is negative after an offset is subtracted."""


def occurrences(
    reader: PostingsReader, field: str, phrase: Positions, slop: int
) -> TermPostings:
    """Return the documents that a phrase occurs in, with the number of occurrences.

    Args:
        reader: of the index.
        field: to search.
        phrase: the alternatives for each word of the phrase.
        slop: words that may stand between; more than 0 allows any order.
    """
    documents_of = [
        reader.term(field, word[0]).documents
        if len(word) == 1
        else reader.any_of(field, word).documents
        for word in phrase
    ]
    common = reduce(_intersect, sorted(documents_of, key=len))
    if not len(common):
        return TermPostings(common, np.zeros(0))
    positions_of = [reader.positions(field, word, common) for word in phrase]
    if slop:
        return _count_near(positions_of, common, slop)
    starts = reduce(
        _intersect,
        (_phrase_starts(each, offset) for offset, each in enumerate(positions_of)),
    )
    documents, counts = np.unique(starts // POSITIONS, return_counts=True)
    return TermPostings(documents, counts.astype(np.float64))


def _intersect(one: Integers, other: Integers) -> Integers:
    """Return the integers that two ascending arrays of distinct integers share."""
    few, many = sorted((one, other), key=len)
    if not len(few):
        return few
    _, common = search_sorted(many, few)
    shared: Integers = few[common]
    return shared


def _phrase_starts(positions: TermPositions, offset: int) -> Integers:
    """Return where a phrase would start in which its n-th word is at some positions.

    Args:
        positions: of the word.
        offset: its index in the phrase.

    Returns:
        Documents and positions packed into integers, ascending, each once.
    """
    starts = positions.documents * POSITIONS + positions.positions + (SHIFT - offset)
    if len(starts) > 1 and not (starts[1:] > starts[:-1]).all():
        starts = np.unique(starts)
    return starts


def _count_near(
    positions_of: list[TermPositions], documents: Integers, slop: int
) -> TermPostings:
    rows_of = [_split(positions, documents) for positions in positions_of]
    counts = np.array(
        [
            _count_spans([rows[n] for rows in rows_of], slop)
            for n in range(len(documents))
        ],
        dtype=np.float64,
    )
    matching = counts > 0
    return TermPostings(documents[matching], counts[matching])


def _split(positions: TermPositions, documents: Integers) -> list[list[int]]:
    """Return the distinct positions in each of some documents, ascending."""
    order = np.lexsort((positions.positions, positions.documents))
    bounds = np.searchsorted(positions.documents[order], documents)
    parts = np.split(positions.positions[order], bounds[1:])
    return [sorted(set(part.tolist())) for part in parts]


def _count_spans(rows: list[list[int]], slop: int) -> int:
    """Count the positions at which a span starts that has all words near each other.

    Args:
        rows: positions of each word in one document.
        slop: as for `occurrences`.
    """
    length = len(rows) - 1 + slop
    starts = sorted({position for row in rows for position in row})
    return sum(_has_all_words(start, start + length, rows) for start in starts)


def _has_all_words(first: int, last: int, rows: list[list[int]]) -> bool:
    """Return whether a span has every word, each at a position of its own."""
    inside = [row[bisect_left(row, first) : bisect_right(row, last)] for row in rows]
    return all(inside) and len({p for row in inside for p in row}) >= len(inside)
