"""How does an index get onto the disk, and how is it opened again?"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.engines.whoosh.collection import (
    Collection,
    Listed,
    read_deleted,
    read_list,
    write_deleted,
    write_list,
)
from search.engines.whoosh.columns import Columns
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.merging import merge, tail
from search.engines.whoosh.schema import make_schema
from search.engines.whoosh.segment import SUFFIX, Segment
from search.engines.whoosh.spilling import write_segment
from search.engines.whoosh.stock.codec import INDEX, ColumnarSegment
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from search.engine import Engine
    from search.entry import Entry
    from search.stories import Stories

MOST_SEGMENTS = 8
"""Segments of an index; each costs a look-up a term."""
MOST_DELETED = 0.25
"""Share of documents that may be deleted before all segments are merged."""


class WhooshStorage:
    """Writes and opens indexes."""

    def write(
        self,
        folder: Path,
        entries: Iterable[Entry],
        base: Path | None = None,
        dropped: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index; see `search.engine.EngineStorage`."""
        kept = tuple(_linked(folder, base, dropped)) if base else ()
        name = f"{INDEX}_{_next(kept)}"
        if write_segment(folder / (name + SUFFIX), entries, empty=not kept):
            kept = (*kept, Listed(name))
        kept = _compacted(folder, kept)
        write_list(folder, kept)
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


def _linked(folder: Path, base: Path, dropped: frozenset[str]) -> Iterator[Listed]:
    """Take an index's segments over, without copying, less what is dropped."""
    sought = [article_id.encode() for article_id in sorted(dropped)]
    for listed in read_list(base):
        segment = Segment.open(base / (listed.name + SUFFIX))
        before = read_deleted(base, listed, segment.size)
        found = [segment.document(article_id) for article_id in sought]
        gone = np.union1d(before, [number for number in found if number >= 0])
        if len(gone) == segment.size:
            continue
        os.link(base / (listed.name + SUFFIX), folder / (listed.name + SUFFIX))
        if len(gone):
            name = f"{listed.name}.deleted"
            write_deleted(folder, name, gone)
            yield replace(listed, deleted=name)
        else:
            yield Listed(listed.name)


def _compacted(folder: Path, kept: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """Merge segments where there are too many, or too much of them is deleted."""
    opened = []
    for listed in kept:
        segment = Segment.open(folder / (listed.name + SUFFIX))
        opened.append((segment, read_deleted(folder, listed, segment.size)))
    sizes = [segment.size for segment, _ in opened]
    deleted = sum(len(gone) for _, gone in opened)
    first = 0 if deleted > MOST_DELETED * sum(sizes) else tail(sizes, MOST_SEGMENTS)
    if first == len(kept):
        return kept
    name = f"{INDEX}_{_next(kept)}"
    merge(folder / (name + SUFFIX), opened[first:])
    for listed in kept[first:]:
        folder.joinpath(listed.name + SUFFIX).unlink()
        if listed.deleted:
            folder.joinpath(listed.deleted + SUFFIX).unlink()
    return (*kept[:first], Listed(name))


def _next(kept: tuple[Listed, ...]) -> int:
    return 1 + max((int(each.name.rpartition("_")[2]) for each in kept), default=0)


def _announce(folder: Path, kept: tuple[Listed, ...]) -> int:
    """Write Whoosh's own list of segments; count the articles that are alive.

    We never read it: it is pickled, and an index from a stranger must not run code.
    """
    segments = []
    for listed in kept:
        size = Segment.open(folder / (listed.name + SUFFIX)).size
        deleted = read_deleted(folder, listed, size).tolist()
        segments.append(ColumnarSegment(listed.name, size, tuple(deleted)))
    TOC(make_schema(), segments, 1).write(FileStorage(str(folder)), INDEX)
    return sum(segment.doc_count() for segment in segments)
