"""Which article does a record of keys and values state?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from corpus.errors import UnreadableError
from corpus.formats.record import parse_record

DAYS = [
    "2025-01-01", " 2025-01-01 ", "2025-01-01T10:00:00Z", "2025-01-01 10:00",
    "2025-01-01T23:59:59.123456+14:00", "2025-01-01T10:00:00 +0200",
    "2025-01-01 10:00:00 UTC", date(2025, 1, 1), datetime(2025, 1, 1, 23, tzinfo=UTC),
]  # fmt: skip
NO_DAYS = [
    "2025-W01-1", "2025-W01", "2025-001", "20250101", 20250101, "2025-1-1",
    "2025-02-30", "2025-01-01T99:99:99Z", "2025-01-01T10:61", "2025-01-01xyz",
    "2025-01-01T", "2025-01-011", "٢٠٢٥-01-01", "2025\u201001\u201001", True,
]  # fmt: skip


@pytest.mark.parametrize("stated", DAYS, ids=str)
def test_a_day_is_read_with_the_time_behind_it(stated):
    """Of a timestamp the day counts as it is written."""
    article = parse_record({"id": "a", "body": "b", "published": stated})

    assert article.published == date(2025, 1, 1)


@pytest.mark.parametrize("stated", NO_DAYS, ids=ascii)
def test_what_is_no_day_is_refused(stated):
    """Also where its beginning alone could be one."""
    with pytest.raises(UnreadableError, match="write it as YYYY-MM-DD"):
        parse_record({"id": "a", "body": "b", "published": stated})
