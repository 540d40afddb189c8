"""Which connections make room for others?"""

from dataclasses import dataclass

import pytest

from webapp.serving.connections import (
    Phase,
    client_of,
    clogging,
    overdue,
    surplus,
)
from webapp.serving.limits import Limits

LIMITS = Limits(
    connections=5, of_client=3, threads=8, request=10, idle=50, pace=20, least=100
)


@dataclass(eq=False)
class Line:
    """A connection of a client, idle by default."""

    client: str = "a"
    since: float = 0
    phase: Phase = Phase.IDLE
    waiting: int = 0
    paced: tuple[float, int] = (0, 0)
    taken: int = 0


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix", "unix"),
    ],
)
def test_client_is_an_address_or_a_network(address, whose):
    """Of IPv6 a client has a whole network."""
    assert client_of(address) == whose


def test_time_is_over_by_phase():
    """Requests must be complete sooner than idle connections are closed."""
    idle, slow = Line(), Line(phase=Phase.RECEIVING)
    busy = Line(phase=Phase.ANSWERING)

    def late(now, *, stopping=False):
        return list(overdue((idle, slow, busy), LIMITS, now, stopping=stopping))

    assert late(9) == []
    assert late(10) == [slow]
    assert late(50) == [idle, slow]
    assert late(2, stopping=True) == [idle]


def test_who_takes_too_little_is_too_slow():
    """An answer that waits must be taken at some pace."""
    still = Line(phase=Phase.ANSWERING, waiting=9, paced=(0, 50), taken=149)
    brisk = Line(phase=Phase.ANSWERING, waiting=9, paced=(0, 50), taken=150)
    lines = (still, brisk)

    assert list(overdue(lines, LIMITS, 19, stopping=False)) == []
    assert list(overdue(lines, LIMITS, 20, stopping=False)) == [still]


def test_client_with_too_many_loses_the_one_it_uses_least():
    """It is not one that is answered, nor one of others."""
    other = Line("b", -9)
    answered = Line(since=1, phase=Phase.ANSWERING)
    used, unused, newest = Line(since=5), Line(since=3), Line(since=9)

    assert surplus((other, answered, used, newest), LIMITS, newest) is None
    full = (other, answered, used, unused, newest)
    assert surplus(full, LIMITS, newest) is unused


def test_too_many_of_all_cost_the_greediest():
    """A new client gets a place from the one who has most."""
    newest = Line("z", 9)
    lines = (Line("b"), Line("c"), Line(since=2), Line(since=1), Line(since=3), newest)

    assert surplus(lines, LIMITS, newest) is lines[3]


def test_newest_goes_where_all_are_answered():
    """Nothing that is under way is cut for it."""
    newest = Line(since=9)
    lines = (*(Line(phase=Phase.ANSWERING) for _ in range(3)), newest)

    assert surplus(lines, LIMITS, newest) is newest


def test_one_client_keeps_few_threads_waiting():
    """Where more wait for it than a quarter, the oldest are closed."""
    lines = [Line(since=n, waiting=LIMITS.ahead) for n in range(4)]
    others = [Line("b", waiting=LIMITS.ahead), Line(waiting=LIMITS.ahead - 1)]

    assert list(clogging([*lines, *others], LIMITS)) == lines[:2]
