"""How are the postings of a field merged, if several segments or runs have it?

Blocks of terms are merged and written one after the other, so that memory does not grow
with the number of postings: the size of each array is counted first, and its space in
the file reserved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.segment.merge_blocks import (
    BLOCK,
    DELETED,
    blocks,
    merge_block,
)
from search.engines.columnar.segment.segment import term_outlines
from search.engines.columnar.segment.small_integers import smallest_dtype

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.array_file import ArrayWriter
    from search.engines.columnar.array_types import Array
    from search.engines.columnar.segment.merge_blocks import SourceField


@dataclass(slots=True, eq=False)
class _TermColumns:
    """What is in memory of each merged term until all are known; see `Field`."""

    blob: bytearray = field(default_factory=bytearray)
    sizes: list[Array] = field(default_factory=list)
    frequencies: list[Array] = field(default_factory=list)
    term_lengths: list[Array] = field(default_factory=list)
    letter_masks: list[Array] = field(default_factory=list)

    def add(self, terms: Sequence[bytes], frequencies: Array) -> None:
        lengths, masks = term_outlines([term.decode() for term in terms])
        self.blob += b"".join(terms)
        self.sizes.append(np.array([len(term) for term in terms], dtype=np.uint32))
        self.frequencies.append(frequencies)
        self.term_lengths.append(lengths)
        self.letter_masks.append(masks)


def merge_field(
    writer: ArrayWriter, name: str, sources: Sequence[SourceField], size: int
) -> None:
    """Write a field merged of several; none if no postings are left.

    Args:
        writer: gets the arrays that `write_field` would write.
        name: of the field.
        sources: in the order of their documents' new numbers.
        size: the number of documents in the merged segment.
    """
    counts = [_count(source) for source in sources]
    postings = sum(count for count, _ in counts)
    positions = sum(count for _, count in counts)
    if not postings:
        return
    terms = _write_postings(writer, name, sources, postings, positions)
    frequencies = np.concatenate(terms.frequencies)
    starts = np.concatenate(([0], np.cumsum(frequencies))).astype(np.uint64)
    writer.put(f"{name}.starts", starts)
    writer.put(f"{name}.lengths", _merge_lengths(sources, size))
    writer.put(f"{name}.term_lengths", np.concatenate(terms.term_lengths))
    writer.put(f"{name}.letter_masks", np.concatenate(terms.letter_masks))
    writer.put_joined(f"{name}.terms", [terms.blob], np.concatenate(terms.sizes))


def _count(source: SourceField) -> tuple[int, int]:
    """Count a source's postings and positions, without those of deleted documents."""
    documents, position_starts = source.field.documents, source.field.position_starts
    if not source.has_deletions:
        return len(documents), int(position_starts[-1])
    postings = positions = 0
    for low in range(0, len(documents), BLOCK):
        high = low + BLOCK
        alive = source.new_numbers[documents[low:high]] != DELETED
        starts = position_starts[low : high + 1].astype(np.int64)
        postings += int(alive.sum())
        positions += int((starts[1:] - starts[:-1])[alive].sum())
        source.release_pages()
    return postings, positions


def _write_postings(
    writer: ArrayWriter,
    name: str,
    sources: Sequence[SourceField],
    postings: int,
    positions: int,
) -> _TermColumns:
    """Write the postings block by block, and return the terms that have any.

    Args:
        writer: as for `merge_field`.
        name: as for `merge_field`.
        sources: as for `merge_field`.
        postings: the number of postings in all.
        positions: the number of positions in all.
    """
    fields = [source.field for source in sources]
    weight_dtype = np.result_type(*(field.weights for field in fields))
    position_dtype = np.result_type(*(field.positions for field in fields))
    start_dtype = smallest_dtype(positions)
    documents_slot = writer.reserve(f"{name}.documents", np.dtype(np.uint32), postings)
    weights_slot = writer.reserve(f"{name}.weights", weight_dtype, postings)
    starts_slot = writer.reserve(f"{name}.position_starts", start_dtype, postings + 1)
    positions_slot = writer.reserve(f"{name}.positions", position_dtype, positions)
    columns, written = _TermColumns(), 0
    starts_slot.append(np.zeros(1))
    for block in blocks(sources):
        terms, merged = merge_block(block)
        documents_slot.append(merged.documents)
        weights_slot.append(merged.weights)
        starts_slot.append(np.cumsum(merged.counts) + written)
        positions_slot.append(merged.positions)
        written += len(merged.positions)
        frequencies = np.bincount(merged.ranks, minlength=len(terms))
        used = np.flatnonzero(frequencies)
        columns.add([terms[rank] for rank in used.tolist()], frequencies[used])
        for source in sources:
            source.release_pages()
    return columns


def _merge_lengths(sources: Sequence[SourceField], size: int) -> Array:
    """Return the length of each document of the merged segment."""
    lengths = np.zeros(size, dtype=np.uint32)
    for source in sources:
        alive = source.new_numbers != DELETED
        lengths[source.new_numbers[alive]] = source.field.lengths[alive]
    return lengths
