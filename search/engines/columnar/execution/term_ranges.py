"""Which terms begin with a prefix, and how many are they over all segments?"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.marked_letters import readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.array_file import ByteStrings
    from search.engines.columnar.array_types import Mask
    from search.engines.columnar.segment.segment import Field

_PAST_LETTERS = b"\xff"
"""Greater than any byte of a letter in UTF-8."""


class TermRun(NamedTuple):
    """Neighbouring terms of a field of a segment.

    Attributes:
        field: the field.
        base: number of the segment's first document.
        low, high: ids of the first term and of that after the last; at least one.
    """

    field: Field
    base: int
    low: int
    high: int


def has_more_terms(runs: Sequence[TermRun], most: int, alive: Mask | None) -> bool:
    """Return whether there are more distinct terms than a number.

    Args:
        runs: of terms; segments may share terms.
        most: the number.
        alive: which documents of the index count, shape (documents,); a term that is
            in none of them does not. None where all do.
    """
    if sum(run.high - run.low for run in runs) <= most:
        return False
    distinct: set[bytes] = set()
    for run in runs:
        for low in range(run.low, run.high, most):
            distinct.update(_terms(run, low, min(low + most, run.high), alive))
            if len(distinct) > most:
                return True
    return False


def _terms(run: TermRun, low: int, high: int, alive: Mask | None) -> Iterator[bytes]:
    """Return the terms of a part of a run that count."""
    terms = iter(run.field.terms.slice(low, high))
    if alive is None:
        return terms
    postings = run.field.postings(low, high)
    counted = alive[run.field.documents[postings].astype(np.int64) + run.base]
    starts = run.field.starts[low:high].astype(np.int64) - postings.start
    return compress(terms, np.logical_or.reduceat(counted, starts))


def beginning_with(
    terms: ByteStrings, prefix: str, *, unmarked: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the terms that begin with a prefix; none overlap.

    Args:
        terms: in order, encoded in UTF-8.
        prefix: their beginning.
        unmarked: whether they may have marks that the prefix lacks. Each letter is then
            tried with each mark, as far as any term begins so: some dozen searches.
    """
    if not unmarked:
        yield from _range(terms, prefix)
        return
    pending = [("", 0)]
    while pending:
        beginning, read = pending.pop()
        if read == len(prefix):
            yield from _range(terms, beginning)
            continue
        for letters, count in readings(prefix, read):
            if any(_range(terms, beginning + letters)):
                pending.append((beginning + letters, read + count))


def _range(terms: ByteStrings, prefix: str) -> Iterator[tuple[int, int]]:
    first = prefix.encode()
    low = terms.bisect_left(first)
    high = terms.bisect_left(first + _PAST_LETTERS)
    if low < high:
        yield low, high
