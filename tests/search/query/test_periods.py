"""Are years, months and days as typed their first and last days?"""

from datetime import date

import pytest

from search.query.periods import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-4", "2025-04-01", "2025-04-30"),
        ("2025-1-5", "2025-01-05", "2025-01-05"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_period_has_all_its_days(text, first, last):
    """From its first to its last."""
    assert read_period(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "x", "25", "0000", "2025-13", "2025-02-30", "2025-", "２０２５", "20250101"],
)
def test_anything_else_is_refused(text):
    """Nor is a day read that no calendar has."""
    with pytest.raises(ValueError, match=r"year|month|day"):
        read_period(text)
