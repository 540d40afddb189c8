"""How do several segments become one, without their deleted documents?

Nothing is analysed again: documents and terms get new numbers, and the postings are
merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayWriter
from search.engines.columnar.segment.batch import FacetPairs
from search.engines.columnar.segment.field_merger import merge_field
from search.engines.columnar.segment.field_names import FACETS, field_names
from search.engines.columnar.segment.merge_blocks import DELETED, SourceField
from search.engines.columnar.segment.segment import write_articles, write_facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from search.engines.columnar.array_types import Array
    from search.engines.columnar.segment.segment import Segment


CHUNK = 4096
"""Documents whose stored fields are copied at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class _SourceSegment:
    """A segment that is merged.

    Attributes:
        segment: its content.
        new_numbers: as in `SourceField`.
    """

    segment: Segment
    new_numbers: Array

    @property
    def alive(self) -> Array:
        """The documents that are not deleted, ascending."""
        return np.flatnonzero(self.new_numbers != DELETED)


def merge_segments(path: Path, segments: Sequence[tuple[Segment, Array]]) -> int:
    """Write one segment of several and return its number of documents.

    Args:
        path: the new segment's file.
        segments: each with its deleted documents.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    sources, size = _renumber(segments)
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        _write_articles(writer, sources)
        for name in FACETS:
            write_facet(writer, name, _merge_facet(sources, name))
        for name in field_names():
            fields = (
                SourceField(
                    field, source.new_numbers, source.segment.file.release_pages
                )
                for source in sources
                if (field := source.segment.fields.get(name))
            )
            merge_field(writer, name, tuple(fields), size)
        writer.close()
    return size


def first_to_merge(sizes: Sequence[int], most: int) -> int:
    """Return the segment from which on all should be merged; their number for none.

    Where there are too many, those after the largest are merged, so that the cost is in
    proportion to what was added since. Where fewer than two come after it, all are.

    Args:
        sizes: documents of each segment.
        most: segments that an index may have.
    """
    if len(sizes) <= most:
        return len(sizes)
    largest = max(range(len(sizes)), key=lambda n: (sizes[n], -n))
    return largest + 1 if largest + 2 < len(sizes) else 0


def _renumber(
    segments: Sequence[tuple[Segment, Array]],
) -> tuple[list[_SourceSegment], int]:
    """Number the documents that are not deleted, and count them."""
    sources, size = [], 0
    for segment, deleted in segments:
        alive = np.ones(segment.size, dtype=bool)
        alive[deleted] = False
        new_numbers = np.where(alive, np.cumsum(alive) - 1 + size, DELETED)
        sources.append(_SourceSegment(segment, new_numbers))
        size += int(alive.sum())
    return sources, size


def _write_articles(writer: ArrayWriter, sources: Sequence[_SourceSegment]) -> None:
    parts = [(source.segment, source.alive) for source in sources]
    writer.put_joined(
        "stored_fields",
        _stored_fields(parts),
        _concatenate(s.stored_fields.lengths()[alive] for s, alive in parts),
    )
    write_articles(
        writer,
        [segment.ids[number] for segment, alive in parts for number in alive.tolist()],
        _concatenate(segment.published[alive] for segment, alive in parts),
    )


def _stored_fields(parts: Iterable[tuple[Segment, Array]]) -> Iterator[memoryview]:
    """Yield the stored fields of some documents, ascending, a chunk at a time."""
    for segment, documents in parts:
        # Consecutive documents lie together in the file, so that a run is one view.
        gaps = np.diff(documents) != 1
        breaks = np.flatnonzero(gaps | (documents[1:] % CHUNK == 0))
        bounds = [0, *(breaks + 1).tolist(), len(documents)]
        for first, last in pairwise(bounds if len(documents) else ()):
            start = int(documents[first])
            end = start + last - first
            yield segment.stored_fields.joined(start, end)
            if start // CHUNK < end // CHUNK:
                segment.file.release_pages()


def _merge_facet(sources: Sequence[_SourceSegment], name: str) -> FacetPairs:
    values = sorted({v for s in sources for v in s.segment.facets[name].values})
    index_of = {value: index for index, value in enumerate(values)}
    documents, indexes = [], []
    for source in sources:
        facet = source.segment.facets[name]
        new = source.new_numbers[facet.documents]
        own = np.array([index_of[value] for value in facet.values], dtype=np.int64)
        alive = new != DELETED
        documents.append(new[alive])
        indexes.append(own[facet.indexes[alive]])
    all_documents, all_indexes = _concatenate(documents), _concatenate(indexes)
    order = np.lexsort((all_documents, all_indexes))
    used, compact = np.unique(all_indexes[order], return_inverse=True)
    return FacetPairs(
        tuple(values[index] for index in used), all_documents[order], compact
    )


def _concatenate(arrays: Iterable[Array]) -> Array:
    """Return arrays one after the other, also if there are none."""
    return np.concatenate([np.zeros(0, dtype=np.int64), *arrays])
