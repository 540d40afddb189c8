"""When must an exchange have ended, whatever the other side does?

Every wait, for a name, a connection, a handshake, a byte, asks how much of one sum of
seconds is left: a server that sends a byte now and then cannot stretch it. Python's
sockets count the time of one call from its beginning, TLS handshakes and records
included, so no call outlasts it either.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from fetcher.errors import Failure, FetchFailed

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")
_now = time.monotonic


@dataclass(frozen=True, slots=True)
class _Raised:
    error: Exception


class Deadline:
    """The seconds that are left; they pass while it runs."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = _now() + seconds

    def pause(self) -> None:
        """Let no time pass until it is resumed."""
        self._seconds = self.remaining()

    def resume(self) -> None:
        """Let time pass again."""
        self._end = _now() + self._seconds

    def remaining(self) -> float:
        """Return the seconds left, above zero.

        Raises:
            FetchFailed: none is.
        """
        left = self._end - _now()
        if left <= 0:
            raise timed_out()
        return left

    def run(self, call: Callable[[], _Result]) -> _Result:
        """Return what a call returns that knows of no time limit.

        A call that does not end in time is left to itself in its thread.

        Raises:
            FetchFailed: it took too long.
        """
        outcome: SimpleQueue[_Result | _Raised] = SimpleQueue()

        def work() -> None:
            try:
                outcome.put(call())
            except Exception as error:  # noqa: BLE001 - raised again where it is awaited
                outcome.put(_Raised(error))

        Thread(target=work, daemon=True, name="hoptac-resolver").start()
        try:
            result = outcome.get(timeout=self.remaining())
        except Empty:
            raise timed_out() from None
        if isinstance(result, _Raised):
            raise result.error
        return result


def timed_out() -> FetchFailed:
    """Return the failure of an exchange that takes too long."""
    return FetchFailed(Failure.TIMEOUT, "the exchange was not over in time")
