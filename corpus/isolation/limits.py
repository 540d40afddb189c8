"""How much may parsing one page or file take?"""

from __future__ import annotations

import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one call in a process of its own may take.

    Attributes:
        seconds: processor time; as a busy machine makes nothing fail, it is not time
            on the clock.
        patience: how many times as long a call may take by the clock.
        megabytes: memory of the whole process.
    """

    seconds: int = 10
    patience: int = 6
    megabytes: int = 320


def limit_memory(limits: Limits) -> None:
    """Limit the memory of this process for good; an allocation beyond fails.

    Only Linux can limit it; elsewhere nothing is done.
    """
    if sys.platform != "linux":
        return
    size = limits.megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def limit_time(limits: Limits) -> None:
    """Let this process end by a signal when its next call has used up its time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + 1 + limits.seconds, hard))


def data_size() -> float:
    """Return the megabytes that count for the limit on memory; 0 where none is."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    return pages * resource.getpagesize() / _MEGABYTE


TIME_SIGNAL = signal.SIGXCPU
"""What ends a process that has used up its time."""
