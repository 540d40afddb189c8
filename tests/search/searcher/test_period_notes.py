"""Is a period said to be wrong that ends before it begins?"""

from __future__ import annotations

from datetime import date

import pytest

from search.query.parser import parse
from search.query.request import Query
from search.searcher.period_notes import period_notes

FIRST, LAST = date(2025, 1, 1), date(2024, 12, 31)
WRONG = {
    "arguments": Query(since=FIRST, until=LAST),
    "typed": Query(question=parse("date:2025..2024")),
    "among words": Query(question=parse("мир (Лаос OR date:2025..2024)")),
    "excluded": Query(question=parse("мир -date:2025..2024")),
    "twice": Query(question=parse("date:2025..2024"), since=FIRST, until=LAST),
}
RIGHT = {
    "none": Query(),
    "a day": Query(since=FIRST, until=FIRST),
    "open at the end": Query(since=FIRST),
    "open at the beginning": Query(until=LAST),
    "typed": Query(question=parse("date:2024..2025 мир date:..2023 date:2026")),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_period_without_a_day_is_said(name):
    """Once, with both of its days."""
    (note,) = period_notes(WRONG[name])

    assert "2025-01-01" in str(note)
    assert "2024-12-31" in str(note)


@pytest.mark.parametrize("name", RIGHT)
def test_nothing_is_said_of_other_periods(name):
    """Open ones and those of one day among them."""
    assert period_notes(RIGHT[name]) == ()
