"""Which segments are an index, and which of their documents are alive?

Documents of all segments are numbered in a row; those of articles that were changed or
removed since a segment was written stay in it, deleted.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

    Array = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]

SEGMENTS = "segments.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment in an index's list.

    Attributes:
        name: of its file, without the suffix.
        deleted: name of the file that tells its deleted documents, "" for none.
    """

    name: str
    deleted: str = ""


def read_list(folder: Path) -> tuple[Listed, ...]:
    """Read which segments an index has.

    Raises:
        IndexDamagedError: the list is none.
        OSError: it cannot be read.
    """
    path = folder / SEGMENTS
    try:
        rows = json.loads(path.read_text("utf-8"))
        found = tuple(Listed(**row) for row in rows)
        names = [n for each in found for n in (each.name, each.deleted or "-")]
        sound = type(rows) is list and all(
            type(n) is str and "/" not in n for n in names
        )
    except (ValueError, TypeError) as error:
        reason = f"{path} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    if not sound:
        reason = f"{path} names no files of its folder; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return found


def write_list(folder: Path, segments: tuple[Listed, ...]) -> None:
    """Write which segments an index has."""
    rows = [{"name": each.name, "deleted": each.deleted} for each in segments]
    folder.joinpath(SEGMENTS).write_text(json.dumps(rows, indent=1), "utf-8")


def read_deleted(folder: Path, listed: Listed, size: int) -> Array:
    """Give a segment's deleted documents, ascending.

    Raises:
        IndexDamagedError: some are none of its documents.
    """
    if not listed.deleted:
        return np.zeros(0, dtype=np.uint32)
    deleted = ArrayFile(folder / (listed.deleted + SUFFIX)).array("deleted")
    if len(deleted) and int(deleted.max()) >= size:
        reason = f"{folder / listed.deleted}{SUFFIX} is not of its segment; rebuild it"
        raise IndexDamagedError(reason)
    return deleted


def write_deleted(folder: Path, name: str, deleted: Array) -> None:
    """Write a segment's deleted documents."""
    with folder.joinpath(name + SUFFIX).open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put("deleted", np.sort(deleted).astype(np.uint32))
        writer.close()


@dataclass(frozen=True, eq=False)
class Collection:
    """The segments of an index, open for reading.

    Attributes:
        segments: in the order of their documents.
        bases: number of each segment's first document.
        deleted: documents that are not alive, ascending.
        size: documents, deleted ones included.
    """

    segments: tuple[Segment, ...]
    bases: tuple[int, ...]
    deleted: Array
    size: int

    @classmethod
    def open(cls, folder: Path) -> Collection:
        """Open an index.

        Raises:
            IndexDamagedError: its files are not what they should be.
            OSError: they cannot be read.
        """
        listed = read_list(folder)
        segments = tuple(Segment.open(folder / (each.name + SUFFIX)) for each in listed)
        bases = np.cumsum([0, *(segment.size for segment in segments)]).tolist()
        deleted = [
            read_deleted(folder, each, segment.size).astype(np.int64) + base
            for each, segment, base in zip(listed, segments, bases, strict=False)
        ]
        return cls(
            segments,
            tuple(bases[:-1]),
            np.concatenate([np.zeros(0, np.int64), *deleted]),
            bases[-1],
        )

    @property
    def living(self) -> int:
        """Count the documents that are alive."""
        return self.size - len(self.deleted)

    @cached_property
    def alive(self) -> Mask:
        """Tell of each document whether it is alive."""
        alive = np.ones(self.size, dtype=bool)
        alive[self.deleted] = False
        return alive

    def kept(self, documents: Array) -> Mask | None:
        """Tell which of some documents are alive; None where nothing is deleted."""
        return self.alive[documents] if len(self.deleted) else None

    def parts(self) -> Iterator[tuple[Segment, int]]:
        """Give each segment with the number of its first document."""
        yield from zip(self.segments, self.bases, strict=True)

    def document(self, article_id: str) -> int:
        """Give an article's document, -1 where there is none."""
        sought = article_id.encode()
        for segment, base in self.parts():
            found = segment.document(sought)
            if found >= 0 and (not len(self.deleted) or self.alive[base + found]):
                return base + found
        return -1

    def documents(self) -> dict[str, int]:
        """Give the living documents by article id."""
        return {
            article_id.decode(): base + number
            for segment, base in self.parts()
            for number, article_id in enumerate(segment.ids)
            if self.alive[base + number]
        }

    def _at(self, document: int) -> tuple[Segment, int]:
        place = bisect_right(self.bases, document) - 1
        return self.segments[place], document - self.bases[place]

    def ids(self, documents: Array) -> tuple[str, ...]:
        """Give the article ids of some documents."""
        if len(self.segments) == 1:
            return tuple(self.segments[0].ids.texts(documents))
        found = map(self._at, documents.tolist())
        return tuple([segment.ids[number].decode() for segment, number in found])

    def record(self, document: int) -> bytes:
        """Give what is kept of a document's article."""
        segment, number = self._at(document)
        return segment.records[number]
