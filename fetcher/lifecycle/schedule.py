"""When is an address asked again?

News is corrected soon or never: an article is asked again an hour after its first
capture, then after a day, a week and a month; later only when an index of its source
says that it was modified. Pages of which an index always says so, and which never
change, are asked ever more seldom.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fetcher.lifecycle.known import Known

REVISITS = (
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=7),
    timedelta(days=30),
)
"""How long after its first capture an article is asked again."""
FIRST_REST = timedelta(hours=1)
"""How long a page rests of which an index said once for nothing that it was modified;
each time for nothing doubles it."""
MOST_REST = timedelta(days=7)
"""Most time that a page rests of which an index says so and which never changes."""
MISS_REST = timedelta(hours=36)
"""Time between two answers that a page is not there: the third comes after 3 days."""
FIRST_FAILURE_REST = timedelta(hours=1)
MOST_FAILURE_REST = timedelta(days=1)
GONE_REST = timedelta(days=30)
"""After which it is looked whether a page that was not found has come back."""
NEVER = datetime(9999, 1, 1, tzinfo=UTC)

_MOST_DOUBLINGS = 12


def next_revisit(first_taken: datetime, now: datetime) -> datetime:
    """Return when an article is asked again of which no index says anything new."""
    times = (first_taken + after for after in REVISITS)
    return next((time for time in times if time > now), NEVER)


def after_failure(failures: int, now: datetime) -> datetime:
    """Return when an address is asked again that failed some times in a row."""
    doublings = min(max(failures - 1, 0), _MOST_DOUBLINGS)
    factor: int = 2**doublings
    return now + min(FIRST_FAILURE_REST * factor, MOST_FAILURE_REST)


def says_modified(known: Known) -> bool:
    """Return whether an index says that a page was modified since it answered."""
    if known.modified is None:
        return False
    return known.seen_modified is None or known.modified > known.seen_modified


def after_news(known: Known) -> datetime | None:
    """Return when an address is due because an index says that it was modified.

    None where no index says so.
    """
    if known.asked is None or not says_modified(known):
        return None
    if not known.quiet:
        return known.asked
    factor: int = 2 ** min(known.quiet - 1, _MOST_DOUBLINGS)
    return known.asked + min(FIRST_REST * factor, MOST_REST)
