"""Which day may an article be from whose page does not say so in a way we know?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from htmldate import find_date

from corpus.extraction.day_notations import EARLIEST, is_possible

if TYPE_CHECKING:
    from corpus.extraction.page import Page


def guessed_day(page: Page, today: date) -> date | None:
    """Return htmldate's guess, None if it has none or an impossible one.

    Its extensive search, which takes up to seconds, is left out.
    """
    found = find_date(
        page.text,
        extensive_search=False,
        original_date=True,
        min_date=EARLIEST.isoformat(),
        max_date=today.isoformat(),
    )
    if not found:
        return None
    day = date.fromisoformat(found)
    return day if is_possible(day, today) else None
