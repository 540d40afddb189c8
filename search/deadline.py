"""How is a search ended that takes too long?

What takes long asks between its steps whether the thread's time is over. It is counted
in processor time, so that a busy machine ends nothing that is usual.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from search.errors import DeadlineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOCAL = threading.local()


@contextmanager
def deadline(
    seconds: float, clock: Callable[[], float] = time.thread_time
) -> Iterator[None]:
    """Let searches of this thread end within the context after some seconds.

    Args:
        seconds: of processor time.
        clock: returns the seconds that the thread has used.
    """
    before = getattr(_LOCAL, "end", None)
    _LOCAL.end = clock() + seconds, clock
    try:
        yield
    finally:
        _LOCAL.end = before


def check_deadline() -> None:
    """End the search if its time is over.

    Raises:
        DeadlineError: it is.
    """
    end = getattr(_LOCAL, "end", None)
    if end and end[1]() > end[0]:
        reason = "a search took longer than it may"
        raise DeadlineError(reason)
