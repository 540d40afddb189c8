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

from search.engines.columnar.execution.sorted_documents import search_sorted
from search.engines.columnar.execution.term_postings import TermPostings
from search.ranking.grid import MOST_OCCURRENCES

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Integers
    from search.engines.columnar.execution.postings_reader import PostingsReader
    from search.engines.columnar.execution.term_postings import TermPositions
    from search.port.plan import Positions

POSITIONS = 1 << 32
"""More than there are positions in a document."""
SHIFT = 1 << 20
"""Added to positions, so that none is negative after an offset is subtracted."""


def occurrences(
    reader: PostingsReader, field: str, phrase: Positions, slop: int
) -> TermPostings:
    """Return the documents that a phrase occurs in, with the number of occurrences.

    No more than `MOST_OCCURRENCES` count. Words near each other count once in a
    document, however often they are: engines agree on what is near, but each counts
    overlapping spans in its own way.

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
        return _near(positions_of, common, slop)
    starts = reduce(
        _intersect,
        (_phrase_starts(each, offset) for offset, each in enumerate(positions_of)),
    )
    documents, counts = np.unique(starts // POSITIONS, return_counts=True)
    counts = np.minimum(counts, MOST_OCCURRENCES)
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


def _near(
    positions_of: list[TermPositions], documents: Integers, slop: int
) -> TermPostings:
    """Return the documents that have the words near each other, once each."""
    rows_of = [_split(positions, documents) for positions in positions_of]
    near = [
        _are_near([rows[n] for rows in rows_of], slop) for n in range(len(documents))
    ]
    matching = documents[np.array(near, dtype=bool)]
    return TermPostings(matching, np.ones(len(matching)))


def _split(positions: TermPositions, documents: Integers) -> list[list[int]]:
    """Return the distinct positions in each of some documents, ascending."""
    order = np.lexsort((positions.positions, positions.documents))
    bounds = np.searchsorted(positions.documents[order], documents)
    parts = np.split(positions.positions[order], bounds[1:])
    return [sorted(set(part.tolist())) for part in parts]


def _are_near(rows: list[list[int]], slop: int) -> bool:
    """Return whether a document has all words near each other.

    Args:
        rows: positions of each word in the document, ascending.
        slop: as for `occurrences`.
    """
    length = len(rows) - 1 + slop
    starts = sorted({position for row in rows for position in row})
    return any(_has_all_words(start, start + length, rows) for start in starts)


def _has_all_words(first: int, last: int, rows: list[list[int]]) -> bool:
    """Return whether a span has every word, each at a position of its own."""
    inside = [row[bisect_left(row, first) : bisect_right(row, last)] for row in rows]
    if not all(inside) or len(set().union(*inside)) < len(inside):
        return False
    taken: dict[int, int] = {}
    return all(_find_position(n, inside, taken, set()) for n in range(len(inside)))


def _find_position(
    word: int, inside: list[list[int]], taken: dict[int, int], tried: set[int]
) -> bool:
    """Find a position for one more word, moving others where it takes theirs.

    This is one step of a bipartite matching (Kuhn 1955): words that share lemmas may
    compete for positions.

    Args:
        word: number of the word.
        inside: positions that each word has.
        taken: the word at each position; changed.
        tried: positions that have been tried for this word; changed.
    """
    for position in inside[word]:
        if position not in tried:
            tried.add(position)
            other = taken.get(position)
            if other is None or _find_position(other, inside, taken, tried):
                taken[position] = word
                return True
    return False
