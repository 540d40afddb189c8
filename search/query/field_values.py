"""Which values may the fields of a question have?"""

from __future__ import annotations

import calendar
import re
from datetime import date

from search.message import message
from search.query.ast import DateRange, FieldValue
from search.query.facets import filter_field
from search.query.syntax_mistake import SyntaxMistake

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def filter_node(field: str, text: str) -> FieldValue | DateRange:
    """Return the filter that a field and its typed value make.

    Whether an index has the value is not known to the grammar.

    Raises:
        SyntaxMistake: there is no value, or no such date.
    """
    if not text.strip():
        raise SyntaxMistake(message("%(field)s: has nothing after it.", field=field))
    if field == "date":
        return _dates(text)
    return FieldValue(field, filter_field(field).canonical(text.strip()))


def _dates(text: str) -> DateRange:
    """Parse `2025`, `2025-01`, `2025-01-31`, or two of these around `..`."""
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    if not first and not last:
        raise _bad_date(text)
    return DateRange(_day(first, text, end=False), _day(last, text, end=True))


def _day(part: str, text: str, *, end: bool) -> date | None:
    """Parse a year, month or day; return its first or last day."""
    if not part:
        return None
    match = _DAY.fullmatch(part)
    if not match:
        raise _bad_date(text)
    year = int(match[1])
    month = int(match[2] or (12 if end else 1))
    try:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, int(match[3] or (last if end else 1)))
    except ValueError as error:
        raise _bad_date(text) from error


def _bad_date(text: str) -> SyntaxMistake:
    return SyntaxMistake(
        message(
            "date: takes a year, month or day, or two such as 2025-01..2025-10, "
            "not %(value)s.",
            value=text,
        )
    )
