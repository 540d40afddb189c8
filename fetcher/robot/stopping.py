"""How does a pass end before it is over, without losing an answer?"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fetcher.clock import Clock


class Stopped(BaseException):
    """The pass is to end now; what was answered has been kept."""


class StoppableClock:
    """A clock on which waiting ends when the pass is to end.

    Args:
        clock: that tells the time, and on which one waits; this machine's by default.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock
        self._stop = threading.Event()

    def now(self) -> datetime:
        """Return the present time in UTC."""
        return self._clock.now() if self._clock else datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait.

        Raises:
            Stopped: the pass is to end.
        """
        if self._clock is None:
            self._stop.wait(seconds)
        else:
            self._clock.sleep(seconds)
        self.check()

    def check(self) -> None:
        """Go on, or end.

        Raises:
            Stopped: the pass is to end.
        """
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        """End all waiting from now on; a handler of signals may call this."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Return whether the pass is to end."""
        return self._stop.is_set()
