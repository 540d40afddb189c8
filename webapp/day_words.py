"""How long ago is a day, in words?

Near today a page says it in words: today, yesterday, three days ago. From a week on the
date says more.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_timedelta
from flask_babel import gettext as _

from webapp.request_context import current_locale, current_today

if TYPE_CHECKING:
    from datetime import date

MOST_DAYS = 7
"""Days ago that are said in words."""
_NEVER = 99.0
"""Multiple of a unit from which Babel would use the next larger one."""


def days_in_words(day: date) -> str:
    """Return how long ago a day is, "" if that is not said in words.

    It begins with a small letter, as within a sentence.
    """
    days = (current_today() - day).days
    if days == 0:
        return str(_("today"))
    if days == 1:
        return str(_("yesterday"))
    return _ago(days, current_locale()) if 1 < days <= MOST_DAYS else ""


def is_future(day: date) -> bool:
    """Return whether a day is after today."""
    return day > current_today()


@lru_cache
def _ago(days: int, locale: str) -> str:
    return format_timedelta(
        -timedelta(days=days),
        granularity="day",
        threshold=_NEVER,
        add_direction=True,
        locale=locale,
    )
