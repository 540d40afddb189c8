"""In which months and years were documents published, and how many were there?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from search.port.matches import Month, Year

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Integers
    from search.engines.columnar.facets.story_bitmaps import MatchedDocuments

_MONTHS = 12
_EPOCH_YEAR, _EPOCH = 1970, date(1970, 1, 1).toordinal()


@dataclass(frozen=True, eq=False)
class PublicationMonths:
    """The month of each document's publication.

    Attributes:
        numbers: 0 where a document is undated, else 1 for the first month there is and
            so on; shape (documents,).
        first: the first month there is, counted from January of the year 0.
    """

    numbers: Integers
    first: int

    def times(
        self, matches: MatchedDocuments
    ) -> tuple[tuple[Month, ...], tuple[Year, ...], int]:
        """Count documents and their stories by month and by year, and the undated."""
        months = self.by_month(matches)
        undated = len(matches.documents) - sum(month.articles for month in months)
        return months, self.by_year(matches), undated

    def by_month(self, matches: MatchedDocuments) -> tuple[Month, ...]:
        """Count documents and their stories by month, in chronological order."""
        counted = _count(self.numbers, matches)
        return tuple(
            Month(number // _MONTHS, number % _MONTHS + 1, articles, stories)
            for number, articles, stories in (
                (self.first + period - 1, articles, stories)
                for period, articles, stories in counted
            )
        )

    def by_year(self, matches: MatchedDocuments) -> tuple[Year, ...]:
        """Count documents and their stories by year, in chronological order."""
        first_year, offset = divmod(self.first, _MONTHS)
        years = (self.numbers - 1 + offset) // _MONTHS + 1
        counted = _count(np.where(self.numbers > 0, years, 0), matches)
        return tuple(
            Year(first_year + period - 1, articles, stories)
            for period, articles, stories in counted
        )


def number_months(published: Integers) -> PublicationMonths:
    """Number the months of publication.

    Args:
        published: days as proleptic Gregorian ordinals, 0 where unknown;
            shape (documents,).
    """
    dated = published > 0
    days = (published[dated] - _EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]").astype(np.int64) + _EPOCH_YEAR * _MONTHS
    first = int(months.min()) if len(months) else 0
    numbers = np.zeros(len(published), np.int64)
    numbers[dated] = months - first + 1
    return PublicationMonths(numbers, first)


def _count(periods: Integers, matches: MatchedDocuments) -> list[tuple[int, int, int]]:
    """Count documents and stories by period; period 0 is left out.

    Args:
        periods: of each document of the index; shape (documents,).
        matches: those that are counted.

    Returns:
        Periods in order, each with its articles and its stories.
    """
    counts = np.bincount(periods.take(matches.documents))
    size, sharing = len(periods), matches.sharing
    pairs = periods.take(sharing) * size + matches.layout.story.take(sharing)
    pairs.sort()
    repeated = pairs[1:][pairs[1:] == pairs[:-1]] // max(1, size)
    stories = counts - np.bincount(repeated, minlength=len(counts))
    found = np.flatnonzero(counts[1:]) + 1
    columns = (found, counts[found], stories[found])
    return list(zip(*(column.tolist() for column in columns), strict=True))
