"""How is a moment written on a page?"""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


def spell(moment: datetime, way: str, furniture: dict[str, Any]) -> str:
    """Return a moment in one of the spellings that sites use.

    Args:
        moment: in the publisher's zone.
        way: "iso", "iso blank" (a blank before the zone), "utc", "rfc" (RFC 5322),
            "words" (the month), "dotted", "slashed", "day" (ISO, no time), or "long"
            (weekday and month in words, no time).
        furniture: of the language: names of months and weekdays.
    """
    month = furniture["months"][moment.month - 1]
    weekday = furniture["weekdays"][moment.weekday()]
    ways: dict[str, str] = {
        "iso": moment.isoformat(timespec="seconds"),
        "iso blank": f"{moment:%Y-%m-%dT%H:%M:%S}.000 {moment.isoformat()[-6:]}",
        "utc": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "rfc": format_datetime(moment),
        "words": f"{moment:%d} {month} {moment.year}, {moment:%H:%M}",
        "dotted": f"{moment:%d.%m.%Y %H:%M}",
        "slashed": f"{moment:%d/%m/%Y %H:%M}",
        "day": f"{moment:%Y-%m-%d}",
        "long": f"{weekday}, {moment.day} {month} {moment.year}",
    }
    return ways[way]


def date_line(moment: datetime, form: str, furniture: dict[str, Any]) -> str:
    """Return a moment as people read it.

    Args:
        moment: in the publisher's zone.
        form: one of the language's `date_lines`.
        furniture: of the language: names of months and weekdays.
    """
    return form.format(
        weekday=furniture["weekdays"][moment.weekday()].capitalize(),
        month=furniture["months"][moment.month - 1],
        d=moment.day,
        dd=f"{moment:%d}",
        mm=f"{moment:%m}",
        year=moment.year,
        time=f"{moment:%H:%M}",
        hh=f"{moment:%H}",
        min=f"{moment:%M}",
    )
