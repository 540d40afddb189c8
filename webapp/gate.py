"""Who works next, and who would wait too long?

A process works at few requests at once, as more would only slow each other down. The
others wait, those first that are expected to cost least, so that a page does not wait
for what costs as much as a hundred; but whoever has waited some times as long as he
costs lets nobody else go before. Who would wait too long is refused at once.
The parts of streamed answers come after all others, but for a few that keep them going.
"""

from __future__ import annotations

import heapq
import math
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_WAIT = 2.0
"""Longest expected wait in seconds."""
OVERTAKEN = 20.0
"""A request lets cheaper ones go first that come within so many times the seconds that
it is expected to take: a page of 0.05 s within one second. Of 5, 10, 20 and no end the
only one with which 16 visitors at once are never refused, and one among 20 who ask the
dearest questions waits less than a second (`bench.load`, `bench.attack crowd`).
"""
PART_PAUSE = 0.2
"""Seconds after which a part of a stream comes before others: it takes some 20 ms, so
that streams get a tenth of a server that has no time for them.
"""


class OverloadedError(Exception):
    """A request would wait too long.

    Attributes:
        retry_after: whole seconds after which the server will have caught up.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"the queue is {retry_after} s long")
        self.retry_after = retry_after


@dataclass(order=True)
class Ticket:
    """A place in the queue, or a request that is worked at.

    Attributes:
        due: when the request comes before all that arrive later, on the gate's clock.
        number: in the order of arrival.
        expected: seconds that the request is expected to take.
        admitted: set when the request may be worked at.
        since: when that was, on the gate's clock.
    """

    due: float
    number: int
    expected: float = field(compare=False)
    admitted: Event = field(default_factory=Event, compare=False)
    since: float = field(default=0.0, compare=False)


class Gate:
    """Lets some requests through at once; safe to share between threads."""

    def __init__(self, slots: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Open a gate.

        Args:
            slots: requests that are worked at at once.
            clock: returns seconds.
        """
        self._slots, self._clock = slots, clock
        self._lock, self._numbers = Lock(), count()
        self._waiting: list[Ticket] = []
        self._parts: deque[Ticket] = deque()
        self._last_part = -math.inf
        self._working: dict[int, Ticket] = {}

    @property
    def waiting(self) -> int:
        """Requests that wait."""
        return len(self._waiting) + len(self._parts)

    def ask(self, expected: float, *, part: bool = False) -> Ticket:
        """Return a ticket, which is admitted now or when its turn comes.

        Args:
            expected: seconds that the request is expected to take.
            part: whether it is a part of a stream, which waits however long that is.

        Raises:
            OverloadedError: it would wait longer than `MOST_WAIT`.
        """
        with self._lock:
            due = self._clock() + OVERTAKEN * expected
            ticket = Ticket(due, next(self._numbers), expected)
            if part:
                self._parts.append(ticket)
            elif (wait := self._expected_wait(ticket)) <= MOST_WAIT:
                heapq.heappush(self._waiting, ticket)
            else:
                raise OverloadedError(math.ceil(wait))
            self._admit()
            return ticket

    def enter(self, expected: float, *, part: bool = False) -> Ticket:
        """Wait for admission, and return the ticket to `leave` with.

        Raises:
            OverloadedError: as of `ask`, or when others came first all the time.
        """
        ticket = self.ask(expected, part=part)
        if not ticket.admitted.wait(None if part else MOST_WAIT):
            with self._lock:
                if not ticket.admitted.is_set():
                    self._waiting.remove(ticket)
                    heapq.heapify(self._waiting)
                    raise OverloadedError(math.ceil(MOST_WAIT))
        return ticket

    def leave(self, ticket: Ticket) -> float:
        """End a request that was admitted; return the seconds that it took."""
        with self._lock:
            del self._working[ticket.number]
            self._admit()
            return self._clock() - ticket.since

    def _admit(self) -> None:
        while self.waiting and len(self._working) < self._slots:
            now = self._clock()
            urgent = now - self._last_part >= PART_PAUSE
            if self._parts and (urgent or not self._waiting):
                ticket, self._last_part = self._parts.popleft(), now
            else:
                ticket = heapq.heappop(self._waiting)
            ticket.since = now
            self._working[ticket.number] = ticket
            ticket.admitted.set()

    def _expected_wait(self, ticket: Ticket) -> float:
        """Return the seconds of work before a ticket's, shared between the slots."""
        if len(self._working) < self._slots:
            return 0.0
        now = self._clock()
        work = sum(
            max(0.0, each.expected - (now - each.since))
            for each in self._working.values()
        )
        work += sum(each.expected for each in self._waiting if each < ticket)
        return work / self._slots
