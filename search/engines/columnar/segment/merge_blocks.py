"""Which postings of several fields are merged at a time, and how?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.growable_arrays import concat_ranges
from search.engines.columnar.segment.inverter import stable_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from search.engines.columnar.array_types import Array
    from search.engines.columnar.segment.segment import Field


DELETED = -1
"""New number of a document that the merged segment leaves out."""
BLOCK = 100_000
"""Postings that are merged at a time, at some 150 bytes each; a term is not split."""


class SourceField(NamedTuple):
    """A field that is merged with others of its name.

    Attributes:
        field: its postings.
        new_numbers: for each document of its segment the number in the merged one, or
            `DELETED`; shape (documents,).
        release_pages: lets the system reclaim what was read of the field's file.
    """

    field: Field
    new_numbers: Array
    release_pages: Callable[[], None]

    @property
    def has_deletions(self) -> bool:
        """Whether any of its documents is left out."""
        return bool((self.new_numbers == DELETED).any())


class TermRange(NamedTuple):
    """The terms `first` to before `last` of a source."""

    source: SourceField
    first: int
    last: int


class PostingBlock(NamedTuple):
    """Postings of the terms of a block.

    Attributes:
        ranks: rank of each posting's term within the block; shape (postings,).
        documents: new number of each posting's document; shape (postings,).
        weights: of each posting; shape (postings,).
        counts: number of positions of each posting; shape (postings,).
        starts: index of each posting's first position; shape (postings,).
        positions: of all postings; shape (positions,).
    """

    ranks: Array
    documents: Array
    weights: Array
    counts: Array
    starts: Array
    positions: Array


def blocks(sources: Sequence[SourceField]) -> Iterator[list[TermRange]]:
    """Yield the sources' terms in order, cut into blocks.

    A block has a range of each source that has terms left; all ranges end before the
    same term, so that every term is in one block only.
    """
    share = max(1, BLOCK // len(sources))
    offsets = [0] * len(sources)
    while True:
        unfinished = [
            (number, source.field)
            for number, source in enumerate(sources)
            if offsets[number] < len(source.field.terms)
        ]
        if not unfinished:
            return
        ends = [_range_end(field, offsets[n], share) for n, field in unfinished]
        last_terms = [
            field.terms[end - 1]
            for (_, field), end in zip(unfinished, ends, strict=True)
            if end < len(field.terms)
        ]
        block = []
        for (number, field), end in zip(unfinished, ends, strict=True):
            last = field.terms.bisect_right(min(last_terms)) if last_terms else end
            block.append(TermRange(sources[number], offsets[number], last))
            offsets[number] = last
        yield block


def _range_end(field: Field, first: int, share: int) -> int:
    """Return the end of the longest range from `first` with a share of postings.

    It has one term at least.
    """
    most = field.starts[first] + np.uint64(share)
    return max(first + 1, int(np.searchsorted(field.starts, most, side="right")) - 1)


def merge_block(block: Sequence[TermRange]) -> tuple[list[bytes], PostingBlock]:
    """Return the sorted terms of a block and its postings by term, then document."""
    terms_of = [part.source.field.terms.slice(part.first, part.last) for part in block]
    terms = sorted(set().union(*terms_of))
    rank_of = {term: rank for rank, term in enumerate(terms)}
    parts = [
        _read_postings(part, np.array([rank_of[t] for t in own], dtype=np.int64))
        for part, own in zip(block, terms_of, strict=True)
    ]
    shifts = np.cumsum([0, *(len(part.positions) for part in parts)])
    starts = [part.starts + shift for part, shift in zip(parts, shifts, strict=False)]
    joined = PostingBlock(*map(np.concatenate, zip(*parts, strict=True)))
    order = stable_order(joined.ranks)
    counts = joined.counts[order]
    ordered_starts = np.concatenate(starts)[order]
    return terms, PostingBlock(
        joined.ranks[order],
        joined.documents[order],
        joined.weights[order],
        counts,
        ordered_starts,
        joined.positions[concat_ranges(ordered_starts, counts)],
    )


def _read_postings(part: TermRange, ranks: Array) -> PostingBlock:
    """Read a range's postings without those of deleted documents.

    Args:
        part: the range.
        ranks: of its terms within the block.
    """
    field, new_numbers, _ = part.source
    starts = field.starts[part.first : part.last + 1].astype(np.int64)
    begin, end = int(starts[0]), int(starts[-1])
    position_starts = field.position_starts[begin : end + 1].astype(np.int64)
    documents = new_numbers[field.documents[begin:end]]
    postings = PostingBlock(
        np.repeat(ranks, starts[1:] - starts[:-1]),
        documents,
        field.weights[begin:end],
        position_starts[1:] - position_starts[:-1],
        position_starts[:-1] - position_starts[0],
        field.positions[int(position_starts[0]) : int(position_starts[-1])],
    )
    alive = documents != DELETED
    if alive.all():
        return postings
    columns = [column[alive] for column in postings[:-1]]
    return PostingBlock._make([*columns, postings.positions])
