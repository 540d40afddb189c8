"""Can the engine answer now?

A thread asks it again and again, so that nobody who wants to know has to wait for it.
"""

from __future__ import annotations

import logging
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from search.errors import EngineUnavailableError, UnusableIndexError

if TYPE_CHECKING:
    from search.port.storage import EngineStorage
    from search.searcher.live_generation import LiveGeneration

SECONDS = 5.0
"""From the answer to one question to the next."""
_LOG = logging.getLogger(__name__)


class OutageWatch:
    """Asks for nothing every few seconds, once it was started.

    Attributes:
        problem: why the engine cannot answer; "" if it can, or nobody has asked.
    """

    def __init__(
        self, live: LiveGeneration, storage: EngineStorage, seconds: float = SECONDS
    ) -> None:
        self.problem = ""
        self._live = live
        self._storage = storage
        self._seconds = seconds
        self._stopped = Event()
        self._starting = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to ask, in the background, if that was not begun yet."""
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="outages", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Ask no more, and return when nothing is asked."""
        self._stopped.set()
        if self._thread:
            self._thread.join()

    def ask(self) -> None:
        """Ask once, and remember what came of it.

        Whether the files of the index can be used is not remembered: whoever asks next
        is told by them.
        """
        try:
            with self._live.pinned() as generation:
                folder = generation.generation.folder
        except UnusableIndexError:
            self.problem = ""
            return
        try:
            self._storage.probe(folder)
        except (EngineUnavailableError, UnusableIndexError) as error:
            if not self.problem:
                _LOG.error("nothing can be answered: %s", error)
            self.problem = str(error)
            return
        if self.problem:
            _LOG.warning("everything can be answered again")
        self.problem = ""

    def _run(self) -> None:
        while not self._stopped.is_set():
            self.ask()
            self._stopped.wait(self._seconds)
