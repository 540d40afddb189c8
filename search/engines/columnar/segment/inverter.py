"""How do postings by document become postings by term?

Each field's postings are collected in the order of their documents. At the end, one
stable sort by term keeps every term's documents in ascending order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from analyzers.growable_arrays import concat_ranges
from analyzers.interning import interner
from search.engines.columnar.segment.small_integers import smallest

if TYPE_CHECKING:
    from collections import defaultdict

    from search.engines.columnar.array_types import Array
    from search.engines.columnar.segment.batch import FieldBatch


BYTES_PER_TERM = 150
"""Memory that a term takes while it is collected, roughly."""
BYTES_PER_POSTING = 60
"""Memory that a posting takes while it is inverted, roughly."""
STEP = 50_000
"""Postings whose positions are reordered at a time, which bounds the memory."""
_HALF = 16


@dataclass(slots=True, eq=False)
class FieldBuffer:
    """The postings of one field, collected from batches.

    Attributes:
        term_ids: id of each term, by first appearance.
        columns: one tuple for each batch: documents, sizes, term ids, weights, counts
            and positions, as in `FieldBatch`; ids and documents are the segment's.
        postings: the number of postings.
        nbytes: memory that all of it takes, roughly.
    """

    term_ids: defaultdict[str, int] = field(default_factory=interner)
    columns: list[tuple[Array, ...]] = field(default_factory=list)
    postings: int = 0
    nbytes: int = 0

    def add(self, batch: FieldBatch, first: int) -> None:
        """Append a batch; its document 0 is document `first` of the segment."""
        terms, documents, sizes, term_ids, *rest = batch
        terms_before = len(self.term_ids)
        own_ids = np.fromiter(
            map(self.term_ids.__getitem__, terms), np.uint32, len(terms)
        )
        arrays = (
            documents.astype(np.uint32) + np.uint32(first),
            sizes,
            own_ids[term_ids],
            *rest,
        )
        self.columns.append(arrays)
        self.postings += len(term_ids)
        self.nbytes += BYTES_PER_TERM * (len(self.term_ids) - terms_before)
        self.nbytes += sum(array.nbytes for array in arrays)

    def concatenated(self) -> list[Array]:
        """Return the columns of all batches, concatenated."""
        return [np.concatenate(parts) for parts in zip(*self.columns, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class InvertedField:
    """A field's postings by term: the arrays that a segment's file holds.

    Attributes:
        terms: sorted by their UTF-8 bytes.
        starts: index of each term's first posting; shape (terms + 1,), uint64.
        documents: of each posting, ascending within a term; shape (postings,), uint32.
        weights: of each posting; shape (postings,).
        position_starts: index of each posting's first position;
            shape (postings + 1,).
        positions: ascending within a posting; shape (positions,).
        lengths: sum of weights of each document; shape (documents,), uint32.
    """

    terms: tuple[bytes, ...]
    starts: Array
    documents: Array
    weights: Array
    position_starts: Array
    positions: Array
    lengths: Array


def invert(buffer: FieldBuffer, size: int) -> InvertedField:
    """Sort a field's postings by term.

    Args:
        buffer: the postings of at least one batch.
        size: the number of documents in the segment.
    """
    documents, sizes, term_ids, weights, counts, positions = buffer.concatenated()
    terms = sorted(buffer.term_ids)
    ranks = np.empty(len(terms), dtype=np.uint32)
    ranks[[buffer.term_ids[term] for term in terms]] = np.arange(len(terms))
    posting_ranks = ranks[term_ids]
    posting_documents = np.repeat(documents, sizes)
    frequencies = np.bincount(posting_ranks, minlength=len(terms))
    order = stable_order(posting_ranks)
    position_starts, positions = _reorder_positions(counts, order, positions)
    return InvertedField(
        terms=tuple(term.encode() for term in terms),
        starts=np.concatenate(([0], np.cumsum(frequencies))).astype(np.uint64),
        documents=posting_documents[order],
        weights=smallest(weights[order]),
        position_starts=position_starts,
        positions=smallest(positions),
        lengths=np.bincount(posting_documents, weights, size).astype(np.uint32),
    )


def stable_order(ranks: Array) -> Array:
    """Return the permutation that sorts 32-bit integers and keeps equal ones in order.

    NumPy's stable sort of 16-bit integers is a radix sort, linear in their number, so
    the two halves are sorted one after the other.
    """
    order = np.argsort(ranks.astype(np.uint16), kind="stable")
    high = (ranks >> _HALF).astype(np.uint16)
    if not high.any():
        return order
    return order[np.argsort(high[order], kind="stable")]


def _reorder_positions(
    counts: Array, order: Array, positions: Array
) -> tuple[Array, Array]:
    """Return the positions' starts and the positions, with postings in a new order."""
    old_starts = np.cumsum(counts, dtype=np.int64) - counts
    new_starts = np.zeros(len(order) + 1, dtype=np.uint64)
    np.cumsum(counts[order], out=new_starts[1:])
    reordered = np.empty(len(positions), dtype=positions.dtype)
    for low in range(0, len(order), STEP):
        step = order[low : low + STEP]
        begin, end = new_starts[low].item(), new_starts[low + len(step)].item()
        reordered[begin:end] = positions[concat_ranges(old_starts[step], counts[step])]
    return new_starts, reordered
