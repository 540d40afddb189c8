"""How does an index grow by segments?

A new index takes over the segments of the one that it is based on as hard links, marks
what is deleted, and adds one segment. Where there are too many segments, or too many
deleted documents, segments are merged.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engines.columnar.segment.merger import first_to_merge, merge_segments
from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.engines.columnar.segment.segment_list import (
    SegmentEntry,
    read_deleted,
    read_entries,
    write_deleted,
    write_entries,
)
from search.engines.columnar.segment.writer import write_segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from search.engines.columnar.array_types import Array
    from search.engines.columnar.segment.batch import SegmentBatch


MAX_SEGMENTS = 8
"""Segments of an index; each costs one look-up for every term of a query."""
MAX_DELETED = 0.25
"""Share of documents that may be deleted before all segments are merged."""


class WrittenSegment(NamedTuple):
    """A segment of the new index, open for reading.

    Attributes:
        entry: the segment in the index's list.
        segment: its content.
        deleted: its deleted documents, ascending; uint32.
    """

    entry: SegmentEntry
    segment: Segment
    deleted: Array


def write_index(
    folder: Path,
    batches: Iterable[SegmentBatch],
    base: Path | None,
    deleted: frozenset[str],
    prefix: str,
) -> tuple[WrittenSegment, ...]:
    """Write a new index; see `search.port.storage.EngineStorage.write`.

    Args:
        folder: the new index, empty.
        batches: documents to add.
        base: an index to take segments over from, or None.
        deleted: ids of articles of `base` to leave out.
        prefix: of the names of segments; an underscore and a number follow.

    Returns:
        The segments of the new index.

    Raises:
        OSError: the disk is full or the folder may not be written.
    """
    segments = tuple(_link_segments(folder, base, deleted)) if base else ()
    name = f"{prefix}_{_next_number(segments)}"
    if write_segment(folder / (name + SUFFIX), batches, empty=not segments):
        segments = (*segments, _open_segment(folder, SegmentEntry(name)))
    segments = _compact(folder, segments, prefix)
    write_entries(folder, tuple(written.entry for written in segments))
    return segments


def _open_segment(folder: Path, entry: SegmentEntry) -> WrittenSegment:
    segment = Segment.open(folder / (entry.name + SUFFIX))
    return WrittenSegment(entry, segment, read_deleted(folder, entry, segment.size))


def _link_segments(
    folder: Path, base: Path, deleted: frozenset[str]
) -> Iterator[WrittenSegment]:
    """Link the segments of an index that have documents left, with more deletions."""
    ids = [article_id.encode() for article_id in sorted(deleted)]
    for entry in read_entries(base):
        _, segment, deleted_before = _open_segment(base, entry)
        numbers = [segment.document(article_id) for article_id in ids]
        deleted_now = np.union1d(deleted_before, [n for n in numbers if n >= 0])
        if len(deleted_now) == segment.size:
            continue
        os.link(base / (entry.name + SUFFIX), folder / (entry.name + SUFFIX))
        name = f"{entry.name}.deleted" if len(deleted_now) else ""
        if name:
            write_deleted(folder, name, deleted_now)
        yield WrittenSegment(
            SegmentEntry(entry.name, name), segment, deleted_now.astype(np.uint32)
        )


def _compact(
    folder: Path, segments: tuple[WrittenSegment, ...], prefix: str
) -> tuple[WrittenSegment, ...]:
    """Merge segments where there are too many, or too many deleted documents."""
    sizes = [written.segment.size for written in segments]
    deleted = sum(len(written.deleted) for written in segments)
    too_many_deleted = deleted > MAX_DELETED * sum(sizes)
    first = 0 if too_many_deleted else first_to_merge(sizes, MAX_SEGMENTS)
    if first == len(segments):
        return segments
    merged = SegmentEntry(f"{prefix}_{_next_number(segments)}")
    merge_segments(
        folder / (merged.name + SUFFIX),
        [(segment, deleted) for _, segment, deleted in segments[first:]],
    )
    for entry, _, _ in segments[first:]:
        folder.joinpath(entry.name + SUFFIX).unlink()
        if entry.deleted:
            folder.joinpath(entry.deleted + SUFFIX).unlink()
    return (*segments[:first], _open_segment(folder, merged))


def _next_number(segments: Sequence[WrittenSegment]) -> int:
    """Return a number that no segment's name ends in."""
    numbers = (int(each.entry.name.rpartition("_")[2]) for each in segments)
    return 1 + max(numbers, default=0)
