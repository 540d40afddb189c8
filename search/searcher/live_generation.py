"""Which generation answers a request, and when is the previous one closed?

A request keeps the generation it began with. When another comes into service, the next
request opens it, while requests of other threads go on with the old one, which is
closed when the last of them has ended. If a generation cannot be opened, this is logged
once, and the old one stays in use. Only an index that was taken away altogether is no
longer answered from.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from threading import Lock, local
from typing import TYPE_CHECKING

from search.errors import (
    EngineUnavailableError,
    IndexMissingError,
    UnusableIndexError,
)
from search.generations.generation import read_current_file
from search.searcher.open_generation import open_current

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.generations.generation import Generation
    from search.port.storage import EngineStorage
    from search.searcher.open_generation import OpenGeneration
    from search.searcher.value_labels import GivenNames

RETRY_AFTER = 10.0
"""Seconds after which a generation that could not be opened is tried again."""
_LOG = logging.getLogger(__name__)


class _Counted:
    """An open generation with the number of requests that use it."""

    def __init__(self, opened: OpenGeneration) -> None:
        self.opened = opened
        self.requests = 0
        self.retired = False

    @property
    def can_close(self) -> bool:
        return self.retired and not self.requests


class LiveGeneration:
    """The generation of an index folder that is in service, open for reading.

    Safe to share between threads.

    Attributes:
        problem: why the generation that `CURRENT` names cannot be used; "" if it can.
    """

    def __init__(
        self, index: Path, storage: EngineStorage, given: GivenNames | None = None
    ) -> None:
        """Open the generation in service; raises as `open_current` does."""
        self.problem = ""
        self._index = index
        self._storage = storage
        self._given = given
        self._counted = _Counted(open_current(index, storage, given))
        self._counting = Lock()
        self._opening = Lock()
        self._thread = local()
        self._failed: tuple[Generation | None, float] = (None, 0.0)

    @contextmanager
    def pinned(self) -> Iterator[OpenGeneration]:
        """Yield a generation that stays open; nested calls of a thread yield the same.

        Raises:
            IndexMissingError: the index was taken away.
        """
        pinned: OpenGeneration | None = getattr(self._thread, "pinned", None)
        if pinned is not None:
            yield pinned
            return
        self._reload()
        with self._counting:
            counted = self._counted
            counted.requests += 1
        self._thread.pinned = counted.opened
        try:
            yield counted.opened
        finally:
            del self._thread.pinned
            with self._counting:
                counted.requests -= 1
                can_close = counted.can_close
            if can_close:
                counted.opened.close()

    def close(self) -> None:
        """Close what is open once its last request has ended."""
        self._retire(self._counted)

    def _reload(self) -> None:
        """Open the generation in service if it is new and no other thread does so."""
        try:
            current = read_current_file(self._index).current
        except IndexMissingError:
            raise
        except UnusableIndexError as error:
            self._report(str(error))
            return
        if current == self._counted.opened.generation:
            self.problem = ""
            return
        failed, when = self._failed
        if current == failed and time.monotonic() < when + RETRY_AFTER:
            return
        if self._opening.acquire(blocking=False):
            try:
                self._switch(current)
            finally:
                self._opening.release()

    def _switch(self, current: Generation) -> None:
        old = self._counted
        if current == old.opened.generation:  # another thread was quicker
            return
        try:
            new = _Counted(open_current(self._index, self._storage, self._given))
        except (UnusableIndexError, EngineUnavailableError, OSError) as error:
            self._failed = current, time.monotonic()
            self._report(str(error))
            return
        with self._counting:
            self._counted = new
        self.problem = ""
        self._retire(old)

    def _retire(self, counted: _Counted) -> None:
        with self._counting:
            counted.retired = True
            can_close = counted.can_close
        if can_close:
            counted.opened.close()

    def _report(self, problem: str) -> None:
        """Log a problem, unless it was the last one that was logged."""
        if problem != self.problem:
            name = self._counted.opened.generation.folder.name
            _LOG.error("%s stays in service: %s", name, problem)
        self.problem = problem
