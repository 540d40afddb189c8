"""Which articles may be of one story with some others, as far as days tell?

The versions of a story are a few days apart at most, so that a collection can be
compared period by period: some articles, by day, with all that are close enough to any
of them. What has no day may be of any story, and is in each period. The stories are the
same as if all articles were compared at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

AT_ONCE = 8_192
"""Articles of a period, and articles that they are compared with at once."""


class Period(NamedTuple):
    """Some articles, and those that they are compared with.

    Attributes:
        articles: their numbers, in the order of their days.
        others: numbers of all that may be of one story with one of them, in parts of
            `AT_ONCE`, each ascending.
    """

    articles: Numbers
    others: tuple[Numbers, ...]


def periods(days: Numbers, articles: Numbers | None = None) -> Iterator[Period]:
    """Divide articles by their days.

    Args:
        days: of all articles, as in `Features`.
        articles: numbers of those that partners are searched for; None for all.

    Yields:
        Each of `articles` is in one period.
    """
    by_day = np.argsort(days, kind="stable")
    sorted_days = days[by_day]
    undated = by_day[: np.searchsorted(sorted_days, 1)]
    if articles is not None:
        wanted = np.zeros(len(days), np.bool_)
        wanted[articles] = True
        wanted_by_day = by_day[wanted[by_day]]
    else:
        wanted_by_day = by_day
    apart = setting("rules", "max_days_apart")
    without_day = int(np.searchsorted(days[wanted_by_day], 1))
    for some in (wanted_by_day[:without_day], wanted_by_day[without_day:]):
        for first in range(0, len(some), AT_ONCE):
            part = some[first : first + AT_ONCE]
            low, high = int(days[part[0]]), int(days[part[-1]])
            if low:
                begin = max(len(undated), np.searchsorted(sorted_days, low - apart))
                end = np.searchsorted(sorted_days, high + apart, side="right")
                others = np.concatenate([undated, by_day[begin:end]])
            else:
                others = by_day
            cuts = range(0, len(others), AT_ONCE)
            parts = (np.sort(others[cut : cut + AT_ONCE]) for cut in cuts)
            yield Period(part, tuple(parts))
