"""What is in a collection, in numbers?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from search.query.facets import FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from search.generations.manifest import Manifest
    from search.port.engine import Engine
    from search.port.matches import TaggedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionFacts:
    """What is in a collection.

    Attributes:
        articles, stories: how many.
        first, last: days of the first and the last publication up to the day of the
            build; None where no article has a date.
        languages: ISO 639-1 codes with their numbers of articles, most articles first.
        sources: publishers with their numbers of articles, most articles first.
        updated: when the index was built, in UTC; None where that is not known.
    """

    articles: int = 0
    stories: int = 0
    first: date | None = None
    last: date | None = None
    languages: tuple[tuple[str, int], ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    updated: datetime | None = None


def collect_facts(engine: Engine, manifest: Manifest) -> CollectionFacts:
    """Return what is in a generation.

    Args:
        engine: its articles.
        manifest: what its build reported.
    """
    updated = _moment(manifest.created)
    until = updated.date() if updated else None
    found = engine.search(Query(sort=Sort.NEWEST, until=until, size=1), None)
    everything = engine.search(Query(sort=Sort.OLDEST, size=1), None)
    counts = {
        facet.field: tuple((value.value, value.count) for value in facet.values)
        for facet in everything.facets
    }
    return CollectionFacts(
        articles=everything.total,
        stories=everything.stories,
        first=_day(everything.page),
        last=_day(found.page),
        languages=counts[FacetField.LANG],
        sources=counts[FacetField.SOURCE],
        updated=updated,
    )


def _day(page: tuple[tuple[TaggedArticle, float], ...]) -> date | None:
    return page[0][0].article.published if page else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
