"""When may a host be asked again?

Pure rules over values: a host's state follows from its answers in order, so whoever
keeps the answers can tell the state anew after a restart. One request a host at a
time, counted from the end of an answer; no lots are drawn, as one request at a time
makes no bursts.

A host is a name without "www.": two names at one network address are two hosts, since
thousands of sites share the addresses of a delivery network, and which names belong to
one machine nobody can see from outside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from fetcher.network.target import target_of

DELAY = 2.0
"""Seconds between an answer and the next request."""
LEAST_DELAY = 1.0
"""The least of a host of the public web, whatever a file of sources says."""
LONGEST_DELAY = 60.0
"""A Crawl-delay above puts the source off: it does not want to be read."""
LONGEST_WAIT = timedelta(hours=24)
"""How long a Retry-After is obeyed."""
DAILY = 500
"""Requests a day to one source, unless it says otherwise."""

_FIRST_WAIT = timedelta(seconds=60)
_LAST_WAIT = timedelta(hours=6)
_MOST_DOUBLINGS = 10  # beyond the six hours
_REST_AFTER = 5  # failures in a row
_NEVER = datetime.min.replace(tzinfo=UTC)
_WAIT = frozenset({429, 503})
_REFUSALS = frozenset({401, 403, 407, 408, 451})
_SERVER_ERRORS = 500
_MOST_DIGITS = 9  # of seconds: thirty years


@dataclass(frozen=True, slots=True)
class HostState:
    """What is known of a host's wishes.

    Attributes:
        due: when it may be asked again, in UTC.
        failures: answers in a row that were none.
        waits: answers in a row that asked for patience without saying how much.
    """

    due: datetime = _NEVER
    failures: int = 0
    waits: int = 0

    def wait(self, now: datetime) -> float:
        """Return how many seconds there are to wait."""
        return max(0.0, (self.due - now).total_seconds())

    def as_of(self, now: datetime) -> HostState:
        """Return the state, without a rest that no rule can have set before now.

        A clock that was wrong for a moment set it; it ends now.
        """
        return replace(self, due=now) if self.due - now > LONGEST_WAIT else self

    @property
    def rests(self) -> bool:
        """Whether it failed so often in a row that it is left alone for a while."""
        return self.failures >= _REST_AFTER


@dataclass(frozen=True, slots=True)
class DayCount:
    """How often a source was asked on a day (UTC).

    Attributes:
        day: the day.
        asked: requests on it.
    """

    day: date = date.min
    asked: int = 0

    def counted(self, now: datetime) -> DayCount:
        """Return the count with one request more."""
        same = now.date() == self.day
        return DayCount(now.date(), self.asked + 1 if same else 1)

    def left(self, now: datetime, daily: int = DAILY) -> int:
        """Return how many requests are left of those a day may have."""
        return max(0, daily - (self.asked if now.date() == self.day else 0))


def host_of(url: str) -> str:
    """Return the host that an address counts for.

    Raises:
        FetchFailed: it is no http(s) address.
    """
    return target_of(url).host.removeprefix("www.")


def spacing(
    crawl_delay: float | None = None, delay: float = DELAY, *, private: bool = False
) -> float:
    """Return how many seconds lie between an answer and the next request.

    Args:
        crawl_delay: what the host's robots.txt asks for.
        delay: what the source's entry says.
        private: whether the host is one in a private network that is allowed; only
            there may the delay be less than a second.
    """
    least = 0.0 if private else LEAST_DELAY
    return max(delay, crawl_delay or 0.0, least)


def after_answer(
    state: HostState, status: int, retry_after: str, now: datetime, seconds: float
) -> HostState:
    """Return a host's state after an answer.

    429 and 503 are waited for as long as Retry-After says, up to a day, else one
    minute, doubled each time, up to six hours. Refusals and errors count as failures.

    Args:
        state: before.
        status: the answer's status code.
        retry_after: its header Retry-After, or "".
        now: when it had come.
        seconds: the spacing.
    """
    if status in _WAIT:
        asked = wait_asked_for(retry_after, now)
        doubled = _doubled(state.waits) if asked is None else asked
        waits = state.waits + 1 if asked is None else state.waits
        failed = after_failure(state, now, seconds)
        return replace(failed, due=max(failed.due, now + doubled), waits=waits)
    if status >= _SERVER_ERRORS or status in _REFUSALS:
        return after_failure(state, now, seconds)
    return HostState(due=now + timedelta(seconds=seconds))


def after_failure(state: HostState, now: datetime, seconds: float) -> HostState:
    """Return a host's state after no answer, or none that counts as one.

    The fifth failure in a row lets it rest for six hours, and each one after that.
    """
    failures = state.failures + 1
    rests = failures >= _REST_AFTER
    pause = _LAST_WAIT if rests else timedelta(seconds=seconds)
    return replace(state, due=now + pause, failures=failures)


def wait_asked_for(retry_after: str, now: datetime) -> timedelta | None:
    """Return how long a Retry-After asks to wait (RFC 9110, 10.2.3), up to a day.

    None if it says nothing that can be followed, or a time that has passed.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        wait = timedelta(seconds=int(text[:_MOST_DIGITS]))
        return min(wait, LONGEST_WAIT) if wait else None
    try:
        until = parsedate_to_datetime(text)
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        wait = until - now
    except (ValueError, OverflowError):
        return None
    return min(wait, LONGEST_WAIT) if wait > timedelta() else None


def _doubled(times: int) -> timedelta:
    factor: int = 2 ** min(times, _MOST_DOUBLINGS)
    return min(_FIRST_WAIT * factor, _LAST_WAIT)
