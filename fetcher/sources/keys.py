"""What does each key of a source say?"""

from __future__ import annotations

import re
from datetime import date, time
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from analyzers import LANGUAGES
from fetcher.network.limits import PAGES
from fetcher.sources.source import DAILY, DELAY, Hours, Source, SourceLimits
from fetcher.sources.values import Table, near

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEYS = tuple(Source.__dataclass_fields__)
_LIMITS = tuple(SourceLimits.__dataclass_fields__)
_MEGABYTE = 1_000_000
_MOST = {
    "megabytes": PAGES.wire / _MEGABYTE,
    "unpacked_megabytes": PAGES.unpacked / _MEGABYTE,
    "seconds": PAGES.seconds,
    "redirects": PAGES.redirects,
}
"""What an answer may take where a source says nothing, in a file's words."""
_ADDRESSES = ("feeds", "sitemaps", "lists")
_HOURS = re.compile(r"(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?")
_LAST_HOUR = 24


def read_source(table: Table) -> Source:
    """Return the source of a table.

    Raises:
        SourcesError: a key is not known, or its value is none.
    """
    table.check_keys(_KEYS)
    if not any(table.values.get(key) for key in _ADDRESSES):
        reason = "none is there, so nothing would be found; add one"
        table.fail("feeds, sitemaps or lists", reason)
    name = table.text("name") or _host(table)
    days = table.patterns("sitemap_days")
    story = table.patterns("story", group="story")
    return Source(
        name=name,
        feeds=table.addresses("feeds"),
        sitemaps=table.addresses("sitemaps"),
        sitemap_days=_days(table, days),
        lists=_templates(table, "lists", ("day",)),
        take=table.patterns("take"),
        skip=table.patterns("skip"),
        zone=_zone(table),
        story=story,
        story_group=table.text("story_group") or name,
        expand=_expand(table, story),
        languages=_languages(table),
        delay=table.number("delay", DELAY, 0),
        daily=table.whole("daily", DAILY, 1),
        hours=_hours(table),
        pictures=table.flag("pictures"),
        keep_reserved=table.flag("keep_reserved"),
        limits=_limits(table),
    )


def _host(table: Table) -> str:
    """Return the host of the first address: the name of a source without one."""
    first = next(url for key in _ADDRESSES for url in table.addresses(key))
    return (urlsplit(first).hostname or "").removeprefix("www.")


def _days(
    table: Table, patterns: tuple[re.Pattern[str], ...]
) -> re.Pattern[str] | None:
    if len(patterns) > 1:
        table.fail("sitemap_days", "is a list; write one pattern")
    for pattern in patterns:
        if not pattern.groups:
            table.fail("sitemap_days", "has no group; put the day in parentheses")
        return pattern
    return None


def _templates(table: Table, key: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return addresses in which fields stand for something."""
    templates = table.addresses(key)
    for template in templates:
        if reason := _misused(template, names):
            shown = f"{template!r} {reason}; known are {_fields(names)}"
            table.fail(key, f"{shown}; double braces that are the address's own")
    return templates


def _misused(template: str, names: Iterable[str]) -> str:
    """Return what is wrong with the fields of an address, or ""."""
    try:
        fields = [field for _, field, _, _ in Formatter().parse(template)]
    except ValueError:
        return "has a brace without its partner"
    for field in fields:
        if field is not None and field not in names:
            return f"has the field {{{field}}}"
    try:
        template.format(day=date.min, lang="", story="")
    except (ValueError, LookupError):
        return "has a field whose format is none"
    return ""


def _fields(names: Iterable[str]) -> str:
    return " and ".join(f"{{{name}}}" for name in names)


def _expand(table: Table, story: tuple[re.Pattern[str], ...]) -> tuple[str, ...]:
    templates = _templates(table, "expand", ("lang", "story"))
    for template in templates:
        if "{story}" not in template:
            table.fail("expand", f"{template!r} has no {{story}}; put it in")
        if "{lang}" in template and not table.values.get("languages"):
            table.fail("expand", "has {lang}, but there are no languages; add them")
    if templates and not story:
        table.fail("expand", "there is no story pattern to take {story} from; add it")
    return templates


def _languages(table: Table) -> tuple[str, ...]:
    languages = tuple(lang.lower() for lang in table.texts("languages"))
    if "languages" in table.values and not languages:
        table.fail("languages", "is empty; name some or leave it out")
    for lang in languages:
        if lang not in LANGUAGES:
            table.fail("languages", f"{lang!r} is not one{near(lang, LANGUAGES)}")
    return languages


def _zone(table: Table) -> str:
    zone = table.text("zone")
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, OSError, LookupError):
        names = {name.lower(): name for name in sorted(available_timezones())}
        hint = near(zone, names) if names else ""
        close = re.search("'(.+)'", hint)
        hint = f"; did you mean {names[close[1]]!r}?" if close else ""
        reason = f"{zone!r} is no time zone{hint or '; write one such as Europe/Kyiv'}"
        table.fail("zone", reason)


def _hours(table: Table) -> Hours | None:
    text = table.text("hours")
    if not text:
        return None
    found = _HOURS.fullmatch(text)
    begin = _time(found[1], found[2]) if found else None
    end = _time(found[3], found[4]) if found else None
    if begin is None or end is None:
        reason = f'{text!r} is no part of a day; write one as "22:00-06:00"'
        table.fail("hours", reason)
    if begin == end and found and found[1] == found[3]:
        table.fail("hours", f"{text!r} has no length; for the whole day leave it out")
    return Hours(begin, end) if begin != end else None


def _time(hour: str, minute: str | None) -> time | None:
    """Return a time of day, in which 24 is 0; None if it is none."""
    try:
        return time(0 if int(hour) == _LAST_HOUR else int(hour), int(minute or 0))
    except ValueError:
        return None


def _limits(table: Table) -> SourceLimits:
    value = table.values.get("limits", {})
    if not isinstance(value, dict):
        table.fail("limits", "is a table; write limits = { megabytes = 2 }")
    limits = Table(value, f"{table.place}, limits")
    limits.check_keys(_LIMITS)
    numbers = {
        key: limits.number(key, 0, 0.001) for key in _LIMITS[:-1] if key in value
    }
    redirects = limits.whole("redirects", 0, 0) if "redirects" in value else None
    for key, most in _MOST.items():
        if value.get(key, 0) > most:
            limits.fail(
                key, f"is {value[key]}; the most is {most:g}, as one may only ask less"
            )
    return SourceLimits(**numbers, redirects=redirects)
