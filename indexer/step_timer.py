"""How long does each step of a build take?"""

from __future__ import annotations

import time


class StepTimer:
    """Measures steps that follow each other.

    Attributes:
        seconds: wall time of each finished step, by its name.
    """

    def __init__(self) -> None:
        self._started = self._step_started = time.monotonic()
        self.seconds: dict[str, float] = {}

    def finish(self, step: str) -> None:
        """Record the time since the step before was finished."""
        now = time.monotonic()
        self.seconds[step] = now - self._step_started
        self._step_started = now

    def total(self) -> float:
        """Return the seconds since the build began."""
        return time.monotonic() - self._started
