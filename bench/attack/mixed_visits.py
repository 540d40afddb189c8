"""What do visitors of all kinds request at the same time, and what becomes of it?"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from threading import Lock
from typing import TYPE_CHECKING

from bench.attack.links import escaped
from bench.attack.random_requests import Request, make_request, read_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future, ThreadPoolExecutor
    from random import Random

WAIT = 60
"""Longest time in seconds for an answer."""
OK, FAULT, BUSY = 200, 500, 503
_DEAR, _HOSTILE, _FILES = 0.05, 0.1, 0.1
"""Shares of dear and hostile requests, and of feeds, lists and other files."""
_LIES = frozenset({"CONTENT_LENGTH", "SCRIPT_NAME"})
"""Of a WSGI environment: a body that does not come, and what is no header."""


@dataclass(slots=True)
class Minute:
    """What became of the requests of a minute.

    Attributes:
        seconds: that each answer took.
        busy: answers of 503 that say when to come again.
        errors: other answers than were wanted, and connections that were cut; by
            description.
    """

    seconds: list[float] = field(default_factory=list)
    busy: int = 0
    errors: Counter[str] = field(default_factory=Counter)


class Log:
    """Collects what several visitors experience."""

    def __init__(self) -> None:
        """Begin the first minute."""
        self._lock = Lock()
        self._minute = Minute()

    def add(self, seconds: float, busy: bool, error: str) -> None:  # noqa: FBT001
        """Add a request.

        Args:
            seconds: that it took.
            busy: whether the server had too much to do.
            error: what was wrong; "" for nothing.
        """
        with self._lock:
            self._minute.seconds.append(seconds)
            self._minute.busy += busy
            if error:
                self._minute.errors[error] += 1

    def take(self) -> Minute:
        """Return the minute that is over, and begin the next."""
        with self._lock:
            minute, self._minute = self._minute, Minute()
        return minute


@dataclass(frozen=True, slots=True)
class Mix:
    """What is requested.

    Attributes:
        usual: kinds and paths of what visitors read.
        dear: paths of dear questions.
        files: paths of feeds, exports and files for machines.
        rules: of all addresses, as Flask writes them.
        ids: of articles.
    """

    usual: Sequence[tuple[str, str]]
    dear: Sequence[str]
    files: Sequence[str]
    rules: Sequence[str]
    ids: Sequence[str]

    def draw(
        self, lots: Random, tokens: Mapping[str, Sequence[str]]
    ) -> tuple[str, Request]:
        """Return the kind of a request, and the request, by lot."""
        lot = lots.random()
        if lot < _HOSTILE:
            return "hostile", make_request(lots, self.rules, self.ids, tokens)
        if lot < _HOSTILE + _DEAR:
            return "dear", Request("GET", lots.choice(self.dear))
        if lot < _HOSTILE + _DEAR + _FILES:
            return "file", Request("GET", lots.choice(self.files))
        kind, path = lots.choice(self.usual)
        return kind, Request("GET", path)


def judge(kind: str, status: int, retry_after: str | None) -> tuple[bool, str]:
    """Return whether an answer says that the server is busy, and what is wrong."""
    if status == BUSY and retry_after:
        return True, ""
    wrong = status >= FAULT or (kind != "hostile" and status != OK)
    return False, f"{kind}: {status}" if wrong else ""


class Visitors:
    """Visitors who request until they are told to stop."""

    def __init__(self, port: int, mix: Mix, pause: float) -> None:
        """Define them.

        Args:
            port: of the server on this machine.
            mix: what they request.
            pause: mean of the seconds between an answer and the next request.
        """
        self._port, self._mix, self._pause = port, mix, pause
        self._tokens = read_tokens()
        self._over = False
        self.log = Log()

    def start(
        self, pool: ThreadPoolExecutor, lots: Sequence[Random]
    ) -> list[Future[None]]:
        """Let one visitor begin for each of some random generators."""
        return [pool.submit(self._visit, each) for each in lots]

    def stop(self) -> None:
        """Let them go when they are answered."""
        self._over = True

    def _visit(self, lots: Random) -> None:
        connect: Callable[[], HTTPConnection] = partial(
            HTTPConnection, "127.0.0.1", self._port, timeout=WAIT
        )
        kept = connect()
        while not self._over:
            kind, request = self._mix.draw(lots, self._tokens)
            # A hostile head may make the server close the connection, which is right.
            connection = connect() if kind == "hostile" else kept
            self._ask(connection, kind, request)
            if kind == "hostile":
                connection.close()
            time.sleep(lots.expovariate(1 / self._pause))
        kept.close()

    def _ask(self, connection: HTTPConnection, kind: str, request: Request) -> None:
        started = time.perf_counter()
        busy, error = False, ""
        try:
            send(connection, request)
            response = connection.getresponse()
            response.read()
            busy, error = judge(
                kind, response.status, response.getheader("Retry-After")
            )
        except (OSError, HTTPException) as failure:
            error = f"{kind}: {type(failure).__name__}"
            connection.close()
        if error:
            error += f" {request.method} {request.path[:200]}"
        self.log.add(time.perf_counter() - started, busy, error)


def send(connection: HTTPConnection, request: Request) -> None:
    """Send a request as it is, but for what no line of HTTP can hold."""
    query = f"?{request.query}" if request.query else ""
    named = {
        name.removeprefix("HTTP_").replace("_", "-"): value
        for name, value in request.headers.items()
        if name not in _LIES
    }
    target = escaped(request.path + query)
    connection.putrequest(request.method, target, skip_host="HOST" in named)
    for name, value in named.items():
        connection.putheader(name, value.encode("latin-1"))
    connection.endheaders()
