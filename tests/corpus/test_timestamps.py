"""Which moment, or which day, does a program's timestamp state?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from corpus.timestamps import parse_timestamp

EXAMPLES = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("timestamps.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "day", "moment"), EXAMPLES)
def test_spellings_of_dates_are_read(text, day, moment):
    """The day stands as it is written; a moment only where a zone is stated."""
    stamp = parse_timestamp(text)

    assert stamp is not None
    assert stamp.day == date.fromisoformat(day)
    expected = datetime.fromisoformat(moment) if moment != "-" else None
    assert stamp.moment == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "1970-01-01", "0001-01-01T00:00:00Z", "2023-02-30"),
        *("2150-01-01", "12 foo 2024", "2024-05-05T25:00:00Z", "9" * 13, "1" * 5000),
        *("5 " * 40, "2024-05-05 and more"),
    ],
)
def test_nonsense_and_implausible_days_are_no_dates(text):
    """A wrong date is worse than none."""
    assert parse_timestamp(text) is None


@given(st.text(max_size=100))
def test_no_text_makes_it_fail(text):
    """Strangers write what is read here."""
    stamp = parse_timestamp(text)
    assert stamp is None or stamp.day.year >= 1996


@given(
    st.datetimes(*map(datetime.fromisoformat, ("1996-01-02", "2099-12-30"))),
    st.integers(-12 * 4, 14 * 4),
)
def test_what_python_writes_is_read_back(moment, quarters):
    """ISO 8601 and RFC 5322 in every zone."""
    zone = timezone(timedelta(minutes=15 * quarters))
    aware = moment.replace(microsecond=0, tzinfo=zone)

    for text in (aware.isoformat(), aware.strftime("%d/%m/%Y %H:%M:%S %z")):
        stamp = parse_timestamp(text)
        assert stamp is not None
        assert (stamp.day, stamp.moment) == (aware.date(), aware)


def test_an_instant_in_utc_is_on_the_publishers_day():
    """Half past midnight in Hanoi is the day before in UTC."""
    night = parse_timestamp("2024-03-06T18:30:00Z")
    own = parse_timestamp("2024-03-06T23:30:00-04:00")

    assert night is not None
    assert own is not None
    assert night.day_in("Asia/Ho_Chi_Minh") == date(2024, 3, 7)
    assert night.day_in("") == night.day_in("No/Where") == date(2024, 3, 6)
    assert own.day_in("Asia/Ho_Chi_Minh") == date(2024, 3, 6)


def test_a_day_without_a_time_begins_in_its_zone():
    """So it can be compared with moments."""
    stamp = parse_timestamp("2024-03-06")

    assert stamp is not None
    assert stamp.moment_in("Europe/Kyiv") == datetime(2024, 3, 5, 22, tzinfo=UTC)
    assert stamp.moment_in("") == datetime(2024, 3, 6, tzinfo=UTC)
