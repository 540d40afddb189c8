"""What time is it on the test web, whatever the machine's clock says?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Lock


class TurnedClock:
    """A clock that stands still until it is turned; sleeping turns it.

    It can be given to the fetcher as well, so that both sides agree on the time.

    Args:
        start: the first moment, aware of its zone.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._lock = Lock()

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        with self._lock:
            return self._now

    def turn(self, to: datetime) -> None:
        """Set the clock, forward or back."""
        with self._lock:
            self._now = to.astimezone(UTC)

    def sleep(self, seconds: float) -> None:
        """Move the clock forward at once instead of waiting."""
        with self._lock:
            self._now += timedelta(seconds=max(0.0, seconds))
