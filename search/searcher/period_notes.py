"""Which periods of a query have no day, as they end before they begin?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.message import message
from search.query.ast import And, DateRange, Not, Or

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.message import Message
    from search.query.ast import Node
    from search.query.request import Query


def period_notes(query: Query) -> tuple[Message, ...]:
    """Return a note on each period that has no day."""
    periods = dict.fromkeys(_periods(query))
    return tuple(
        message(
            "No day is both from %(first)s on and until %(last)s: the period ends "
            "before it begins. Exchange the two dates.",
            first=period.first,
            last=period.last,
        )
        for period in periods
        if period.first and period.last and period.first > period.last
    )


def _periods(query: Query) -> Iterator[DateRange]:
    yield DateRange(query.since, query.until)
    if query.question.node is not None:
        yield from _periods_of(query.question.node)


def _periods_of(node: Node) -> Iterator[DateRange]:
    match node:
        case DateRange():
            yield node
        case Not():
            yield from _periods_of(node.part)
        case And() | Or():
            for part in node.parts:
                yield from _periods_of(part)
        case _:
            return
