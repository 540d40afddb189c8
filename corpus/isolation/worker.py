"""What does a process do that parses for another one?"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError, Kind, UnreadableError
from corpus.isolation.limits import Limits, data_size, limit_memory, limit_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_FULL = 0.6
"""Share of the memory beyond which a process is replaced after a call."""
_RECURSION = 3_000
"""Depth of calls: deeply nested pages are refused, not a crash of the process."""


def work(calls: Connection, limits: Limits) -> None:
    """Answer calls, each a function with its arguments, until the pipe is closed.

    An answer is `(True, value, is_last)` or `(False, error, is_last)`; the first one
    says only that the process has started. The last one is that after which the process
    ends, as it has used up much of its memory and may not get it back.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    Thread(target=_end_with_parent, daemon=True).start()
    sys.setrecursionlimit(_RECURSION)
    limit_memory(limits)
    with suppress(
        EOFError, ConnectionError, MemoryError
    ):  # closed, or the caller was killed
        calls.send((True, None, False))
        is_last = False
        while not is_last:
            function, args = calls.recv()
            limit_time(limits)
            done, answer = _answer(function, args, limits)
            is_last = data_size() > limits.megabytes * _FULL
            calls.send((done, answer, is_last))


def _answer(
    function: Callable[..., Any], args: tuple[Any, ...], limits: Limits
) -> tuple[bool, Any]:
    """Call a function and return whether it returned, with what it did or its error."""
    try:
        return True, function(*args)
    except CorpusError as error:
        return False, error
    except MemoryError:
        return False, UnreadableError(memory_reason(limits), kind=Kind.LIMIT)
    except RecursionError:
        reason = "nested too deeply to be read; leave it out"
        return False, UnreadableError(reason, kind=Kind.LIMIT)
    except Exception as error:  # noqa: BLE001 - a library's fault is one file's
        reason = f"it cannot be read ({type(error).__name__}: {error}); leave it out"
        return False, UnreadableError(reason)


def memory_reason(limits: Limits) -> str:
    """Return the reason of a rejection for want of memory."""
    return f"reading it takes more than {limits.megabytes} MB of memory; leave it out"


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
