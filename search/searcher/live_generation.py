"""Which generation answers a request, and when is the one before closed?

A request keeps the generation it began with. When another comes into service, the next
request opens it while those of other threads go on with the old one, which is closed
when the last request on it has ended. A generation that cannot be opened is told once
in the log, and the old one stays. Only an index that was taken away altogether is no
longer answered from.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from threading import Lock, local
from typing import TYPE_CHECKING

from search.errors import IndexMissingError, UnusableIndexError
from search.generations.generation import read_current_file
from search.searcher.open_generation import open_current

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.generations.generation import Generation
    from search.port.engine import EngineStorage
    from search.searcher.open_generation import OpenGeneration

RETRY_AFTER = 10.0
"""Seconds after which a generation that could not be opened is tried again."""
_LOG = logging.getLogger(__name__)


class _Used:
    """An open generation with the number of requests that it answers."""

    def __init__(self, opened: OpenGeneration) -> None:
        self.opened = opened
        self.requests = 0
        self.retired = False

    @property
    def idle(self) -> bool:
        return self.retired and not self.requests


class LiveGeneration:
    """The open generations of an index folder; safe to share between threads.

    Attributes:
        problem: why the generation in service cannot be used; "" where it is.
    """

    def __init__(self, index: Path, storage: EngineStorage) -> None:
        """Open the generation in service; raises as `open_current` does."""
        self.problem = ""
        self._index = index
        self._storage = storage
        self._used = _Used(open_current(index, storage))
        self._counting = Lock()
        self._opening = Lock()
        self._thread = local()
        self._refused: tuple[Generation | None, float] = (None, 0.0)

    @contextmanager
    def using(self) -> Iterator[OpenGeneration]:
        """Give a generation that stays open; within, the same thread gets the same.

        Raises:
            IndexMissingError: the index was taken away.
        """
        held: OpenGeneration | None = getattr(self._thread, "opened", None)
        if held is not None:
            yield held
            return
        self._renew()
        with self._counting:
            used = self._used
            used.requests += 1
        self._thread.opened = used.opened
        try:
            yield used.opened
        finally:
            del self._thread.opened
            with self._counting:
                used.requests -= 1
                idle = used.idle
            if idle:
                used.opened.close()

    def close(self) -> None:
        """Close what is open once its last request has ended."""
        self._retire(self._used)

    def _renew(self) -> None:
        """Open the generation in service if it is another and nobody does so now."""
        try:
            wanted = read_current_file(self._index).current
        except IndexMissingError:
            raise
        except UnusableIndexError as error:
            self._tell(str(error))
            return
        if wanted == self._used.opened.generation:
            self.problem = ""
            return
        refused, when = self._refused
        if wanted == refused and time.monotonic() < when + RETRY_AFTER:
            return
        if self._opening.acquire(blocking=False):
            try:
                self._switch(wanted)
            finally:
                self._opening.release()

    def _switch(self, wanted: Generation) -> None:
        old = self._used
        if wanted == old.opened.generation:
            return
        try:
            new = _Used(open_current(self._index, self._storage))
        except (UnusableIndexError, OSError) as error:
            self._refused = wanted, time.monotonic()
            self._tell(str(error))
            return
        with self._counting:
            self._used = new
        self.problem = ""
        self._retire(old)

    def _retire(self, used: _Used) -> None:
        with self._counting:
            used.retired = True
            idle = used.idle
        if idle:
            used.opened.close()

    def _tell(self, problem: str) -> None:
        if problem != self.problem:
            name = self._used.opened.generation.folder.name
            _LOG.error("%s stays in service: %s", name, problem)
        self.problem = problem
