"""On which day was a page's article published, where it was published?

What is stated for programs comes before what is shown to readers, a day of publication
before one of a change, and every statement before a guess. A moment with the offset of
a place is of that place's day. A moment in UTC is of the publisher's day; where the two
differ and the page shows one of them, that one is right, as many programs write local
time as if it were UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from corpus.extraction.day_notations import Moment, is_possible, machine_moment
from corpus.extraction.days_without_year import YearHints
from corpus.extraction.element_text import seen_text
from corpus.extraction.guessed_day import guessed_day
from corpus.extraction.linked_data import is_article, text_of
from corpus.extraction.opening_days import (
    dateline_day,
    parted_day,
    told_day,
)
from corpus.extraction.page_data import lines
from corpus.extraction.selection import select
from corpus.extraction.shown_days import (
    LIKELY,
    POSSIBLE,
    ShownDay,
    line_day,
    shown_days,
)
from corpus.extraction.visible_text import visible_text
from corpus.extraction.zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from corpus.extraction.page import Page
    from corpus.extraction.sites import Site

_IN_SCRIPTS = re.compile(
    r'\\?"(?:datePublished|publishedAt|published_at|publishDate|publicationDate'
    r'|firstPublished(?:At|Date)?|publishedDate|date_published)\\?"\s*:\s*\\?"'
    r'([^"\\]{8,40})\\?"'
)
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where on the page it was found.

    Attributes:
        value: None if there is none.
        place: "" if there is none.
    """

    value: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Statement:
    moment: Moment
    place: str


def find_day(
    page: Page, site: Site | None = None, *, title: str = "", address: str = ""
) -> Day:
    """Return the day on which a page's article was published.

    Args:
        page: the page.
        site: the rules of its site.
        title: the headline as the page shows it, or "".
        address: the page's address, or "".
    """
    captured = page.capture.day if page.capture else None
    today = captured or datetime.now(UTC).date()
    shown = tuple(
        day
        for day in shown_days(page.tree, title)
        if is_possible(day.moment.day, today)
    )
    seen = {day.moment.day for day in shown} | {_in_address(address)}
    zone = zone_of(page, site, address)
    for statement in chain(
        _statements(page, site, shown, _in_address(address)),
        _weak_statements(page, shown, title, address),
    ):
        local = _local_day(statement.moment, zone, seen)
        if is_possible(local, today):
            return Day(local, statement.place)
    guess = guessed_day(page, today)
    if guess:
        return Day(guess, "htmldate")
    told = told_day(title)
    return Day(told.day, "headline") if told and is_possible(told.day, today) else Day()


def _local_day(moment: Moment, zone: ZoneInfo | None, seen: set[date | None]) -> date:
    """Return the publisher's day of a moment, or the day as written if that is seen."""
    if not moment.instant or not zone:
        return moment.day
    local = moment.instant.astimezone(zone).date()
    return moment.day if moment.day in seen and local not in seen else local


def _statements(
    page: Page,
    site: Site | None,
    shown: tuple[ShownDay, ...],
    in_address: date | None,
) -> Iterator[_Statement]:
    """Yield what a page says of its day, the most trustworthy first."""
    yield from _by_rule(page, site)
    yield from _in_objects(page, "datePublished", "dateCreated", "uploadDate")
    yield from _in_metas(page, "published_metas.txt")
    likely = [day for day in shown if day.score >= LIKELY and not day.is_modified]
    yield from (_Statement(day.moment, day.place) for day in likely if day.is_said)
    yield from _in_metas(page, "unsure_metas.txt")
    yield from (_Statement(day.moment, day.place) for day in likely)
    if in_address:
        yield _Statement(Moment(in_address), "address")
    for match in _IN_SCRIPTS.finditer(page.text):
        yield from _parsed(match[1], "script")


def _weak_statements(
    page: Page, shown: tuple[ShownDay, ...], title: str, address: str
) -> Iterator[_Statement]:
    """Yield what a page says of its day less clearly, the most trustworthy first."""
    captured = page.capture.day if page.capture else None
    modified = [
        *_in_objects(page, "dateModified"),
        *_in_metas(page, "modified_metas.txt"),
    ]
    hints = YearHints(address, modified[0].moment.day if modified else captured)
    without_year = shown_days(page.tree, title, hints)[:1]
    yield from (
        _Statement(day.moment, day.place)
        for day in without_year
        if day.score >= LIKELY and not day.is_modified
    )
    if moment := dateline_day(visible_text(page.tree).text, title):
        yield _Statement(moment, "dateline")
    yield from (
        _Statement(day.moment, day.place)
        for day in shown
        if day.score >= POSSIBLE and not day.is_modified
    )
    if moment := parted_day(title):
        yield _Statement(moment, "headline")
    yield from modified
    yield from (_Statement(day.moment, day.place) for day in shown if day.is_modified)


def _by_rule(page: Page, site: Site | None) -> Iterator[_Statement]:
    if not site or not site.date:
        return
    for element in select(page.tree, site.date):
        stated = element.get("datetime") or element.get("content") or ""
        moment = machine_moment(stated) or line_day(seen_text(element))
        if moment:
            yield _Statement(moment, "site rule")


def _in_objects(page: Page, *keys: str) -> Iterator[_Statement]:
    """Yield what linked data says: of the article, then of the page."""
    articles = [item for item in page.objects if is_article(item)]
    others = [item for item in page.objects if not is_article(item)]
    for item in (*articles[:1], *others):
        for key in keys:
            yield from _parsed(text_of(item.get(key)), "json-ld")


def _in_metas(page: Page, file: str) -> Iterator[_Statement]:
    for name in lines(file):
        for value in page.metas.get(name, ()):
            yield from _parsed(value, f"meta {name}")


def _parsed(value: str, place: str) -> Iterator[_Statement]:
    if value and (moment := machine_moment(value)):
        yield _Statement(moment, place)


def _in_address(address: str) -> date | None:
    """Return the day that an address carries, None if it carries none."""
    for pattern in _address_patterns():
        if match := pattern.search(address):
            year = int(match["year"])
            year += _CENTURY if year < _CENTURY // 10 else 0
            try:
                return date(year, int(match["month"]), int(match["day"]))
            except ValueError:
                continue
    return None


@cache
def _address_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, lines("days_in_addresses.txt")))
