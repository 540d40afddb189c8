"""What do many visitors ask at once, and what do they get?"""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from random import Random

GOOD = frozenset({200})


@dataclass
class Visits:
    """What some visitors got.

    Attributes:
        seconds: of each answer, by what was asked.
        errors: how often what went wrong.
    """

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, other: Visits) -> None:
        """Take over what others got."""
        for kind, seconds in other.seconds.items():
            self.seconds.setdefault(kind, []).extend(seconds)
        self.errors.update(other.errors)

    @property
    def every(self) -> list[float]:
        """The seconds of all answers."""
        return [one for seconds in self.seconds.values() for one in seconds]


def visit(
    port: int,
    addresses: tuple[tuple[str, str], ...],
    clients: int,
    until: float,
    seed: int,
) -> Visits:
    """Ask one address after the other, each visitor on a connection of its own.

    Args:
        port: of the server on this machine.
        addresses: kinds and paths, in any order.
        clients: visitors.
        until: when to end, as `time.time` counts.
        seed: decides what is asked.
    """
    found = Visits()
    with ThreadPoolExecutor(clients) as pool:
        work = [
            pool.submit(_visit, port, addresses, until, Random(f"{seed} {number}"))
            for number in range(clients)
        ]
        for each in work:
            found.add(each.result())
    return found


def _visit(
    port: int, addresses: tuple[tuple[str, str], ...], until: float, random: Random
) -> Visits:
    found = Visits()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while time.time() < until:
        kind, path = random.choice(addresses)
        began = time.perf_counter()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException) as error:
            found.errors[f"{kind}: {type(error).__name__}"] += 1
            connection.close()
            continue
        found.seconds.setdefault(kind, []).append(time.perf_counter() - began)
        if answer.status not in GOOD:
            found.errors[f"{kind}: {answer.status}"] += 1
    connection.close()
    return found
