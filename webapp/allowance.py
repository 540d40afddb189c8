"""How much may one visitor still ask for?

A visitor's allowance is used up by what requests cost, and fills again all the time. It
is counted by subscriber (`webapp.subscriber`).
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_VISITORS = 50_000
"""Visitors whose use is remembered (some 200 bytes each); the longest silent one is
forgotten first."""
MINUTE = 60.0


class Allowances:
    """What visitors have used of their allowance; safe to share between threads."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with full allowances.

        Args:
            rate: units that a visitor may use a minute, and at once.
            clock: returns seconds.
        """
        self._rate, self._clock = rate, clock
        self._lock = Lock()
        self._used: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many visitors are remembered."""
        return len(self._used)

    def wait(self, visitor: str) -> int:
        """Return whole seconds until a visitor may ask again, 0 for now."""
        with self._lock:
            excess = self._now_used(visitor) + 1 - self._rate
            return math.ceil(excess * MINUTE / self._rate) if excess > 0 else 0

    def use(self, visitor: str, units: float) -> None:
        """Take what a request costs from a visitor's allowance, even if that is less.

        It is a minute's at the most, so that nobody waits longer.
        """
        with self._lock:
            used = min(self._now_used(visitor) + units, 2.0 * self._rate - 1)
            self._used[visitor] = used, self._clock()
            self._used.move_to_end(visitor)
            if len(self._used) > MOST_VISITORS:
                self._used.popitem(last=False)

    def _now_used(self, visitor: str) -> float:
        used, since = self._used.get(visitor, (0.0, 0.0))
        return max(0.0, used - (self._clock() - since) * self._rate / MINUTE)
