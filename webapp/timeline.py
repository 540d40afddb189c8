"""When were the articles of an answer published, drawn as bars?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import format_date

from webapp.links import search_url

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.query.request import Query

MAX_MONTHS = 36
"""Months that are drawn one by one; a longer time is drawn by years."""
WIDTH, HEIGHT = 240, 56
"""Of the drawing, in its own units."""
_MONTHS = 12
_MIN_HEIGHT = 2.0


class Bar(NamedTuple):
    """A month or a year.

    Attributes:
        label: its name.
        articles: how many, 0 at least.
        first, last: days of it.
        url: the search limited to it.
        chosen: whether it overlaps the dates that were asked for.
        x, width, height: of its bar in the drawing.
    """

    label: str
    articles: int
    first: date
    last: date
    url: str
    chosen: bool
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without a gap, from the first month or year to the last.

    Attributes:
        bars: in order; none where no article has a date.
        undated_url: the search without limits of dates.
        dated: whether dates were asked for.
    """

    bars: tuple[Bar, ...]
    undated_url: str
    dated: bool

    @property
    def free_url(self) -> str:
        """URL of the search without its dates, "" if it has none."""
        return self.undated_url if self.dated else ""

    @property
    def non_empty(self) -> tuple[Bar, ...]:
        """The bars that have articles."""
        return tuple(bar for bar in self.bars if bar.articles)


def timeline(result: Result, months: int = MAX_MONTHS) -> Timeline:
    """Return the timeline of an answer.

    Args:
        result: the answer.
        months: months that are drawn at most; a longer time is drawn by years.
    """
    query = result.query
    counts = {(m.year, m.month): m.articles for m in result.months}
    return Timeline(
        _bars(_spans(counts, months), query) if counts else (),
        search_url(replace(query, since=None, until=None, page=1)),
        bool(query.since or query.until),
    )


def _spans(
    counts: dict[tuple[int, int], int], months: int
) -> list[tuple[date, date, int]]:
    """Return months or years without a gap: first day, last day, articles."""
    (year, month), (end_year, end_month) = min(counts), max(counts)
    first, last = year * _MONTHS + month - 1, end_year * _MONTHS + end_month - 1
    if last - first < months:
        return [
            (
                _day(number),
                _day(number + 1) - timedelta(1),
                counts.get(_year_month(number), 0),
            )
            for number in range(first, last + 1)
        ]
    years: Counter[int] = Counter()
    for (counted_year, _), articles in counts.items():
        years[counted_year] += articles
    return [
        (date(one, 1, 1), date(one, _MONTHS, 31), years[one])
        for one in range(year, end_year + 1)
    ]


def _year_month(number: int) -> tuple[int, int]:
    year, month = divmod(number, _MONTHS)
    return year, month + 1


def _day(number: int) -> date:
    return date(*_year_month(number), 1)


def _bars(spans: list[tuple[date, date, int]], query: Query) -> tuple[Bar, ...]:
    most, step = max(count for _, _, count in spans), WIDTH / len(spans)
    monthly = spans[0][1] - spans[0][0] < timedelta(_MONTHS * 3)
    return tuple(
        Bar(
            format_date(first, "LLLL y" if monthly else "y"),
            count,
            first,
            last,
            search_url(replace(query, since=first, until=last, page=1)),
            bool(query.since or query.until)
            and (query.since or first) <= last
            and (query.until or last) >= first,
            round(number * step, 2),
            round(step * 0.8, 2),
            round(max(_MIN_HEIGHT, count / most * HEIGHT), 1) if count else 0.0,
        )
        for number, (first, last, count) in enumerate(spans)
    )
