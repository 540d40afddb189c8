"""How does an index get onto the disk, and how is it opened again?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.engines.columnar.engine import WhooshEngine
from search.engines.columnar.facets.doc_values import Columns
from search.engines.columnar.segment.batch import SegmentBatch, make_batch
from search.engines.columnar.segment.merger import merge, tail
from search.engines.columnar.segment.schema import make_schema
from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.engines.columnar.segment.segment_list import (
    Collection,
    Listed,
    read_deleted,
    read_list,
    write_deleted,
    write_list,
)
from search.engines.columnar.segment.writer import write_segment
from search.engines.whoosh.codec import INDEX, ColumnarSegment
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from search.port.document import Document
    from search.port.engine import Engine
    from search.stories import Stories

    Array = npt.NDArray[Any]

MOST_SEGMENTS = 8
"""Segments of an index; each costs a look-up a term."""
MOST_DELETED = 0.25
"""Share of documents that may be deleted before all segments are merged."""


class WhooshStorage:
    """Writes and opens indexes."""

    def make_batch(self, documents: Iterable[Document]) -> SegmentBatch:
        """Convert documents to columns; see `search.port.engine.EngineStorage`."""
        return make_batch(documents)

    def write(
        self,
        folder: Path,
        batches: Iterable[SegmentBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index; see `search.port.engine.EngineStorage`."""
        kept = tuple(_linked(folder, base, deleted)) if base else ()
        name = f"{INDEX}_{_next(kept)}"
        if write_segment(folder / (name + SUFFIX), batches, empty=not kept):
            kept = (*kept, _opened(folder, Listed(name)))
        kept = _compacted(folder, kept)
        write_list(folder, tuple(each.listed for each in kept))
        return _announce(folder, kept)

    def open(self, folder: Path, stories: Stories | None = None) -> Engine:
        """Open an index for reading.

        Args:
            folder: the index.
            stories: which articles are versions of one; none, and each is its own.

        Raises:
            IndexDamagedError: its files cannot be read.
        """
        try:
            collection = Collection.open(folder)
            return WhooshEngine(collection, Columns.load(collection, stories))
        except Exception as error:  # damaged bytes raise anything at all
            reason = f"the index files in {folder} cannot be read ({error}); rebuild it"
            raise IndexDamagedError(reason) from error


class _Kept(NamedTuple):
    """A segment of the new index, open, and its deleted documents."""

    listed: Listed
    segment: Segment
    deleted: Array


def _opened(folder: Path, listed: Listed) -> _Kept:
    segment = Segment.open(folder / (listed.name + SUFFIX))
    return _Kept(listed, segment, read_deleted(folder, listed, segment.size))


def _linked(folder: Path, base: Path, dropped: frozenset[str]) -> Iterator[_Kept]:
    """Take an index's segments over, without copying, less what is dropped."""
    sought = [article_id.encode() for article_id in sorted(dropped)]
    for listed in read_list(base):
        _, segment, before = _opened(base, listed)
        found = [segment.document(article_id) for article_id in sought]
        gone = np.union1d(before, [number for number in found if number >= 0])
        if len(gone) == segment.size:
            continue
        os.link(base / (listed.name + SUFFIX), folder / (listed.name + SUFFIX))
        name = f"{listed.name}.deleted" if len(gone) else ""
        if name:
            write_deleted(folder, name, gone)
        yield _Kept(Listed(listed.name, name), segment, gone.astype(np.uint32))


def _compacted(folder: Path, kept: tuple[_Kept, ...]) -> tuple[_Kept, ...]:
    """Merge segments where there are too many, or too much of them is deleted."""
    sizes = [each.segment.size for each in kept]
    deleted = sum(len(each.deleted) for each in kept)
    first = 0 if deleted > MOST_DELETED * sum(sizes) else tail(sizes, MOST_SEGMENTS)
    if first == len(kept):
        return kept
    new = Listed(f"{INDEX}_{_next(kept)}")
    merge(
        folder / (new.name + SUFFIX),
        [(segment, gone) for _, segment, gone in kept[first:]],
    )
    for listed, _, _ in kept[first:]:
        folder.joinpath(listed.name + SUFFIX).unlink()
        if listed.deleted:
            folder.joinpath(listed.deleted + SUFFIX).unlink()
    return (*kept[:first], _opened(folder, new))


def _next(kept: tuple[_Kept, ...]) -> int:
    numbers = (int(each.listed.name.rpartition("_")[2]) for each in kept)
    return 1 + max(numbers, default=0)


def _announce(folder: Path, kept: tuple[_Kept, ...]) -> int:
    """Write Whoosh's own list of segments; count the articles that are alive.

    We never read it: it is pickled, and an index from a stranger must not run code.
    """
    segments = [
        ColumnarSegment(listed.name, segment.size, tuple(deleted.tolist()))
        for listed, segment, deleted in kept
    ]
    TOC(make_schema(), segments, 1).write(FileStorage(str(folder)), INDEX)
    return sum(segment.doc_count() for segment in segments)
