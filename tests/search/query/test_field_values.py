"""Are the values of a question's fields read as their writer means them?"""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from corpus import LANGUAGES
from search.query.ast import DateRange, FieldValue
from search.query.field_values import filter_node
from search.query.syntax_mistake import SyntaxMistake

PERIODS = {
    "2025": ("2025-01-01", "2025-12-31"),
    "2025-02": ("2025-02-01", "2025-02-28"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2025-4": ("2025-04-01", "2025-04-30"),
    "2025-01-31": ("2025-01-31", "2025-01-31"),
    "2025-1-5": ("2025-01-05", "2025-01-05"),
    "2024..2025": ("2024-01-01", "2025-12-31"),
    "2025-01..2025-10": ("2025-01-01", "2025-10-31"),
    "2025-01-15..2025-02": ("2025-01-15", "2025-02-28"),
    "2025..2025-06-07": ("2025-01-01", "2025-06-07"),
    "2025-03..": ("2025-03-01", None),
    "..2025-03": (None, "2025-03-31"),
    "9999": ("9999-01-01", "9999-12-31"),
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_runs_from_its_first_to_its_last_day(text):
    """Years, months, days and ranges of them are whole; an open end is none."""
    first, last = (day and date.fromisoformat(day) for day in PERIODS[text])

    assert filter_node("date", text) == DateRange(first, last)


NONSENSE = (
    "..", "...", "x", "2025-13", "2025-00", "2025-02-30", "2025-01-00", "0000", "25",
    "20250101", "2025-", "2025/01", "2025-01-01-01", "2024..2025..2026", "-2025",
    "2025..x", "x..2025", "2025T10", "10000", "2023-02-29",
)  # fmt: skip


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_date_is_a_mistake_that_names_it(text):
    """The error for a day that no calendar has quotes what was typed."""
    with pytest.raises(SyntaxMistake) as caught:
        filter_node("date", text)

    assert str(caught.value).endswith(f"not {text}.")


DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 30))


@given(DAYS, DAYS)
def test_any_two_days_are_a_period(first, last):
    """What the calendar writes is read back."""
    node = filter_node("date", f"{first.isoformat()}..{last.isoformat()}")

    assert node == DateRange(first, last)


@given(DAYS)
def test_a_month_holds_its_days_and_no_others(day):
    """The day after a month's last one belongs to the next month."""
    month = filter_node("date", day.isoformat()[:7])

    assert month.first <= day <= month.last
    assert month.first.day == 1
    assert (month.last + timedelta(days=1)).month != day.month or day.year == 9999


@given(st.text("0123456789-.x", max_size=14))
def test_any_text_is_a_period_or_a_mistake(text):
    """Nothing else ever comes of a date."""
    try:
        node = filter_node("date", text)
    except SyntaxMistake:
        return

    assert isinstance(node, DateRange)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_languages_are_known_in_any_case(lang):
    """Capitals do not matter."""
    assert filter_node("lang", lang.upper()) == FieldValue("lang", lang)


@pytest.mark.parametrize("field", ["country", "lang", "topic", "source"])
def test_a_value_is_needed(field):
    """The field is named, so that the writer knows which."""
    with pytest.raises(SyntaxMistake, match=f"^{field}: "):
        filter_node(field, " ")


@pytest.mark.parametrize("field", ["country", "lang", "topic", "source"])
def test_names_stay_as_they_are(field):
    """Which values an index has is not known to the grammar."""
    assert filter_node(field, "Le Monde") == FieldValue(field, "Le Monde")
