"""Whose turn is it to ask a host, and does it want to be asked?

Several sources may have pages on one host, and redirects lead from host to host; one
request a host at a time is asked nevertheless.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from fetcher.errors import Failure, fail
from fetcher.manners.pace import (
    HostState,
    after_answer,
    after_failure,
    host_of,
    spacing,
)
from fetcher.manners.robots import robots_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Self

    from corpus.store.exchange import Exchange
    from fetcher.manners.robots import RobotsRules
    from fetcher.robot.stopping import StoppableClock

LONGEST_PAUSE = 60.0
"""Seconds that a pass waits for a host; who rests longer is left to a later pass. It is
the longest Crawl-delay that is obeyed."""


class HostRests(Exception):  # noqa: N818 - no error: it is how the host wants it
    """A host is not to be asked for longer than a pass waits.

    Attributes:
        host: its name.
        until: when it may be asked again.
        reason: a clause for people.
    """

    def __init__(self, host: str, until: datetime, reason: str) -> None:
        super().__init__(f"{host} rests until {until:%Y-%m-%d %H:%M} UTC: {reason}")
        self.host = host
        self.until = until
        self.reason = reason


class HostMemory(Protocol):
    """What was learnt of hosts before, and is to be known later."""

    def state(self, host: str) -> HostState:
        """Return what is known of a host."""
        ...

    def remember(self, host: str, state: HostState) -> None:
        """Keep what is known of a host."""
        ...


class Hosts:
    """The hosts of a pass; threads share it.

    Args:
        clock: the time.
        memory: of hosts.
        ask_robots: asks for the rules of an address's host, given those held so far.
        is_private: whether a host is one in a private network that is allowed.
    """

    def __init__(
        self,
        clock: StoppableClock,
        memory: HostMemory,
        ask_robots: Callable[[str, RobotsRules | None], RobotsRules],
        is_private: Callable[[str], bool] = lambda _url: False,
    ) -> None:
        self._clock = clock
        self._memory = memory
        self._ask_robots = ask_robots
        self._is_private = is_private
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._states: dict[str, HostState] = {}
        self._rules: dict[str, RobotsRules] = {}
        self._guard = threading.Lock()

    def turn(self, delay: float) -> Turn:
        """Return the turn of one chain of redirects, to be closed by `with`.

        Args:
            delay: seconds between two requests that the source's entry says.
        """
        return Turn(self, delay)

    def lock(self, host: str) -> threading.Lock:
        """Return what one thread at a time may hold of a host."""
        with self._guard:
            return self._locks[host]

    def wait(self, host: str) -> None:
        """Wait until a host may be asked.

        Raises:
            HostRests: that takes too long.
        """
        self._clock.check()
        state = self._state(host)
        pause = state.wait(self._clock.now())
        if pause > LONGEST_PAUSE:
            reason = "it failed too often" if state.rests else "it asked for that"
            raise HostRests(host, state.due, reason)
        if pause:
            self._clock.sleep(pause)

    def rules(self, url: str, spare: float) -> RobotsRules:
        """Return what the robots.txt of an address's host allows; its turn is held.

        Args:
            url: the address.
            spare: seconds between two requests.
        """
        address = robots_address(url)
        held = self._rules.get(address)
        if held is None or not held.fresh(self._clock.now()):
            held = self._rules[address] = self._ask_robots(url, held)
            self.pause(host_of(url), spare)
        return held

    def spacing(self, url: str, delay: float, rules: RobotsRules | None) -> float:
        """Return how many seconds lie between two requests."""
        crawl_delay = rules.crawl_delay if rules else None
        return spacing(crawl_delay, delay, private=self._is_private(url))

    def pause(self, host: str, seconds: float) -> None:
        """Let a host have a pause from now on."""
        state = self._state(host)
        due = self._clock.now() + timedelta(seconds=seconds)
        self._states[host] = HostState(max(due, state.due), state.failures, state.waits)

    def answered(self, exchange: Exchange, seconds: float) -> None:
        """Note what a host answered."""
        host = host_of(exchange.url)
        after = after_answer(
            self._state(host),
            exchange.status,
            exchange.header("retry-after"),
            self._clock.now(),
            seconds,
        )
        self._set(host, after)

    def failed(self, host: str, seconds: float) -> None:
        """Note that a host did not answer."""
        self._set(host, after_failure(self._state(host), self._clock.now(), seconds))

    def _state(self, host: str) -> HostState:
        if host not in self._states:
            self._states[host] = self._memory.state(host)
        return self._states[host].as_of(self._clock.now())

    def _set(self, host: str, state: HostState) -> None:
        before = self._states.get(host, HostState())
        self._states[host] = state
        if (state.failures, state.waits) != (before.failures, before.waits):
            self._memory.remember(host, state)


class Turn:
    """The right to ask one host after another along a chain of redirects."""

    def __init__(self, hosts: Hosts, delay: float) -> None:
        self._hosts = hosts
        self._delay = delay
        self._lock: threading.Lock | None = None
        self._host = ""
        self._spacing = delay

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._release()

    def permit(self, url: str) -> None:
        """Take the turn at the host of an address, once it may be asked.

        Raises:
            FetchFailed: its robots.txt does not allow it.
            HostRests: it does not want to be asked now.
            Stopped: the pass is to end.
        """
        if self._lock:
            self._hosts.pause(self._host, self._spacing)
        self._release()
        self._host = host_of(url)
        lock = self._hosts.lock(self._host)
        lock.acquire()
        self._lock = lock
        self._hosts.wait(self._host)
        spare = self._hosts.spacing(url, self._delay, None)
        rules = self._hosts.rules(url, spare)
        self._spacing = self._hosts.spacing(url, self._delay, rules)
        self._check(url, rules)
        self._hosts.wait(self._host)

    def answered(self, chain: tuple[Exchange, ...]) -> None:
        """Note the answers of a chain; the turn at the last host is held."""
        self._hosts.answered(chain[-1], self._spacing)

    def failed(self, *, counts: bool) -> None:
        """Note that the host whose turn is held gave no whole answer.

        Args:
            counts: whether it is the host's failure, and not only this address's.
        """
        if self._lock and counts:
            self._hosts.failed(self._host, self._spacing)
        elif self._lock:
            self._hosts.pause(self._host, self._spacing)

    def _check(self, url: str, rules: RobotsRules) -> None:
        if rules.reason:
            raise HostRests(self._host, rules.until, rules.reason)
        if rules.puts_off:
            reason = f"it wants {rules.crawl_delay:g} s between two requests"
            fail(Failure.ROBOTS, reason)
        if not rules.allow(url):
            fail(Failure.ROBOTS, f"the robots.txt of {self._host} does not allow it")

    def _release(self) -> None:
        if self._lock:
            self._lock.release()
            self._lock = None
