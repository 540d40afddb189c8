"""How many articles of an answer have no day, or one that is still to come?

A drawing by months cannot show the first, and the second are likely to be mistakes, so
that the page counts both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from webapp.links import search_url
from webapp.request_context import current_reader, current_today

if TYPE_CHECKING:
    from search.presentation.result import Result


class OddDays(NamedTuple):
    """Articles of an answer whose day is missing or after today.

    Attributes:
        undated: without a day, whatever days the query asks for.
        future: dated after today, within the days that the query asks for.
        future_url: the search limited to them.
    """

    undated: int
    future: int
    future_url: str


def odd_days(result: Result) -> OddDays:
    """Count the articles of an answer whose days are odd.

    Those of the future are looked for only if the last month is not past.
    """
    today, query = current_today(), result.query
    tomorrow = today + timedelta(days=1)
    first = max(query.since or tomorrow, tomorrow)
    ahead = replace(query, since=first, page=1)
    last = max(((m.year, m.month) for m in result.months), default=(0, 0))
    future = 0
    if last >= (today.year, today.month):
        future = current_reader().count_matches(ahead)
    return OddDays(result.undated, future, search_url(ahead))
