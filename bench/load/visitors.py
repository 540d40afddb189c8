"""What do many visitors request at once, and how fast are they answered?"""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from random import Random

SUCCESS = frozenset({200})
"""HTTP status codes that are no error here."""


@dataclass
class Visits:
    """Times and errors of some visitors' requests.

    Attributes:
        seconds: duration of each answered request, by kind.
        errors: number of failures by their description.
    """

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, other: Visits) -> None:
        """Add the times and errors of other visits to these."""
        for kind, seconds in other.seconds.items():
            self.seconds.setdefault(kind, []).extend(seconds)
        self.errors.update(other.errors)

    @property
    def all_seconds(self) -> list[float]:
        """The durations of all kinds together."""
        return [one for seconds in self.seconds.values() for one in seconds]


def visit(
    port: int,
    addresses: tuple[tuple[str, str], ...],
    clients: int,
    until: float,
    seed: int,
) -> Visits:
    """Request random addresses one after the other, each visitor on its own connection.

    Args:
        port: of the server on this machine.
        addresses: kinds and paths, in any order.
        clients: number of visitors.
        until: when to stop, as a `time.time` value.
        seed: determines which addresses are requested.
    """
    visits = Visits()
    with ThreadPoolExecutor(clients) as pool:
        futures = [
            pool.submit(_visit, port, addresses, until, Random(f"{seed} {number}"))
            for number in range(clients)
        ]
        for future in futures:
            visits.add(future.result())
    return visits


def _visit(
    port: int, addresses: tuple[tuple[str, str], ...], until: float, random: Random
) -> Visits:
    visits = Visits()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while time.time() < until:
        kind, path = random.choice(addresses)
        started = time.perf_counter()
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException) as error:
            visits.errors[f"{kind}: {type(error).__name__}"] += 1
            connection.close()
            continue
        visits.seconds.setdefault(kind, []).append(time.perf_counter() - started)
        if response.status not in SUCCESS:
            visits.errors[f"{kind}: {response.status}"] += 1
    connection.close()
    return visits
