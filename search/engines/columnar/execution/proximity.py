"""How often are words held near each other in each document?

A document and a position make one number, so that words side by side are found by
intersecting sorted arrays. Where words may stand between, the documents that hold all
are looked at one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution.postings_reader import TermPostings

if TYPE_CHECKING:
    from search.engines.columnar.execution.postings_reader import (
        Numbers,
        Places,
        PostingsReader,
    )

POSITIONS = 1 << 32
"""More than there are positions in a document."""
SHIFT = 1 << 20
"""Added to positions, so that none is less than 0."""


def occurrences(
    read: PostingsReader, field: str, places: tuple[tuple[str, ...], ...], slop: int
) -> TermPostings:
    """Give the documents that hold places near each other, and how often.

    Args:
        read: the index's postings.
        field: where to look.
        places: alternatives for each place.
        slop: words that may stand between; more than 0 allows any order.
    """
    held = [
        read.term(field, place[0]).documents
        if len(place) == 1
        else read.joined(field, place).documents
        for place in places
    ]
    among = reduce(_common, sorted(held, key=len))
    if not len(among):
        return TermPostings(among, np.zeros(0))
    found = [read.positions(field, place, among) for place in places]
    if slop:
        return _within(found, among, slop)
    keys = reduce(
        _common,
        (_keys(each, offset) for offset, each in enumerate(found)),
    )
    documents, counts = np.unique(keys // POSITIONS, return_counts=True)
    return TermPostings(documents, counts.astype(np.float64))


def _common(one: Numbers, other: Numbers) -> Numbers:
    """Give the numbers that two ascending arrays of different numbers share."""
    few, many = sorted((one, other), key=len)
    if not len(few):
        return few
    at = np.minimum(np.searchsorted(many, few), len(many) - 1)
    common: Numbers = few[many[at] == few]
    return common


def _keys(found: Places, offset: int) -> Numbers:
    """Give document and start of the row as one number, ascending, each once."""
    keys = found.documents * POSITIONS + found.positions + (SHIFT - offset)
    if len(keys) > 1 and not (keys[1:] > keys[:-1]).all():
        keys = np.unique(keys)
    return keys


def _within(found: list[Places], among: Numbers, slop: int) -> TermPostings:
    split = [_by_document(each, among) for each in found]
    counts = np.array(
        [_near([row[n] for row in split], slop) for n in range(len(among))],
        dtype=np.float64,
    )
    held = counts > 0
    return TermPostings(among[held], counts[held])


def _by_document(found: Places, among: Numbers) -> list[list[int]]:
    """Give the positions in each of some documents, ascending."""
    order = np.lexsort((found.positions, found.documents))
    bounds = np.searchsorted(found.documents[order], among)
    parts = np.split(found.positions[order], bounds[1:])
    return [sorted(set(part.tolist())) for part in parts]


def _near(rows: list[list[int]], slop: int) -> int:
    """Count how often places are held near enough, once per start."""
    span = len(rows) - 1 + slop
    held = sorted({position for positions in rows for position in positions})
    return sum(_is_near(first, first + span, rows) for first in held)


def _is_near(first: int, last: int, rows: list[list[int]]) -> bool:
    """Tell whether every place is held between two positions, each by its own word."""
    held = [r[bisect_left(r, first) : bisect_right(r, last)] for r in rows]
    return all(held) and len({p for positions in held for p in positions}) >= len(held)
