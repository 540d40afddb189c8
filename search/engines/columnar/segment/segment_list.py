"""Which segments make up an index, and which of their documents are deleted?

The documents of all segments are numbered consecutively. A document whose article was
changed or removed since its segment was written stays in the segment, marked as
deleted.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.engines.columnar.array_types import Array, Mask


SEGMENTS_FILE = "segments.json"


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment in an index's list.

    Attributes:
        name: of its file, without the suffix.
        deleted: name of the file of its deleted documents, "" for none.
    """

    name: str
    deleted: str = ""


def read_entries(folder: Path) -> tuple[SegmentEntry, ...]:
    """Read an index's list of segments.

    Raises:
        IndexDamagedError: the file is no such list, or it names files elsewhere.
        OSError: it cannot be read.
    """
    path = folder / SEGMENTS_FILE
    try:
        rows = json.loads(path.read_text("utf-8"))
        entries = tuple(SegmentEntry(**row) for row in rows)
        names = [n for entry in entries for n in (entry.name, entry.deleted or "-")]
        valid = type(rows) is list and all(
            type(name) is str and "/" not in name for name in names
        )
    except (ValueError, TypeError) as error:
        reason = f"{path} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    if not valid:
        reason = f"{path} names no files of its folder; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return entries


def write_entries(folder: Path, entries: tuple[SegmentEntry, ...]) -> None:
    """Write an index's list of segments."""
    rows = [{"name": entry.name, "deleted": entry.deleted} for entry in entries]
    folder.joinpath(SEGMENTS_FILE).write_text(json.dumps(rows, indent=1), "utf-8")


def read_deleted(folder: Path, entry: SegmentEntry, size: int) -> Array:
    """Return a segment's deleted documents, ascending.

    Args:
        folder: of the index.
        entry: the segment.
        size: its number of documents.

    Raises:
        IndexDamagedError: one of them is not in the segment.
        OSError: the file cannot be read.
    """
    if not entry.deleted:
        return np.zeros(0, dtype=np.uint32)
    deleted = ArrayFile(folder / (entry.deleted + SUFFIX)).array("deleted")
    if len(deleted) and int(deleted.max()) >= size:
        reason = f"{folder / entry.deleted}{SUFFIX} is not of its segment; rebuild it"
        raise IndexDamagedError(reason)
    return deleted


def write_deleted(folder: Path, name: str, deleted: Array) -> None:
    """Write a segment's deleted documents to the file of a name."""
    with folder.joinpath(name + SUFFIX).open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put("deleted", np.sort(deleted).astype(np.uint32))
        writer.close()


@dataclass(frozen=True, eq=False)
class SegmentList:
    """The segments of an index, open for reading.

    Attributes:
        segments: in the order of their documents.
        bases: number of each segment's first document.
        deleted: the deleted documents, ascending; shape (deleted,), int64.
        size: the number of documents, deleted ones included.
    """

    segments: tuple[Segment, ...]
    bases: tuple[int, ...]
    deleted: Array
    size: int

    @classmethod
    def open(cls, folder: Path) -> SegmentList:
        """Open the segments of an index.

        Raises:
            IndexDamagedError: its files are damaged.
            OSError: they cannot be read.
        """
        entries = read_entries(folder)
        segments = tuple(Segment.open(folder / (e.name + SUFFIX)) for e in entries)
        bases = np.cumsum([0, *(segment.size for segment in segments)]).tolist()
        deleted = [
            read_deleted(folder, entry, segment.size).astype(np.int64) + base
            for entry, segment, base in zip(entries, segments, bases, strict=False)
        ]
        return cls(
            segments,
            tuple(bases[:-1]),
            np.concatenate([np.zeros(0, np.int64), *deleted]),
            bases[-1],
        )

    @cached_property
    def alive(self) -> Mask:
        """Which documents are not deleted; shape (documents,)."""
        alive = np.ones(self.size, dtype=bool)
        alive[self.deleted] = False
        return alive

    def with_bases(self) -> Iterator[tuple[Segment, int]]:
        """Yield each segment with the number of its first document."""
        yield from zip(self.segments, self.bases, strict=True)

    def document(self, article_id: str) -> int:
        """Return the document of an article that is not deleted, -1 for none."""
        encoded = article_id.encode()
        for segment, base in self.with_bases():
            number = segment.document(encoded)
            if number >= 0 and (not len(self.deleted) or self.alive[base + number]):
                return base + number
        return -1

    def documents(self) -> dict[str, int]:
        """Return all documents that are not deleted, by article id."""
        return {
            article_id.decode(): base + number
            for segment, base in self.with_bases()
            for number, article_id in enumerate(segment.ids)
            if self.alive[base + number]
        }

    def ids(self, documents: Array) -> tuple[str, ...]:
        """Return the article ids of some documents."""
        if len(self.segments) == 1:
            return tuple(self.segments[0].ids.decode(documents))
        located = map(self._locate, documents.tolist())
        return tuple([segment.ids[number].decode() for segment, number in located])

    def stored_fields(self, document: int) -> bytes:
        """Return the stored fields of a document."""
        segment, number = self._locate(document)
        return segment.stored_fields[number]

    def _locate(self, document: int) -> tuple[Segment, int]:
        """Return a document's segment and its number in it."""
        index = bisect_right(self.bases, document) - 1
        return self.segments[index], document - self.bases[index]
