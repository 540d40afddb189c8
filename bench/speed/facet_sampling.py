"""Which languages, facet values and dates do synthetic articles have?

Facet values are as skewed as in news, where a few countries and topics are in most
articles: their frequencies follow Zipf's law (Zipf 1949, Human Behavior and the
Principle of Least Effort).
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

LANGUAGE_SHARES = (55, 20, 15, 10)
"""Percentage of the articles in each of `LANGUAGES`."""
FIRST_DAY = date(2012, 1, 1)
DAYS = 5_000
"""Days from the first to the last publication."""


class ZipfSampler(Generic[T]):
    """Draws values with Zipf's distribution: the nth of them with weight 1/n."""

    def __init__(self, random: Random, values: Sequence[T]) -> None:
        self._random = random
        self._values = values
        self._weights = list(accumulate(1 / rank for rank in range(1, len(values) + 1)))

    def __call__(self, least: int, most: int) -> tuple[T, ...]:
        """Return from `least` to `most` different values, any number equally often."""
        count = self._random.randint(least, most)
        chosen: dict[T, None] = {}
        while len(chosen) < count:
            (value,) = self._random.choices(self._values, cum_weights=self._weights)
            chosen[value] = None
        return tuple(chosen)


class FacetSampler:
    """Draws the language, facet values and date of one article after the other."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.countries = ZipfSampler(random, _shuffled(random, sorted(country_codes())))
        topics = [topic.id for topic in load_topics(None)]
        self.topics = ZipfSampler(random, _shuffled(random, topics))
        organizations = [organization.id for organization in load_organizations()]
        self.organizations = ZipfSampler(random, _shuffled(random, organizations))

    def lang(self) -> str:
        """Return a language with the probability of its share."""
        return self._random.choices(LANGUAGES, LANGUAGE_SHARES)[0]

    def published(self) -> date:
        """Return a day; the number of articles a day grows linearly with time."""
        return FIRST_DAY + timedelta(days=int(DAYS * self._random.random() ** 0.5))


def _shuffled(random: Random, values: list[str]) -> list[str]:
    return random.sample(values, len(values))
