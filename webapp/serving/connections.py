"""Which connections are closed, so that no client keeps others out?

A client that sends its request slowly, or reads its answer slowly, costs a connection
but no thread, and is cut off in time. One that opens too many loses those that it uses
least.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from webapp.subscriber import subscriber_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from webapp.serving.limits import Limits

CLOGGED_SHARE = 4
"""A client may keep one in so many threads waiting for it to read."""


class Phase(Enum):
    """What a connection is at."""

    IDLE = "idle"
    RECEIVING = "receiving"
    ANSWERING = "answering"


class Connection(Protocol):
    """What is known of a connection; times are of `time.monotonic`."""

    @property
    def client(self) -> str:
        """Network address of the client, as `client_of` returns it."""

    @property
    def phase(self) -> Phase:
        """What it is at."""

    @property
    def since(self) -> float:
        """When it came to its phase."""

    @property
    def waiting(self) -> int:
        """Bytes of answers that the client has not taken yet."""

    @property
    def paced(self) -> tuple[float, int]:
        """When its pace was measured last, and how many bytes it had taken by then."""

    @property
    def taken(self) -> int:
        """Bytes that it has taken up to now."""


C = TypeVar("C", bound=Connection)


def client_of(address: str) -> str:
    """Return by what the connections of an address are counted."""
    return subscriber_of(address) or address


def overdue(
    connections: Iterable[C], limits: Limits, now: float, *, stopping: bool
) -> Iterator[C]:
    """Yield the connections whose time is over.

    Args:
        connections: all of a process.
        limits: of times.
        now: as `time.monotonic` tells it.
        stopping: whether the server awaits no further requests.
    """
    idle = limits.linger if stopping else limits.idle
    longest = {Phase.IDLE: idle, Phase.RECEIVING: limits.request}
    for connection in connections:
        measured, taken = connection.paced
        dawdles = (
            connection.waiting > 0
            and now - measured >= limits.pace
            and connection.taken - taken < limits.least
        )
        most = longest.get(connection.phase)
        if dawdles or (most is not None and now - connection.since >= most):
            yield connection


def surplus(connections: Iterable[C], limits: Limits, newest: C) -> C | None:
    """Return the connection that must make room for the newest one, if one must.

    It is one of the client's own where the client has too many, else one of the client
    that has most: that which has been idle, or slow to send its request, for longest.
    Where all are being answered, it is the newest itself.
    """
    known = tuple(connections)
    counts = Counter(connection.client for connection in known)
    if counts[newest.client] > limits.of_client:
        client = newest.client
    elif len(known) > limits.connections:
        client = counts.most_common(1)[0][0]
    else:
        return None
    unused = [
        each
        for each in known
        if each.client == client
        and each.phase is not Phase.ANSWERING
        and each is not newest
    ]
    return min(unused, key=lambda each: each.since, default=newest)


def clogging(connections: Iterable[C], limits: Limits) -> Iterator[C]:
    """Yield connections whose clients keep too many threads waiting for them to read.

    A thread waits where more than `limits.ahead` bytes of its answer wait.
    """
    held: dict[str, list[C]] = {}
    for connection in connections:
        if connection.waiting >= limits.ahead:
            held.setdefault(connection.client, []).append(connection)
    for each in held.values():
        most = max(1, limits.threads // CLOGGED_SHARE)
        yield from sorted(each, key=lambda one: one.since)[: max(0, len(each) - most)]
