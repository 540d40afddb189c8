"""Is a host asked by one at a time, at its pace, and only if it wants to be?"""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bench.web.clock import TurnedClock
from fetcher.errors import Failure, FetchFailed
from fetcher.manners.pace import HostState
from fetcher.manners.robots import rules_of
from fetcher.robot.hosts import HostRests, Hosts
from fetcher.robot.stopping import StoppableClock, Stopped

START = datetime(2026, 3, 7, 9, tzinfo=UTC)
PAGE = "https://www.a.example/page"


class Memory:
    """Remembers states of hosts."""

    def __init__(self, **states):
        self.states = states

    def state(self, host):
        """Return what is known of a host."""
        return self.states.get(host, HostState())

    def remember(self, host, state):
        """Keep what is known of a host."""
        self.states[host] = state


@pytest.fixture
def clock():
    """Return a clock on which waiting takes no time."""
    return StoppableClock(TurnedClock(START))


def hosts(clock, robots=b"", status=200, **states):
    """Return hosts that all have one robots.txt."""

    def ask(_url, held):
        return rules_of(status, robots, clock.now(), held)

    return Hosts(clock, Memory(**states), ask)


def test_pause_lies_between_two_requests(clock):
    """It is that of the source, or the longer one of robots.txt."""
    own = hosts(clock, b"User-agent: *\nCrawl-delay: 7\n")
    with own.turn(2.0) as turn:
        turn.permit(PAGE)
        first = clock.now()
    with own.turn(2.0) as turn:
        turn.permit("https://a.example/other")

    assert clock.now() - first >= timedelta(seconds=2)
    with own.turn(2.0) as turn:
        turn.permit(PAGE)
        before = clock.now()
        turn.permit(PAGE)
    assert clock.now() - before >= timedelta(seconds=7)


def test_disallowed_page_is_not_asked(clock):
    """The failure is that of robots."""
    own = hosts(clock, b"User-agent: *\nDisallow: /page\n")

    with own.turn(2.0) as turn, pytest.raises(FetchFailed) as failure:
        turn.permit(PAGE)

    assert failure.value.kind == Failure.ROBOTS


def test_host_without_robots_in_reach_rests(clock):
    """503 for robots.txt forbids all for now, and is no word of the page's."""
    with hosts(clock, status=503).turn(2.0) as turn, pytest.raises(HostRests):
        turn.permit(PAGE)


def test_what_was_learnt_before_counts(clock):
    """A host that asked for an hour an instant ago is not waited for."""
    state = HostState(due=START + timedelta(hours=1))
    own = hosts(clock, **{"a.example": state})

    with own.turn(2.0) as turn, pytest.raises(HostRests) as rest:
        turn.permit(PAGE)

    assert rest.value.until == state.due
    assert clock.now() == START


def test_nothing_is_asked_once_the_pass_is_to_end(clock):
    """Not even robots.txt."""
    clock.stop()

    with hosts(clock).turn(2.0) as turn, pytest.raises(Stopped):
        turn.permit(PAGE)


def test_one_at_a_time_asks_a_host(clock):
    """Another thread waits until the turn is over; chains that cross do not lock."""
    own = hosts(clock)
    active: Counter[str] = Counter()
    crowded = []

    def ask(urls):
        with own.turn(0.0) as turn:
            for url in urls:
                turn.permit(url)
                active[url] += 1
                time.sleep(0.001)
                crowded.extend([url] * (active[url] > 1))
                active[url] -= 1

    other = "https://b.example/page"
    chains = [[PAGE], [PAGE, PAGE], [PAGE, other], [other, PAGE]] * 5
    threads = [threading.Thread(target=ask, args=(chain,)) for chain in chains]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert not any(thread.is_alive() for thread in threads)
    assert crowded == []


def test_rest_that_a_wrong_clock_noted_is_no_rest(clock):
    """And the pauses between requests are kept nevertheless."""
    state = HostState(due=START + timedelta(days=7), failures=6)
    own = hosts(clock, **{"a.example": state})

    with own.turn(2.0) as turn:
        turn.permit(PAGE)
        before = clock.now()
        turn.permit(PAGE)

    assert clock.now() - before >= timedelta(seconds=2)
