"""How does a pass end before it is over, without losing an answer?"""

from __future__ import annotations

import threading
from datetime import UTC, datetime


class Stopped(BaseException):
    """The pass is to end now; what was answered has been kept."""


class StoppableClock:
    """The time of this machine, on which waiting ends when the pass is to end."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def now(self) -> datetime:
        """Return the present time in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait.

        Raises:
            Stopped: the pass is to end.
        """
        if self._stop.wait(seconds):
            raise Stopped

    def stop(self) -> None:
        """End all waiting from now on; a handler of signals may call this."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the pass is to end."""
        return self._stop.is_set()
