"""When were the articles of an answer published, drawn as bars?

Places and sizes are percentages of the drawing, which is as wide as its place on the
page, so that its text is not distorted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import format_date

from webapp.axis_ticks import ticks_up_to
from webapp.links import search_url
from webapp.number_format import format_number
from webapp.overview_mark import in_unit

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.query.request import Query

MAX_MONTHS = 36
"""Months that are drawn one by one; a longer time is drawn by years."""
FULL = 88.0
"""Height of the highest line; the rest is for its number."""
MAX_LABELS = 6
"""Months or years that are named below the bars."""
FEW_BARS = 24
"""Bars up to which each has its number."""
_MONTHS = 12
_MIN_HEIGHT = 2.0
_WIDEST = 5.0
_EDGE = 5.0


class Bar(NamedTuple):
    """A month or a year.

    Attributes:
        label: its name.
        count: stories, or articles where the query lists each article; 0 at least.
        first, last: days of it.
        url: the search limited to it; "" where it has nothing.
        chosen: whether it overlaps the dates that were asked for.
        at, step: where its place in the drawing begins, and how wide that is.
        x, width, height: of its bar.
    """

    label: str
    count: int  # type: ignore[assignment] # `tuple.count` is never called on a bar
    first: date
    last: date
    url: str
    chosen: bool
    at: float
    step: float
    x: float
    width: float
    height: float


class Tick(NamedTuple):
    """A line of an axis with its number, or a name below the bars.

    Attributes:
        label: the number or the name.
        at: height, or place from the left.
        anchor: "start", "middle" or "end": which part of the text is there.
    """

    label: str
    at: float
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without a gap, from the first month or year to the last.

    Attributes:
        bars: in order; none where no article has a date.
        ticks: numbers of the vertical axis, the lowest first.
        names: of some bars, for the horizontal axis.
        grouped: whether stories are counted.
        undated_url: the search without limits of dates.
        dated: whether dates were asked for.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    names: tuple[Tick, ...]
    grouped: bool
    undated_url: str
    dated: bool

    @property
    def free_url(self) -> str:
        """URL of the search without its dates, "" if it has none."""
        return self.undated_url if self.dated else ""

    @property
    def non_empty(self) -> tuple[Bar, ...]:
        """The bars that have articles."""
        return tuple(bar for bar in self.bars if bar.count)

    @property
    def numbered(self) -> bool:
        """Whether each bar has room for its number."""
        return len(self.bars) <= FEW_BARS


class _Span(NamedTuple):
    """A month or a year with its number."""

    first: date
    last: date
    counted: int


def timeline(result: Result, months: int = MAX_MONTHS) -> Timeline:
    """Return the timeline of an answer.

    Args:
        result: the answer.
        months: months that are drawn at most; a longer time is drawn by years.
    """
    query = result.query
    spans = _spans(result, months)
    values = ticks_up_to(max((span.counted for span in spans), default=0))
    top = max(1, *values) if values else 1
    return Timeline(
        bars=_bars(spans, query, top),
        ticks=tuple(
            Tick(format_number(value), round(value / top * FULL, 2)) for value in values
        ),
        names=_names(spans),
        grouped=query.grouped,
        undated_url=search_url(replace(query, since=None, until=None, page=1)),
        dated=bool(query.since or query.until),
    )


def _spans(result: Result, most_months: int) -> list[_Span]:
    """Return months or years without a gap."""
    query = result.query
    if not result.months:
        return []
    (year, month, *_), (end_year, end_month, *_) = result.months[0], result.months[-1]
    first, last = year * _MONTHS + month - 1, end_year * _MONTHS + end_month - 1
    if last - first < most_months:
        counts = {
            (m.year, m.month): in_unit(m.articles, m.stories, query)
            for m in result.months
        }
        return [
            _Span(
                _day(number),
                _day(number + 1) - timedelta(1),
                counts.get(_year_month(number), 0),
            )
            for number in range(first, last + 1)
        ]
    years = {y.year: in_unit(y.articles, y.stories, query) for y in result.years}
    return [
        _Span(date(one, 1, 1), date(one, _MONTHS, 31), years.get(one, 0))
        for one in range(year, end_year + 1)
    ]


def _year_month(number: int) -> tuple[int, int]:
    year, month = divmod(number, _MONTHS)
    return year, month + 1


def _day(number: int) -> date:
    return date(*_year_month(number), 1)


def _bars(spans: list[_Span], query: Query, top: int) -> tuple[Bar, ...]:
    step = 100 / max(1, len(spans))
    width = min(step * 0.8, _WIDEST)
    return tuple(
        Bar(
            _label(span),
            span.counted,
            span.first,
            span.last,
            _url(span, query),
            _is_chosen(span, query),
            round(number * step, 3),
            round(step, 3),
            round((number + 0.5) * step - width / 2, 3),
            round(width, 3),
            round(max(_MIN_HEIGHT, span.counted / top * FULL), 2)
            if span.counted
            else 0.0,
        )
        for number, span in enumerate(spans)
    )


def _url(span: _Span, query: Query) -> str:
    """Return the search limited to a month or a year, "" where it has nothing."""
    if not span.counted:
        return ""
    return search_url(replace(query, since=span.first, until=span.last, page=1))


def _is_chosen(span: _Span, query: Query) -> bool:
    return (
        bool(query.since or query.until)
        and (query.since or span.first) <= span.last
        and (query.until or span.last) >= span.first
    )


def _is_month(span: _Span) -> bool:
    return span.last - span.first < timedelta(_MONTHS * 3)


def _label(span: _Span) -> str:
    label: str = format_date(span.first, "LLLL y" if _is_month(span) else "y")
    return label


def _names(spans: list[_Span]) -> tuple[Tick, ...]:
    """Return the names below the bars: years, or the months of a short time."""
    named = [
        (number, span) for number, span in enumerate(spans) if span.first.month == 1
    ]
    form = "y"
    if len(named) <= 1 and spans and _is_month(spans[0]):
        named, form = list(enumerate(spans)), "LLL y"
    named = named[:: -(-len(named) // MAX_LABELS)] if named else []
    step = 100 / max(1, len(spans))
    places = [(format_date(s.first, form), (n + 0.5) * step) for n, s in named]
    return tuple(Tick(label, round(at, 2), _anchor(at)) for label, at in places)


def _anchor(at: float) -> str:
    """Return which part of a text stands at a place, so that none of it is cut off."""
    if at < _EDGE:
        return "start"
    return "end" if at > 100 - _EDGE else "middle"
