"""When is an address asked again?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from fetcher.lifecycle.known import Known
from fetcher.lifecycle.schedule import (
    MISS_REST,
    NEVER,
    after_failure,
    after_news,
    next_revisit,
)

TAKEN = datetime(2026, 3, 7, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_article_is_asked_again_after_an_hour_a_day_a_week_and_a_month():
    """Whoever keeps to the schedule asks four times, then never."""
    asked, now = [], TAKEN
    while (now := next_revisit(TAKEN, now)) != NEVER:
        asked.append(now - TAKEN)

    assert asked == [HOUR, DAY, 7 * DAY, 30 * DAY]


def test_passes_that_come_late_do_not_make_up_for_what_they_missed():
    """After two days without a pass the next visit is that of the week."""
    assert next_revisit(TAKEN, TAKEN + 2 * DAY) == TAKEN + 7 * DAY


def test_what_an_index_says_anew_is_asked_at_once():
    """A modification that was not there at the last answer makes a page due."""
    known = Known(url="https://a.example/x", asked=TAKEN, seen_modified=TAKEN - DAY)

    assert after_news(known) is None
    frozen = Known(url=known.url, asked=TAKEN, modified=TAKEN, seen_modified=TAKEN)
    assert after_news(frozen) is None
    moved = Known(url=known.url, asked=TAKEN, modified=TAKEN, seen_modified=TAKEN - DAY)
    assert after_news(moved) == TAKEN


@given(quiet=st.integers(0, 100))
def test_false_alarms_make_rests_longer(quiet):
    """An index that always says so is believed less, at least once a week."""
    known = Known(
        url="https://a.example/x",
        asked=TAKEN,
        modified=TAKEN,
        seen_modified=TAKEN - DAY,
        quiet=quiet,
    )

    due = after_news(known)

    assert due is not None
    assert TAKEN + HOUR * quiet <= due or due == TAKEN + 7 * DAY
    assert due <= TAKEN + 7 * DAY


@given(failures=st.integers(0, 10_000))
def test_failures_are_asked_again_within_an_hour_and_a_day(failures):
    """No number of failures makes it never."""
    assert HOUR <= after_failure(failures, TAKEN) - TAKEN <= DAY


def test_three_misses_span_three_days():
    """So that the third can come when the first is three days old."""
    assert 2 * MISS_REST == 3 * DAY
