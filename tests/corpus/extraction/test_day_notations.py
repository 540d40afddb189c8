"""Days are read as programs and people in four languages write them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from corpus.extraction.day_notations import (
    EARLIEST,
    is_possible,
    machine_moment,
    written_moments,
)


def _rows(name: str) -> list[list[str]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if not row.startswith("#")]


@pytest.mark.parametrize(("text", "day"), _rows("days.tsv"))
def test_a_day_for_people_is_read(text, day):
    """Lines of pages in four languages, with and without a weekday and an hour."""
    assert [str(moment.day) for moment in written_moments(text)] == [day]


@pytest.mark.parametrize(("text", "day", "instant"), _rows("stated_days.tsv"))
def test_a_day_for_programs_is_read(text, day, instant):
    """What metadata holds, well written or nearly so."""
    moment = machine_moment(text)
    assert moment
    assert str(moment.day) == day
    assert (moment.instant is not None) == (instant == "yes")


@pytest.mark.parametrize(
    "text",
    [
        *("", "32.01.2026", "0000-00-00", "31 лютого 2026", "7 marchewek 2026"),
        *("192.168.10.20", "tel. 22 505 55 00", "5 i 2020", "100.000.000", "2026"),
        *(
            "+48 12.34.56.78",
            "wersja 1.2.3.4",
            "1 | 2 | 30",
            "3 · 4 · 12",
            "7 mars 26 ans",
        ),
    ],
)
def test_what_is_no_day_is_not_read(text):
    """Numbers of telephones, versions and addresses look like days."""
    assert list(written_moments(text)) == []
    assert machine_moment(text) is None


@given(st.dates(min_value=date(1996, 1, 1), max_value=date(2040, 12, 31)))
def test_every_day_is_read_as_it_is_written(day):
    """The day comes before the month in all of the four languages."""
    for text in (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.isoformat()} 8:05"):
        assert [moment.day for moment in written_moments(text)] == [day]


@given(st.text())
def test_no_text_breaks_the_reading_of_days(text):
    """Whatever a page writes, an answer or none comes out."""
    list(written_moments(text))
    machine_moment(text)


def test_days_before_the_web_and_in_the_future_are_impossible():
    """A clock that was never set says 1970."""
    today = date(2026, 3, 7)
    assert not is_possible(date(1970, 1, 1), today)
    assert is_possible(EARLIEST, today)
    assert is_possible(today + timedelta(days=1), today)  # it is tomorrow elsewhere
    assert not is_possible(today + timedelta(days=2), today)


def test_a_word_of_the_next_line_is_no_zone():
    """A paragraph may begin with the letter that stands for UTC."""
    text = "01.08.2022 04:35\n\nZ portu wypłynął statek."
    (moment,) = written_moments(text)
    assert text[moment.start : moment.end] == "01.08.2022 04:35"
    assert moment.instant is None
