"""Which days does a year, a month or a day stand for, as it is typed?"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII
)


class Period(NamedTuple):
    """Its first and its last day."""

    first: date
    last: date


def read_period(text: str) -> Period:
    """Read `2025`, `2025-01` or `2025-01-31`.

    Raises:
        ValueError: it is none of these, or no calendar has it.
    """
    match = _PERIOD.fullmatch(text)
    if not match:
        reason = f"{text!r} is no year, month or day"
        raise ValueError(reason)
    year, month, day = int(match["year"]), match["month"], match["day"]
    last_month = int(month or 12)
    last_day = int(day or calendar.monthrange(year, last_month)[1])
    first = date(year, int(month or 1), int(day or 1))
    return Period(first, date(year, last_month, last_day))
