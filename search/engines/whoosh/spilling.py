"""How is a segment written whose postings are more than memory should hold?

What was collected is written as a segment of its own whenever it is too much, and all
of those are merged at the end. The file comes out the same, byte for byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.engines.whoosh.merging import merge
from search.engines.whoosh.segment import Segment
from search.engines.whoosh.segment_writer import SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from search.entry import Entry

BUFFER = 64 << 20
"""Bytes that are collected before they are written."""
EVERY = 64
"""Articles after which the bytes are counted."""


def write_segment(
    path: Path, entries: Iterable[Entry], *, empty: bool, buffer: int = BUFFER
) -> bool:
    """Write a segment, with files beside it that are gone in the end.

    Args:
        path: the segment's file.
        entries: its articles.
        empty: write it even if there are none.
        buffer: bytes that are collected before they are written.

    Returns:
        Whether there is one.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    parts: list[Path] = []
    writer, size = SegmentWriter(), 0
    for entry in entries:
        writer.add(entry)
        size += 1
        if size % EVERY == 0 and writer.bytes > buffer:
            parts.append(_part(path, writer, len(parts)))
            writer = SegmentWriter()
    if parts:
        if writer.ids:
            parts.append(_part(path, writer, len(parts)))
        nothing = np.zeros(0, dtype=np.int64)
        merge(path, [(Segment.open(part), nothing) for part in parts])
        for part in parts:
            part.unlink()
    elif size or empty:
        writer.write(path)
    return bool(size) or empty


def _part(path: Path, writer: SegmentWriter, number: int) -> Path:
    part = path.with_name(f"{path.name}.{number}")
    writer.write(part)
    return part
