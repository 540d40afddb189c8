"""Which moments does a text write down, for programs or for people?

Notations of programs (ISO 8601, RFC 2822, a count of seconds, and what is nearly one
of them) have the whole value to themselves; those of people stand within a line in one
of the four languages. Where a day and a month are both numbers, the day comes first, as
in all of the four languages; the other order is read only where that gives no day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from corpus.extraction.page_data import table

if TYPE_CHECKING:
    from collections.abc import Iterator

EARLIEST = date(1996, 1, 1)
"""First day that an article on the web can be from; earlier ones are of no clock."""
_CENTURY, _LAST_CENTURY = 2000, 1900
_LONGEST = 80
_CLOCK = (
    r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,:]\d+)?)?"
    r"(?:[^\S\n]*(?P<half>[AaPp]\.?[Mm]\b))?"
    r"(?:[^\S\n]*(?P<zone>(?<=\d)Z\b|UTC|GMT|[+-]\d{1,2}:?\d{0,2}))?"
)
_ISO = re.compile(
    rf"\s*(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})"
    rf"(?!\d)(?:(?:T|\s|,|-)*{_CLOCK})?"
)
_COMPACT = re.compile(
    r"\s*(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d{7})"
    r"T?(?:(?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*$")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")
_NOON = 12
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as written, and the instant where one is written.

    Attributes:
        day: as it is written.
        instant: the moment in UTC if it is written as one of UTC, else None: a time
            with the offset of a place stands for the day in that place.
        start: where in the text it begins.
        end: where in the text it ends.
    """

    day: date
    instant: datetime | None = None
    start: int = 0
    end: int = 0


def machine_moment(value: str) -> Moment | None:
    """Return the moment that a value for programs states, None if it is none."""
    value = value[:_LONGEST]
    if match := _EPOCH.match(value):
        instant = datetime.fromtimestamp(int(match[1]), UTC)
        return Moment(instant.date(), instant)
    for pattern in (_ISO, _COMPACT):
        if (match := pattern.match(value)) and (moment := _moment(match)):
            return moment
    return next(written_moments(value), None)


def written_moments(text: str) -> Iterator[Moment]:
    """Yield the moments in a text for people, in their order."""
    for match in _written().finditer(text.replace("\xa0", " ")):
        if moment := _moment(match):
            yield moment


def _moment(match: re.Match[str]) -> Moment | None:
    day = _day(match)
    if not day:
        return None
    end = match.start() + len(match[0].rstrip(" \n,|-"))
    return Moment(day, _instant(match, day), match.start(), end)


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups.get("day3"):
        return _day_of_numbers(groups)
    suffix = next((s for s in ("", "4", "5") if groups.get(f"day{s}")), "")
    month = " ".join(groups[f"month{suffix}"].split())
    if month.upper() in _ROMAN and not month.isupper():
        return None  # a word of one or two letters
    number = int(month) if month.isdecimal() else month_numbers()[month.casefold()]
    return _date(groups[f"year{suffix}"], number, groups[f"day{suffix}"])


def _day_of_numbers(groups: dict[str, str]) -> date | None:
    """Return the day of two numbers and a year."""
    year, one, other = groups["year3"], groups["day3"], groups["month3"]
    orders = [(other, one), (one, other)]
    if groups.get("half") and groups.get("second"):  # as American programs write
        orders.reverse()
    return next(
        (day for month, of in orders if (day := _date(year, int(month), of))), None
    )


def _date(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) == len("26"):
        last = number + _LAST_CENTURY
        number = last if last >= EARLIEST.year else number + _CENTURY
    try:
        return date(number, month, int(day))
    except ValueError:
        return None


def _instant(match: re.Match[str], day: date) -> datetime | None:
    """Return the instant of a time in UTC, None of another.

    Midnight of UTC to the second is how a day without an hour is stored.
    """
    groups = match.groupdict()
    zone, hour = groups.get("zone"), groups.get("hour")
    if not zone or not hour or int(hour) > 23:  # noqa: PLR2004 - hours of a day
        return None
    offset = _OFFSET.search(zone)
    if offset and (int(offset[2]) or int(offset[3] or 0)):
        return None
    hours = int(hour) + _half(groups.get("half"), int(hour))
    minutes, seconds = int(groups["minute"] or 0), int(groups["second"] or 0)
    if not (hours or minutes or seconds):
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start + timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _half(half: str | None, hour: int) -> int:
    if not half:
        return 0
    if half[0] in "Pp":
        return _NOON if hour < _NOON else 0
    return -_NOON if hour == _NOON else 0


@cache
def month_numbers() -> dict[str, int]:
    """Return the numbers of months by their names, in lower case."""
    names = {
        name: int(number)
        for number, forms in table("month_names.toml").items()
        for name in forms
    }
    for number in range(1, _NOON + 1):
        for word in ("tháng", "thg", "thg."):
            names |= {f"{word} {number}": number, f"{word} {number:02}": number}
    return names | {name.casefold(): n for n, name in enumerate(_ROMAN, 1)}


@cache
def _written() -> re.Pattern[str]:
    """Return what a date for people looks like."""
    months = sorted(month_numbers(), key=len, reverse=True)
    month = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in months)
    day = r"(?<![\d.:,/-])(?P<day{0}>\d{{1,2}})"
    year = r"(?P<year{0}>(?:19|20)\d{{2}}|(?<=['’‘ʼ])\d{{2}})(?!\d)"
    blank = r"[^\S\n]*"
    hour = rf"{blank}(?:о|об|à|o|g\.|godz\.|lúc|at|в)?{blank}{_CLOCK}"
    clock = rf"(?:(?:[^\S\n]|[,|•·-])*{hour})?"
    words = (
        rf"{day.format('')}(?:\s?er|-го|\.|[»”“\"]|st|nd|rd|th)?"
        rf"(?:\s+(?:de|of)\s+|\s*[\s\-./,]?\s*)(?P<month>{month})(?![^\W\d_])\.?"
        rf"[\s,\-./]*(?:năm\s+|de\s+)?['’‘ʼ]?{year.format('')}"
    )
    numbers = (
        rf"{day.format('3')}\s?(?P<sign>[./|·•-])\s?(?P<month3>\d{{1,2}})\s?"
        r"(?P=sign)\s?"
        rf"(?P<year3>(?:19|20)\d{{2}}(?!\d)|(?<![|·•])(?<![|·•]\s)\d{{2}}(?![\d./|·•-]))"
    )
    month_first = (
        rf"(?<!\w)(?P<month4>{month})\.?\s+(?P<day4>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?:,?\s+|\s+\d{{1,2}}:\d{{2}}:\d{{2}}\s+(?:\S{{1,10}}\s+)?){year.format('4')}"
    )
    iso = (
        r"(?<![\d/.-])(?P<year5>(?:19|20)\d{2})[-/.](?P<month5>\d{1,2})[-/.]"
        r"(?P<day5>\d{1,2})(?!\d)T?"
    )
    parts = f"{words}|{numbers}|{month_first}|{iso}"
    return re.compile(rf"(?:{parts}){clock}", re.IGNORECASE)


def is_possible(day: date, today: date) -> bool:
    """Return whether an article can be from a day, seen on another."""
    return EARLIEST <= day <= today + timedelta(days=1)
