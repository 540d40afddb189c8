"""How do many documents get into the cluster, at the pace that it can take?

Requests of some hundred documents are in flight to all nodes at once. A node that is
overloaded says so for each document; what it did not take is sent again, later and
later and at random moments, and from then on less is in flight. A document's key is
always the same, so that one that is sent twice is there once.
"""

from __future__ import annotations

import random
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from search.errors import EngineUnavailableError, SearchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_DOCUMENTS = 500
"""Documents of a request."""
MOST_BYTES = 10_000_000
"""Bytes of a request, if it has more than one document."""
PER_NODE = 2
"""Requests that are in flight to each node at first."""
MOST_ATTEMPTS = 8
"""Further times that a document is sent."""
SHORTEST, LONGEST = 0.5, 30.0
"""Seconds of the first wait at most, and of any."""
GOOD = 20
"""Requests that are taken whole until one more may be in flight."""
SECONDS = 60.0
"""That a node may take for a request."""
_TOO_MANY, _OUTAGE, _MISSING, _WRONG = 429, 500, 404, 400


class Receiver(Protocol):
    """Takes a bulk request, as `Cluster.send_bulk` does."""

    def send_bulk(self, index: str, lines: bytes, *, seconds: float) -> dict[str, Any]:
        """Return what became of each action."""


class LoadingError(SearchError):
    """The cluster refuses a document; the message has its key and the reason."""


class _Request(NamedTuple):
    actions: tuple[bytes, ...]
    attempt: int = 0


@dataclass(slots=True)
class _Pace:
    """How many requests may be in flight."""

    most: int
    allowed: int
    good: int = 0

    def slow_down(self) -> None:
        self.allowed = max(1, self.allowed // 2)
        self.good = 0

    def go_on(self) -> None:
        self.good += 1
        if self.good >= GOOD:
            self.good = 0
            self.allowed = min(self.most, self.allowed + 1)


def load(
    receiver: Receiver,
    index: str,
    actions: Iterable[bytes],
    *,
    nodes: int = 1,
    progress: Callable[[int], None] = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Send documents to an index until the cluster has taken every one.

    Args:
        receiver: the cluster.
        index: a concrete index.
        actions: what is to be done with each document, as in a bulk request: a line, or
            two, each with its line feed.
        nodes: of the cluster.
        progress: called with the number of documents that were taken until now.
        sleep: waits for some seconds.

    Returns:
        The number of documents.

    Raises:
        LoadingError: the cluster refuses a document.
        EngineUnavailableError: it did not take one, however often it was sent.
    """
    most = PER_NODE * nodes
    with ThreadPoolExecutor(most) as pool:
        loading = _Loading(receiver, index, _Pace(most, most), pool, sleep)
        return loading.run(_requests(actions), progress)


class _Loading:
    """Sends requests, and those that were not taken again."""

    def __init__(
        self,
        receiver: Receiver,
        index: str,
        pace: _Pace,
        pool: ThreadPoolExecutor,
        sleep: Callable[[float], None],
    ) -> None:
        self._receiver = receiver
        self._index = index
        self._pace = pace
        self._pool = pool
        self._sleep = sleep
        self._again: deque[_Request] = deque()
        self._in_flight: dict[Future[tuple[_Request, str]], int] = {}

    def run(self, requests: Iterator[_Request], progress: Callable[[int], None]) -> int:
        """Send all requests; return the number of documents that they had."""
        taken = 0
        try:
            while True:
                self._fill(requests)
                if not self._in_flight:
                    return taken
                done, _ = wait(self._in_flight, return_when=FIRST_COMPLETED)
                for future in done:
                    taken += self._finish(future)
                progress(taken)
        finally:
            for future in self._in_flight:
                future.cancel()

    def _fill(self, requests: Iterator[_Request]) -> None:
        """Send what is left over and then what is new, as much as is allowed."""
        while len(self._in_flight) < self._pace.allowed:
            request = self._again.popleft() if self._again else next(requests, None)
            if request is None:
                return
            future = self._pool.submit(self._send, request)
            self._in_flight[future] = len(request.actions)

    def _finish(self, future: Future[tuple[_Request, str]]) -> int:
        """Note what became of a request; return how many documents were taken."""
        sent = self._in_flight.pop(future)
        left, reason = future.result()
        if not left.actions:
            self._pace.go_on()
            return sent
        if left.attempt > MOST_ATTEMPTS:
            message = (
                f"the cluster did not take {len(left.actions)} documents in "
                f"{left.attempt} attempts ({reason}); give it more memory or nodes"
            )
            raise EngineUnavailableError(message)
        self._pace.slow_down()
        self._again.append(left)
        return sent - len(left.actions)

    def _send(self, request: _Request) -> tuple[_Request, str]:
        """Send a request; return what of it was not taken, and why."""
        if request.attempt:
            longest = min(LONGEST, SHORTEST * 2**request.attempt)
            self._sleep(random.uniform(SHORTEST, longest))  # noqa: S311 - no secret
        lines = b"".join(request.actions)
        try:
            answer = self._receiver.send_bulk(self._index, lines, seconds=SECONDS)
        except EngineUnavailableError as error:
            return request._replace(attempt=request.attempt + 1), str(error)
        left, reason = _not_taken(request.actions, answer)
        return _Request(left, request.attempt + 1), reason


def _requests(actions: Iterable[bytes]) -> Iterator[_Request]:
    """Yield requests of as many documents as go into one."""
    taken: list[bytes] = []
    size = 0
    for action in actions:
        is_full = len(taken) == MOST_DOCUMENTS or size + len(action) > MOST_BYTES
        if taken and is_full:
            yield _Request(tuple(taken))
            taken, size = [], 0
        taken.append(action)
        size += len(action)
    if taken:
        yield _Request(tuple(taken))


def _not_taken(
    actions: tuple[bytes, ...], answer: dict[str, Any]
) -> tuple[tuple[bytes, ...], str]:
    """Return which actions are to be sent again, and why the first of them is.

    Raises:
        LoadingError: one is wrong.
    """
    left, reason = [], ""
    outcomes = [next(iter(item.items())) for item in answer["items"]]
    for action, (kind, outcome) in zip(actions, outcomes, strict=True):
        status = outcome["status"]
        if status < _WRONG or (kind == "delete" and status == _MISSING):
            continue
        error = outcome.get("error", {})
        why = f"{status} {error.get('type', '')}"
        if status != _TOO_MANY and status < _OUTAGE:
            message = (
                f"the cluster refuses the document {outcome['_id']} "
                f"({why}: {error.get('reason', '')})"
            )
            raise LoadingError(message)
        left.append(action)
        reason = reason or why
    return tuple(left), reason
