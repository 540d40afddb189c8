"""Which day does a line mean that has a day and a month only?

Sites leave the year out of days of this year. The page's address may have it; else it
is the last such day before the page was changed or fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from corpus.extraction.day_notations import Moment, month_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/-]?(?P<month>0[1-9]|1[0-2]|[1-9](?=/)))?(?=[/-])"
)
_SHORTEST_MONTH = 3
_CLOCK = r"\d{1,2}[:h.]\d{2}"
_SIGNS = r"[^\S\n]*[,|•·–-]?[^\S\n]*(?:о|об|à|o|g\.|godz\.|lúc)?[^\S\n]*"


@dataclass(frozen=True, slots=True)
class YearHints:
    """What tells the year of a page's days.

    Attributes:
        address: the page's address, or "".
        latest: a day before which, or on which, the article was published, if known.
    """

    address: str = ""
    latest: date | None = None

    def day(self, month: int, day: int) -> date | None:
        """Return a day of a month in its year, None if that cannot be told."""
        try:
            if match := _IN_ADDRESS.search(self.address):
                if match["month"] and int(match["month"]) != month:
                    return None
                return date(int(match["year"]), month, day)
            if not self.latest:
                return None
            this_year = date(self.latest.year, month, day)
            is_over = this_year <= self.latest + timedelta(days=1)
            return this_year if is_over else date(self.latest.year - 1, month, day)
        except ValueError:
            return None


def moments_without_year(text: str, hints: YearHints) -> Iterator[Moment]:
    """Yield the days without a year that have a line of a text to themselves.

    A weekday, a name, a label or an hour may stand beside.
    """
    for match in _lines().finditer(text):
        month = month_numbers()[" ".join(match["month"].split()).casefold()]
        if day := hints.day(month, int(match["day"])):
            yield Moment(day, None, match.start("day"), match.end("last"))


@cache
def _lines() -> re.Pattern[str]:
    names = (n for n in month_numbers() if len(n) >= _SHORTEST_MONTH and n != "viii")
    ordered = sorted(names, key=len, reverse=True)
    month = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(
        rf"^[^\n\d]{{0,30}}(?:{_CLOCK}{_SIGNS})?(?<![\d.:/-])(?P<day>\d{{1,2}})"
        rf"(?:er|\.)?[^\S\n](?P<month>{month})(?![^\W_])(?P<last>\.?)"
        rf"(?:{_SIGNS}{_CLOCK})?[^\n\d]{{0,15}}$",
        re.IGNORECASE | re.MULTILINE,
    )
