"""Is a host asked at its pace?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from fetcher.manners.pace import (
    DAILY,
    DayCount,
    HostState,
    after_answer,
    after_failure,
    host_of,
    spacing,
    wait_asked_for,
)

NOW = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)
HOUR = 3600.0


def answered(*statuses, retry_after="", state=None):
    """Return how long a host is left alone after answers, all at the same time."""
    state = state or HostState()
    for status in statuses:
        state = after_answer(state, status, retry_after, NOW, 2.0)
    return state.wait(NOW)


@pytest.mark.parametrize(
    ("crawl_delay", "delay", "private", "expected"),
    [
        (None, 2.0, False, 2.0),
        (0.5, 2.0, False, 2.0),
        (10.0, 2.0, False, 10.0),
        (None, 5.0, False, 5.0),
        (None, 0.0, False, 1.0),
        (0.0, 0.2, False, 1.0),
        (None, 0.0, True, 0.0),
        (3.0, 0.0, True, 3.0),
    ],
)
def test_the_longest_wish_counts(crawl_delay, delay, private, expected):
    """And a second at least, but in one's own network."""
    assert spacing(crawl_delay, delay, private=private) == expected


def test_a_host_nobody_asked_may_be_asked():
    """At once."""
    assert HostState().wait(NOW) == 0


@pytest.mark.parametrize("status", [200, 204, 301, 304, 404, 410])
def test_an_answer_is_followed_by_a_pause(status):
    """Of the spacing."""
    assert answered(status) == 2.0


@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_that_is_asked_for_is_kept(status):
    """In seconds, or as a date."""
    assert answered(status, retry_after="120") == 120
    assert answered(status, retry_after="Sat, 07 Mar 2026 13:00:00 GMT") == HOUR


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", None),
        (" 7 ", 7),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
        ("86400", 86400),
        ("86401", 86400),
        ("9" * 400, 86400),
        ("Sat, 07 Mar 2026 11:59:59 GMT", None),
        ("Sat, 07 Mar 2026 14:00:00 +0200", None),
        ("Sat, 07 Mar 2026 12:00:01 -0000", 1),
        ("Saturday, 07-Mar-26 12:01:00 GMT", 60),
        ("Sat Mar  7 12:01:00 2026", 60),
        ("Sun, 08 Mar 2026 13:00:00 GMT", 86400),
        ("Sat, 31 Dec 9999 23:59:59 GMT", 86400),
        ("Sat, 99 Mar 2026 12:00:00 GMT", None),
    ],
)
def test_a_retry_after_is_understood(text, seconds):
    """In all spellings that RFC 9110 knows, to a day at most."""
    wait = wait_asked_for(text, NOW)
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


def test_a_wait_of_no_length_doubles():
    """From a minute, up to six hours; an answer ends it."""
    waits = [answered(*[429] * times) for times in range(1, 5)]
    assert waits == [60, 120, 240, 480]
    assert answered(*[503] * 40) == 6 * HOUR
    assert answered(503, 503, 200) == 2.0


def test_a_longer_delay_than_the_wait_is_kept():
    """A host that asks for a second less than its Crawl-delay gets its Crawl-delay."""
    state = after_answer(HostState(), 429, "1", NOW, 30.0)
    assert state.wait(NOW) == 30


@pytest.mark.parametrize("status", [401, 403, 500, 502, 503, 599, 999])
def test_the_fifth_refusal_in_a_row_lets_a_host_rest(status):
    """For six hours, and each one after it again."""
    assert answered(*[status] * 4) < 6 * HOUR
    assert answered(*[status] * 5) == 6 * HOUR
    assert answered(*[status] * 6) == 6 * HOUR
    assert answered(*[status] * 4, 200, status) < HOUR


def test_failures_count_with_refusals():
    """No answer is none."""
    state = HostState()
    for _ in range(4):
        state = after_failure(state, NOW, 2.0)
        assert not state.rests
    state = after_answer(state, 500, "", NOW, 2.0)
    assert state.rests
    assert state.wait(NOW + timedelta(hours=5)) == HOUR
    assert not after_answer(state, 200, "", NOW, 2.0).rests


@given(
    st.lists(
        st.tuples(st.sampled_from([200, 304, 404, 403, 429, 500, 503]), st.text())
    ),
    st.floats(1, 60),
)
def test_no_host_is_asked_sooner_than_its_spacing(answers, seconds):
    """Nor left alone for longer than a day."""
    state = HostState()
    for status, retry_after in answers:
        state = after_answer(state, status, retry_after, NOW, seconds)
        assert seconds - 1e-5 <= state.wait(NOW) <= 24 * HOUR


def test_requests_of_a_day_are_counted():
    """The next day begins anew."""
    count = DayCount()
    assert count.left(NOW) == DAILY
    for _ in range(3):
        count = count.counted(NOW)
    assert (count.left(NOW, 5), count.left(NOW, 2)) == (2, 0)
    tomorrow = NOW + timedelta(days=1)
    assert count.left(tomorrow, 5) == 5
    assert count.counted(tomorrow).asked == 1


def test_a_host_is_a_name_without_www():
    """In one spelling, whatever its scheme and port."""
    assert host_of("https://WWW.News.test.:8443/a") == "news.test"
    assert host_of("http://news.test/") == "news.test"
    assert host_of("http://fr.news.test/") == "fr.news.test"


@given(seconds=st.floats(-1e6, 1e6), jump=st.floats(-1e7, 1e7))
def test_rest_of_a_wrong_clock_is_void(seconds, jump):
    """No host rests longer than a day, whatever the clock showed when it was noted."""
    state = HostState(due=NOW + timedelta(seconds=jump + seconds), failures=5)

    after = state.as_of(NOW)

    assert after.wait(NOW) <= 24 * HOUR
    assert after.failures == state.failures
    if state.wait(NOW) <= 24 * HOUR:
        assert after == state
    else:
        assert after.wait(NOW) == 0
