"""Which generation answers a request, and when is the previous one closed?

A request keeps the generation it began with. When another comes into service, the next
request opens it, while requests of other threads go on with the old one, which is
closed when the last of them has ended. If a generation cannot be opened, or a file of
the open one was written to and is damaged, the one before takes over, and this is
logged once. Only an index that was taken away, or no generation of which is whole, is
not answered from.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from threading import Lock, local
from typing import TYPE_CHECKING

from search.byte_errors import BYTE_ERRORS, damaged
from search.errors import (
    EngineUnavailableError,
    IndexDamagedError,
    IndexMissingError,
    UnusableIndexError,
)
from search.generations.generation import read_current_file
from search.generations.known_digests import KnownDigests
from search.generations.stamps import stamps_of
from search.searcher.failed_generations import FailedGenerations
from search.searcher.in_use import InUse
from search.searcher.open_generation import open_generation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.generations.generation import Generation
    from search.port.storage import EngineStorage
    from search.searcher.open_generation import OpenGeneration
    from search.searcher.value_labels import GivenNames

CLEARED = 60.0
"""Seconds for which a generation that was verified is not suspected again: what fails
then is the program."""
_LOG = logging.getLogger(__name__)
_UNUSABLE = (UnusableIndexError, EngineUnavailableError, OSError)


class LiveGeneration:
    """The generation of an index folder that is in service, open for reading.

    Safe to share between threads.

    Attributes:
        problem: why the generation that `CURRENT` names cannot be used; "" if it can.
        digests: of the files that were read.
    """

    def __init__(
        self, index: Path, storage: EngineStorage, given: GivenNames | None = None
    ) -> None:
        """Open the generation in service, or the one before; see `Reader`."""
        self.problem = ""
        self.digests = KnownDigests()
        self._index = index
        self._storage = storage
        self._given = given
        self._failed = FailedGenerations()
        self._cleared = -CLEARED
        self._opening = Lock()
        self._thread = local()
        self._used: InUse | None = None
        self._used = self._in_service()

    @contextmanager
    def pinned(self) -> Iterator[OpenGeneration]:
        """Yield a generation that stays open; nested calls of a thread yield the same.

        Raises:
            IndexMissingError: the index was taken away.
            IndexDamagedError: no generation is whole, or the one that was used was
                written to meanwhile.
        """
        used: InUse | None = getattr(self._thread, "pinned", None)
        if used is not None:
            with self._suspecting(used):
                yield used.opened
            return
        used = self._begin()
        self._thread.pinned = used
        try:
            with self._suspecting(used):
                yield used.opened
                _require_unwritten(used)
        finally:
            del self._thread.pinned
            used.end()

    def confirm(self) -> None:
        """Make sure that what this thread's request uses was not written to meanwhile.

        Raises:
            IndexDamagedError: it was, so that the answer may be wrong.
        """
        used: InUse | None = getattr(self._thread, "pinned", None)
        if used is not None:
            _require_unwritten(used)

    def condemn(self, opened: OpenGeneration, reason: str) -> None:
        """Verify all files of a generation before it answers anything more."""
        used = self._used
        if used and used.opened is opened:
            used.suspicion = reason

    def close(self) -> None:
        """Close what is open once its last request has ended."""
        if self._used:
            self._used.retire()

    @contextmanager
    def _suspecting(self, used: InUse) -> Iterator[None]:
        """Have a generation verified where its bytes could not be read.

        Where they were written to meanwhile, errors of any bytes are damage.
        """
        try:
            yield
        except IndexDamagedError as error:
            recent = time.monotonic() < self._cleared + CLEARED
            if not (used.suspicion or recent or used.opened.files.written_since()):
                _LOG.error("%s", error, exc_info=error)
                used.suspicion = str(error)
            raise
        except BYTE_ERRORS as error:
            if used.opened.files.written_since():
                raise damaged(used.opened.files.folder, error) from error
            raise

    def _begin(self) -> InUse:
        while True:
            used = self._in_service()
            if used.begin():
                return used

    def _in_service(self) -> InUse:
        """Return the generation to answer from; open it if that is another now."""
        used = self._used
        suspects = used.suspects if used else ()
        wanted, problem = self._wanted()
        if used and not suspects and wanted[0] == used.opened.generation:
            self._report(problem, used)
            return used
        is_whole = used is not None and not suspects
        if not self._opening.acquire(blocking=not is_whole):
            assert used  # noqa: S101 - it is whole: nobody waits for another
            return used
        try:
            if used is not self._used:  # another thread was quicker
                assert self._used  # noqa: S101 - it opened one
                return self._used
            return self._open_best(wanted, used, suspects)
        finally:
            self._opening.release()

    def _wanted(self) -> tuple[tuple[Generation, ...], str]:
        """Return the generations that may answer, the best first, and what is wrong."""
        try:
            published = read_current_file(self._index)
        except IndexMissingError:
            raise
        except UnusableIndexError as error:
            if self._used is None:
                raise
            return (self._used.opened.generation,), str(error)
        both = (published.current, published.previous)
        return tuple(generation for generation in both if generation), ""

    def _open_best(
        self,
        wanted: tuple[Generation, ...],
        used: InUse | None,
        suspects: tuple[str, ...],
    ) -> InUse:
        """Bring the first of some generations that can be opened into service.

        One before another answers only where that one is damaged.
        """
        serving = used and used.opened.generation
        problem: Exception | None = None
        for generation in wanted:
            if generation == serving and not suspects:
                break
            tried = self._failed.why(generation)
            names = suspects if generation == serving else ()
            opened = tried or self._open(generation, names)
            if not isinstance(opened, Exception):
                self._used = InUse(opened)
                if used:
                    used.retire()
                break
            problem = problem or opened
            if not isinstance(opened, IndexDamagedError):
                break
        if self._used is None or (self._used is used and suspects):
            assert problem  # noqa: S101 - else one was opened
            if self._wanted()[0] != wanted:  # a build was quicker than this
                return self._open_best(self._wanted()[0], used, suspects)
            raise problem.with_traceback(None)
        self._report(str(problem or ""), self._used)
        return self._used

    def _open(
        self, generation: Generation, suspects: tuple[str, ...]
    ) -> OpenGeneration | Exception:
        stamps = stamps_of(generation.folder)
        if suspects:
            self.digests.forget()
        try:
            opened = open_generation(
                generation, self._storage, self._given, self.digests, suspects
            )
        except _UNUSABLE as error:
            self._failed.note(generation, error, stamps)
            if generation == (self._used and self._used.opened.generation):
                _LOG.error("%s is damaged: %s", generation.folder.name, error)
            return error
        self._failed.forget(generation)
        if suspects:
            self._cleared = time.monotonic()
        return opened

    def _report(self, problem: str, used: InUse) -> None:
        """Log a problem, or its end, unless it was the last that was logged."""
        name = used.opened.generation.folder.name
        if problem and problem != self.problem:
            _LOG.error("%s stays in service: %s", name, problem)
        elif self.problem and not problem:
            _LOG.warning("%s is in service and whole", name)
        self.problem = problem


def _require_unwritten(used: InUse) -> None:
    if names := used.opened.files.written_since():
        path = used.opened.files.folder / names[0]
        reason = f"{path} was written to while it answered; see `hoptac check`"
        raise IndexDamagedError(reason)
