"""How does a process that waits learn of signals?"""

from __future__ import annotations

import os
import signal
import socket
from contextlib import contextmanager
from select import POLLIN, poll
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MILLI = 1000


@contextmanager
def noticed(*numbers: signal.Signals) -> Iterator[int]:
    """Yield a descriptor from which the numbers of signals can be read, as they come.

    Must be called by the main thread.
    """
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        os.set_blocking(end.fileno(), False)
    previous = {number: signal.signal(number, lambda *_: None) for number in numbers}
    before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    try:
        yield ours.fileno()
    finally:
        signal.set_wakeup_fd(before)
        for number, handler in previous.items():
            signal.signal(number, handler)
        ours.close()
        theirs.close()


def wait_for(descriptors: tuple[int, ...], seconds: float) -> frozenset[int]:
    """Return the descriptors that can be read or have ended, at the latest in time."""
    waiting = poll()
    for descriptor in descriptors:
        waiting.register(descriptor, POLLIN)
    return frozenset(number for number, _ in waiting.poll(seconds * _MILLI))


def read_all(descriptor: int) -> bytes:
    """Return what can be read at once; nothing where the other end was closed."""
    try:
        return os.read(descriptor, 4096)
    except BlockingIOError:
        return b""
