"""Which generations could not be opened, and when is it worth to try one again?

One that is damaged when its folder has changed; any other after some seconds too, as
what was in the way may be gone.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from search.errors import FilesChangedError
from search.generations.stamps import stamps_of

if TYPE_CHECKING:
    from search.generations.generation import Generation
    from search.generations.stamps import Stamps

RETRY_AFTER = 10.0
"""Seconds after which a generation that could not be opened is tried again."""
MOST = 8
"""Failures that are remembered; a folder has two generations that can be opened."""


class _Failure(NamedTuple):
    error: Exception
    stamps: Stamps
    when: float


class FailedGenerations:
    """Remembers why generations could not be opened."""

    def __init__(self) -> None:
        self._failures: dict[Generation, _Failure] = {}

    def note(self, generation: Generation, error: Exception, stamps: Stamps) -> None:
        """Remember an error.

        Args:
            generation: that cannot be used.
            error: that was raised.
            stamps: of its folder, from before it was tried.
        """
        while len(self._failures) >= MOST:
            del self._failures[next(iter(self._failures))]
        self._failures[generation] = _Failure(error, stamps, time.monotonic())

    def forget(self, generation: Generation) -> None:
        """Forget that a generation could not be opened, as now it could."""
        self._failures.pop(generation, None)

    def why(self, generation: Generation) -> Exception | None:
        """Return why a generation need not be tried now, None if it must be."""
        failure = self._failures.get(generation)
        if failure is None or failure.stamps != stamps_of(generation.folder):
            return None
        if isinstance(failure.error, FilesChangedError):
            return failure.error
        is_recent = time.monotonic() < failure.when + RETRY_AFTER
        return failure.error if is_recent else None
