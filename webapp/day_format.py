"""How is a day written in the interface's language?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import format_date

from webapp.request_context import current_locale

if TYPE_CHECKING:
    from datetime import date

_FIRST = {"fr": "1er"}
"""The first of a month by language, where it is no plain number; CLDR has it not."""


def format_day(day: date, pattern: str = "long") -> str:
    """Return a day as a pattern of CLDR, or one of its own such as "medium", has it.

    In every pattern that is used, the number of the day comes first where a language
    writes the first of a month in a way of its own.
    """
    text: str = format_date(day, pattern)
    first = _FIRST.get(current_locale(), "")
    if day.day == 1 and first and text.startswith("1 "):
        return first + text.removeprefix("1")
    return text
