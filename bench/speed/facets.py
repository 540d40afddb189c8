"""Which facets and dates do invented articles have?

Values are as skewed as in news: a few countries and topics in most articles, most
values in few (Zipf's law).
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from corpus import LANGUAGES, load_organizations, load_topics
from corpus.countries import country_codes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

T = TypeVar("T")

SHARES = (55, 20, 15, 10)
"""Articles in a hundred that each of `LANGUAGES` has."""
FIRST_DAY = date(2012, 1, 1)
DAYS = 5_000
"""Days from the first to the last publication; there is more of the newer."""


class Zipf(Generic[T]):
    """Gives values, the first most often, the nth an nth as often."""

    def __init__(self, random: Random, values: Sequence[T]) -> None:
        self._random = random
        self._values = values
        self._weights = list(accumulate(1 / rank for rank in range(1, len(values) + 1)))

    def __call__(self, least: int, most: int) -> tuple[T, ...]:
        """Give from `least` to `most` values, each once."""
        count = self._random.randint(least, most)
        chosen: dict[T, None] = {}
        while len(chosen) < count:
            (value,) = self._random.choices(self._values, cum_weights=self._weights)
            chosen[value] = None
        return tuple(chosen)


class Facets:
    """Gives the facets of one article after the other."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.countries = Zipf(random, _shuffled(random, sorted(country_codes())))
        topics = [topic.id for topic in load_topics(None)]
        self.topics = Zipf(random, _shuffled(random, topics))
        organizations = [found.id for found in load_organizations()]
        self.organizations = Zipf(random, _shuffled(random, organizations))

    def lang(self) -> str:
        """Give a language by its share."""
        return self._random.choices(LANGUAGES, SHARES)[0]

    def published(self) -> date:
        """Give a day, rather a late one."""
        return FIRST_DAY + timedelta(days=int(DAYS * self._random.random() ** 0.5))


def _shuffled(random: Random, values: list[str]) -> list[str]:
    return random.sample(values, len(values))
