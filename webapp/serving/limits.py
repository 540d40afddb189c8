"""How many connections may there be, and how slow may they be?"""

from __future__ import annotations

import resource
from contextlib import suppress
from dataclasses import dataclass

_MIB = 1_048_576
SPARE_FILES = 256
"""Files that are left to all else than connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a process allows its clients; times are in seconds, sizes in bytes.

    Attributes:
        connections: open at the same time.
        of_client: of them from one network address; idle ones make room for new ones.
        threads: requests that the application is given at the same time. It decides
            itself how many of them it works at.
        request: time from the first byte of a request to its last one.
        idle: time that a connection is kept without a request.
        head: size of a request's line and headers.
        body: size of what follows them.
        ahead: size of an answer that is made before its client takes it.
        spool: size from which it waits in a file, not in memory.
        pace: time in which a client takes at least `least` of what waits for it.
        least: size of that.
        grace: time for answers that are under way when the server is to stop.
        linger: time in which a stopping server still awaits requests on connections
            that it kept, as they may be on their way.
    """

    connections: int = 4_000
    of_client: int = 256
    threads: int = 64
    request: float = 15
    idle: float = 75
    head: int = 32_768
    body: int = _MIB
    ahead: int = _MIB
    spool: int = 131_072
    pace: float = 30
    least: int = 32_768
    grace: float = 30
    linger: float = 1


def allow_files(connections: int) -> int:
    """Raise the process's limit of open files; return the connections it allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + SPARE_FILES
    if soft < wanted:
        more = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):  # it may be forbidden
            resource.setrlimit(resource.RLIMIT_NOFILE, (more, hard))
            soft = more
    return max(1, min(connections, soft - SPARE_FILES))
