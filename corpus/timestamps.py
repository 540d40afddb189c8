"""Which moment, or which day, does a program's timestamp state?

Feeds, sitemaps and the metadata of files should write ISO 8601 or RFC 5322, and write
much else: a blank before the zone, names of months in their own language, day before
month in figures.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

_EARLIEST = date(1996, 1, 1)
"""The web's newspapers are not older: an earlier day stands for one that is unknown."""
_LATEST = date(2100, 1, 1)
_LOCALES = ("en", "uk", "pl", "fr", "vi")
_MILLISECONDS = 10**11  # as seconds, this lies in the year 5138
_LONGEST = 80

_CLOCK = (
    r"(?:(?:T|[,;]?\s(?:[-–|]\s)?)(?:(?:о|à|at|lúc|godz\.)\s)?"
    r"(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
)
_CLOCK_PARTS = ("hour", "minute", "second")
_ZONE = r"\s?(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,4})?(?:\s\(.*\))?"
_WEEKDAY = r"(?:[^\W\d][\w.]*(?:\s\w+)?,?\s)?"
_MONTH = r"(?P<word>th(?:[aá]n)?g\s?\d{1,2}|[^\W\d_]+)\.?"
_YEAR = r"(?P<year>\d{4})(?:\s(?:р|r|року|roku)\b\.?)?"
_SHAPES = tuple(
    re.compile(shape + _CLOCK + _ZONE, re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?",
        r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[./-](?P<month>\d{{1,2}})[./-]{_YEAR}",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:er|\.)?[ -]{_MONTH},?[ -](?:năm )?{_YEAR}",
        rf"{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}}),? {_YEAR}",
    )
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?=T|$)")
_COMPACT_CLOCK = re.compile(r"(?<=T)(\d\d)(\d\d)(\d\d)?(?!\d|:)")


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A day, and the moment of it where one is stated.

    Attributes:
        day: as it is written, in whatever zone that is.
        moment: aware of its zone; None where no time or no zone is stated.
    """

    day: date
    moment: datetime | None = None

    def day_in(self, zone: str) -> date:
        """Return the publisher's day.

        A moment in another zone than UTC is the publisher's own; one in UTC is what a
        program made of it, and falls on another day for whom it was night.

        Args:
            zone: the publisher's, by its IANA name; "" if unknown.
        """
        if self.moment is None or not zone or self.moment.utcoffset():
            return self.day
        return self.moment.astimezone(_zone(zone)).date()

    def moment_in(self, zone: str) -> datetime:
        """Return the moment, or that at which the day begins in a zone.

        Args:
            zone: the publisher's, by its IANA name; "" for UTC.
        """
        if self.moment is not None:
            return self.moment
        return datetime.combine(self.day, time.min, _zone(zone) if zone else UTC)


def parse_timestamp(text: str) -> Timestamp | None:
    """Return what a timestamp states, None if it is none or an implausible one."""
    text = " ".join(unicodedata.normalize("NFC", text[:_LONGEST]).split())
    if text.isascii() and text.isdigit() and len(text) in {10, 13}:
        found: Timestamp | None = _of_seconds(int(text))
    else:
        text = _COMPACT_CLOCK.sub(_spread_clock, _COMPACT.sub(r"\1-\2-\3", text))
        matches = (shape.fullmatch(text) for shape in _SHAPES)
        found = next((stamp for match in matches if (stamp := _of(match))), None)
    return found if found and _EARLIEST <= found.day < _LATEST else None


def _spread_clock(match: re.Match[str]) -> str:
    return ":".join(part for part in match.groups() if part)


def _of_seconds(seconds: int) -> Timestamp:
    """Return a moment of Unix time, in seconds or in milliseconds."""
    if seconds > _MILLISECONDS:
        seconds //= 1000
    moment = datetime.fromtimestamp(seconds, UTC)
    return Timestamp(moment.date(), moment)


def _of(match: re.Match[str] | None) -> Timestamp | None:
    """Return what a match states, None if the calendar or the clock has none such."""
    if match is None:
        return None
    parts = match.groupdict()
    word = parts.get("word")
    month = _months().get(_plain(word), 0) if word else int(parts["month"])
    try:
        day = date(int(parts["year"]), month, int(parts["day"] or 1))
        if not parts["hour"]:
            return Timestamp(day)
        zone = _offset(parts["zone"])
        hour, minute, second = (int(parts[name] or 0) for name in _CLOCK_PARTS)
        clock = time(hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return Timestamp(day, datetime.combine(day, clock) if zone else None)


def _offset(text: str | None) -> tzinfo | None:
    """Return a zone by its offset or its name, None if it is unknown."""
    if not text:
        return None
    match = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", text.upper())
    if not match:
        minutes = _zone_names().get(text.upper())
        return None if minutes is None else timezone(timedelta(minutes=minutes))
    sign, hours, minutes_text = match.groups()
    span = timedelta(hours=int(hours), minutes=int(minutes_text or 0))
    return timezone(-span if sign == "-" else span)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _plain(word: str) -> str:
    """Return the name of a month without case, dots, blanks and accents."""
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in letters if sign.isalnum())


@cache
def _months() -> dict[str, int]:
    """Return the numbers of months by their names in English and our languages."""
    return {
        _plain(name): number for locale in _LOCALES for number, name in _names(locale)
    }


def _names(locale: str) -> Iterator[tuple[int, str]]:
    """Yield the names of months and their abbreviations, as CLDR has them."""
    from babel import Locale  # noqa: PLC0415 - only readers of dates wait

    for names in Locale(locale).months.values():
        for width in ("wide", "abbreviated"):
            for number, name in names[width].items():
                yield number, name
                yield number, name[:3] if locale in {"en", "uk", "pl"} else name


@cache
def _zone_names() -> dict[str, int]:
    file = resources.files("corpus").joinpath("data", "zone_names.tsv")
    lines = file.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: int(minutes) for name, minutes in rows}
