"""How is an index written to disk, and opened again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.engines.columnar.engine import ColumnarEngine
from search.engines.columnar.facets.doc_values import DocValues
from search.engines.columnar.segment.batch import SegmentBatch, make_batch
from search.engines.columnar.segment.index_writer import write_index
from search.engines.columnar.segment.packed_batch import pack_batch, unpack_batch
from search.engines.columnar.segment.segment_list import SegmentList
from search.engines.whoosh.codec import INDEX_NAME, ColumnarSegment
from search.engines.whoosh.schema import make_schema
from search.errors import IndexDamagedError
from search.stories import NO_STORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from search.arrivals import Arrivals
    from search.engines.columnar.segment.index_writer import WrittenSegment
    from search.port.document import Document
    from search.port.engine import Engine
    from search.stories import Stories


class WhooshStorage:
    """Writes and opens indexes; see `search.port.storage.EngineStorage`.

    All of an index is in its folder, so that there is nothing to do elsewhere.
    """

    name = "whoosh"

    def make_batch(self, documents: Iterable[Document]) -> SegmentBatch:
        """Lay documents out in columns."""
        return make_batch(documents)

    def pack_batch(self, batch: SegmentBatch) -> bytes:
        """Return a batch as bytes; see `search.port.storage.EngineStorage`."""
        return pack_batch(batch)

    def unpack_batch(self, data: bytes) -> SegmentBatch:
        """Return a packed batch; see `search.port.storage.EngineStorage`.

        Raises:
            IndexDamagedError: its bytes are damaged.
        """
        return unpack_batch(data)

    def write(
        self,
        folder: Path,
        batches: Iterable[SegmentBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index; see `search.port.storage.EngineStorage`."""
        segments = write_index(folder, batches, base, deleted, INDEX_NAME)
        return _write_toc(folder, segments)

    def finish(
        self,
        folder: Path,
        stories: Stories,
        arrivals: Arrivals | None = None,
        base: Path | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Do nothing: what was written can answer."""

    def verify(self, folder: Path) -> None:
        """Do nothing: the manifest tells all."""

    def probe(self, folder: Path) -> None:
        """Do nothing: what is open can answer."""

    def sweep(self, index: Path) -> None:
        """Do nothing: all of a generation goes with its folder."""

    def open(
        self,
        folder: Path,
        stories: Callable[[], Stories] | None = None,
        arrivals: Arrivals | None = None,
    ) -> Engine:
        """Open an index for reading; see `search.port.storage.EngineStorage`.

        Raises:
            IndexDamagedError: its files cannot be read.
        """
        told = stories() if stories else NO_STORIES
        try:
            segments = SegmentList.open(folder)
            values = DocValues.load(segments, told, arrivals)
            return ColumnarEngine(segments, values, told)
        except Exception as error:  # damaged bytes raise anything at all
            reason = f"the index files in {folder} cannot be read ({error}); rebuild it"
            raise IndexDamagedError(reason) from error


def _write_toc(folder: Path, segments: tuple[WrittenSegment, ...]) -> int:
    """Write Whoosh's table of contents, and count the articles of the index.

    We never read it: Whoosh pickles it, and an index of unknown origin must not be able
    to run code.
    """
    listed = [
        ColumnarSegment(entry.name, segment.size, tuple(deleted.tolist()))
        for entry, segment, deleted in segments
    ]
    TOC(make_schema(), listed, 1).write(FileStorage(str(folder)), INDEX_NAME)
    return sum(segment.doc_count() for segment in listed)
