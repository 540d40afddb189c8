"""What does writing an index cost, in this process and in the nodes of a cluster?"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bench.cluster.node import Node
    from search.arrivals import Arrivals
    from search.port.document import Document
    from search.port.engine import Engine
    from search.port.storage import EngineStorage, IndexBatch
    from search.stories import Stories

T = TypeVar("T")
_USER, _SYSTEM = 11, 12
"""Fields of `/proc/PID/stat` after the name, from 0: time in the process, and for it
in the kernel."""


def nodes_cpu(nodes: Sequence[Node]) -> float:
    """Return the seconds of CPU that nodes have used since they were started.

    Reads `/proc`, so it works on Linux only.
    """
    ticks = 0
    for pid in filter(None, (node.pid() for node in nodes)):
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
        fields = stat.rpartition(")")[2].split()
        ticks += int(fields[_USER]) + int(fields[_SYSTEM])
    return ticks / os.sysconf("SC_CLK_TCK")


class TimedStorage:
    """A storage that notes what writing costs, without reading and analysing.

    Attributes:
        name: of the engine.
        own: seconds of CPU of this process.
        wall: elapsed seconds.
    """

    def __init__(self, storage: EngineStorage) -> None:
        self.name = storage.name
        self.own = self.wall = 0.0
        self._storage = storage
        self.pack_batch, self.unpack_batch = storage.pack_batch, storage.unpack_batch
        self.verify = storage.verify
        self.probe = storage.probe
        self.sweep = storage.sweep

    def make_batch(self, documents: Iterable[Document]) -> IndexBatch:
        """Convert documents, which are analysed before the time runs."""
        analysed = list(documents)
        return self._timed(lambda: self._storage.make_batch(analysed))

    def write(
        self,
        folder: Path,
        batches: Iterable[IndexBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write an index; making the batches does not count."""
        stream = self._untimed(batches)
        return self._timed(lambda: self._storage.write(folder, stream, base, deleted))

    def finish(
        self,
        folder: Path,
        stories: Stories,
        arrivals: Arrivals | None = None,
        base: Path | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Load an index."""
        self._timed(
            lambda: self._storage.finish(folder, stories, arrivals, base, progress)
        )

    def open(
        self,
        folder: Path,
        stories: Callable[[], Stories] | None = None,
        arrivals: Arrivals | None = None,
    ) -> Engine:
        """Open an index, which does not count."""
        return self._storage.open(folder, stories, arrivals)

    def _timed(self, work: Callable[[], T]) -> T:
        """Do some work, and count its time."""
        own, wall = time.process_time(), time.perf_counter()
        done = work()
        self._add(own, wall, 1)
        return done

    def _untimed(self, batches: Iterable[IndexBatch]) -> Iterator[IndexBatch]:
        """Yield batches, and take the time off that they take to be made."""
        stream = iter(batches)
        while True:
            own, wall = time.process_time(), time.perf_counter()
            batch = next(stream, None)
            self._add(own, wall, -1)
            if batch is None:
                return
            yield batch

    def _add(self, own: float, wall: float, sign: int) -> None:
        self.own += sign * (time.process_time() - own)
        self.wall += sign * (time.perf_counter() - wall)
