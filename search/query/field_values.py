"""Which values may the fields of a question have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.message import message
from search.query.ast import DateRange, FieldValue
from search.query.facets import filter_field
from search.query.periods import read_period
from search.query.syntax_mistake import SyntaxMistake

if TYPE_CHECKING:
    from search.query.periods import Period


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
    begins, ends = _period(first, text), _period(last, text)
    return DateRange(begins and begins.first, ends and ends.last)


def _period(part: str, text: str) -> Period | None:
    if not part:
        return None
    try:
        return read_period(part)
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
