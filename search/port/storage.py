"""How is an index written, and opened, whichever engine has it?

The other half of the port, beside `search.port.engine`.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from search.arrivals import Arrivals
    from search.port.document import Document
    from search.port.engine import Engine
    from search.stories import Stories

BATCH = 64
"""Documents of a batch that `write_documents` makes; the more, the fewer terms are
looked up twice."""

IndexBatch: TypeAlias = Any
"""Documents in the form in which one engine writes them.

Only the engine that made a batch reads it. It can be pickled, because worker processes
make batches and the process that writes the index receives them.
"""


class EngineStorage(Protocol):
    """Writes and opens the indexes of one engine; each index is a folder of its own.

    Attributes:
        name: of the engine, as `--engine` takes it.
    """

    name: str

    def make_batch(self, documents: Iterable[Document]) -> IndexBatch:
        """Convert some documents into a batch for `write`; any process may do it."""
        ...

    def pack_batch(self, batch: IndexBatch) -> bytes:
        """Return a batch as bytes that any machine can read; they hold no pickle."""
        ...

    def unpack_batch(self, data: bytes) -> IndexBatch:
        """Return the batch that `pack_batch` was given.

        Raises:
            IndexDamagedError: these are not the bytes that it returned.
        """
        ...

    def write(
        self,
        folder: Path,
        batches: Iterable[IndexBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index: the articles of `base` but those deleted, then `batches`.

        Args:
            folder: the new index, empty.
            batches: documents with new ids, or with ids that are deleted.
            base: an index that this engine wrote, whose files stay as they are.
            deleted: ids of articles of `base`.

        Returns:
            The number of articles in all.

        Raises:
            OSError: the disk is full or the folder may not be written.
        """
        ...

    def finish(
        self,
        folder: Path,
        stories: Stories,
        arrivals: Arrivals | None = None,
        base: Path | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Make an index that was written ready to answer, in particular elsewhere.

        Args:
            folder: the index, with all that a build writes but the manifest.
            stories: which articles are versions of one story.
            arrivals: when the articles arrived; None where that is not known.
            base: as for `write`.
            progress: called with the number of documents that were brought elsewhere,
                and with that of all.

        Raises:
            EngineUnavailableError: what holds the articles cannot be reached.
            OSError: the disk is full or the folder may not be written.
        """
        ...

    def verify(self, folder: Path) -> None:
        """Check what an index has elsewhere than in its folder.

        Raises:
            EngineUnavailableError: it cannot be reached, or not all of it.
            UnusableIndexError: it is not what was written.
        """
        ...

    def probe(self, folder: Path) -> None:
        """Search an index as a whole, for nothing, to see whether it can answer.

        Raises:
            EngineUnavailableError: it cannot now.
        """
        ...

    def sweep(self, index: Path) -> None:
        """Bring what is elsewhere in line with the generations of an index folder.

        Called after another generation has come into service; it fails silently, as
        the next time does what is left.

        Args:
            index: folder of the index; the caller has its build lock.
        """
        ...

    def open(
        self,
        folder: Path,
        stories: Callable[[], Stories] | None = None,
        arrivals: Arrivals | None = None,
    ) -> Engine:
        """Open an index for reading.

        Args:
            folder: the index.
            stories: returns which articles are versions of one story, if the engine
                has to be told; None where each article is a story of its own.
            arrivals: when its articles arrived; None where that is not known.

        Raises:
            IndexDamagedError: its files cannot be read.
            EngineUnavailableError: what holds the articles cannot be reached.
        """
        ...


def write_documents(
    storage: EngineStorage,
    folder: Path,
    documents: Iterable[Document],
    base: Path | None = None,
    deleted: frozenset[str] = frozenset(),
) -> int:
    """Write an index of documents that need not be analysed by several processes.

    Args:
        storage: of the engine that writes it.
        folder: as for `EngineStorage.write`.
        documents: read as a stream, a batch at a time.
        base: as for `EngineStorage.write`.
        deleted: as for `EngineStorage.write`.

    Returns:
        The number of articles in all.

    Raises:
        OSError: the disk is full or the folder may not be written.
    """
    return storage.write(folder, _batches(storage, documents), base, deleted)


def _batches(
    storage: EngineStorage, documents: Iterable[Document]
) -> Iterator[IndexBatch]:
    stream = iter(documents)
    for first in stream:
        yield storage.make_batch(chain((first,), islice(stream, BATCH - 1)))
