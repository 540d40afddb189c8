"""What does a collection, or an answer, look like to those who would rather look?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from flask import url_for

from corpus import LANGUAGES
from search.query.request import FacetField, Query, Sort
from webapp.links import article_url, search_url, value_label
from webapp.params import query_string
from webapp.tile_map import World, world
from webapp.timeline import Timeline, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.port.matches import Facet, TaggedArticle
    from search.presentation.result import Result
    from search.searcher.reader import Reader

RANKED = 15
"""Countries that are ranked."""
ROWS, COLUMNS = 10, 9
"""Countries and topics that are crossed."""
MISSING = 12
"""Stories that are listed for a language that lacks them."""
MONTHS = 240
"""Most months that are drawn apart."""
MOST = 20_000
"""Most articles whose stories are looked at."""


class Mark(NamedTuple):
    """A number that is drawn, and the search that it counts.

    Attributes:
        label: what it counts.
        count: stories.
        share: of the largest of its kind, from 0 to 1.
        url: the search.
    """

    label: str
    count: int  # type: ignore[assignment] # nobody counts within the tuple
    share: float
    url: str


class Row(NamedTuple):
    """A country's numbers by topic."""

    label: str
    url: str
    cells: tuple[Mark, ...]


class Gap(NamedTuple):
    """What a language has of the stories.

    Attributes:
        lang: ISO 639-1 code.
        told: stories that it tells.
        lacking: stories that others tell and it does not.
        url: the overview that lists those.
        chosen: whether they are listed.
    """

    lang: str
    told: int
    lacking: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of an answer.

    Attributes:
        query: what was asked.
        result: its first page, with the facets.
        years, countries: numbers by value, all of them.
        world: the countries on a map.
        timeline: when the articles were published.
        topics: names of the crossed topics.
        crossed: countries by topics.
        gaps: by language.
        lacking: an article of each story that the chosen language lacks, newest first.
    """

    query: Query
    result: Result
    years: tuple[Mark, ...]
    countries: tuple[Mark, ...]
    world: World
    timeline: Timeline
    topics: tuple[str, ...]
    crossed: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    lacking: tuple[TaggedArticle, ...]

    @property
    def ranked(self) -> tuple[Mark, ...]:
        """The countries that are drawn as bars."""
        return self.countries[:RANKED]

    @property
    def list_url(self) -> str:
        """Link to the answer as a list."""
        return search_url(self.query)

    def article_url(self, found: TaggedArticle) -> str:
        """Link to an article."""
        return article_url(found.article.id, self.query)


def make_overview(reader: Reader, query: Query, missing: str) -> Overview:
    """Look over an answer.

    Args:
        reader: the index.
        query: what was asked, grouped.
        missing: language whose missing stories are listed, or "".
    """
    result = reader.search(replace(query, page=1, size=1))
    facets = {facet.field: facet for facet in result.facets}
    topics = tuple(_marks(facets[FacetField.TOPIC], query).values())[:COLUMNS]
    countries = _marks(facets[FacetField.COUNTRY], query)
    told = _told(reader, query)
    lacking = [first for first, langs in told.values() if missing not in langs]
    return Overview(
        query=query,
        result=result,
        years=tuple(reversed(_marks(facets[FacetField.YEAR], query).values())),
        countries=tuple(countries.values()),
        world=world(countries),
        timeline=timeline(result, MONTHS),
        topics=tuple(mark.label for mark in topics),
        crossed=_crossed(reader, query, facets),
        gaps=_gaps((langs for _, langs in told.values()), query, missing),
        lacking=tuple(
            found
            for first in lacking[: MISSING if missing else 0]
            if (found := reader.get(first))
        ),
    )


def overview_url(query: Query, missing: str = "") -> str:
    """Link to the overview of an answer."""
    asked = query_string(
        query, size=query.size, grouped=True, preferred=query.preferred
    )
    more = f"{'&' if asked else '?'}missing={missing}" if missing else ""
    return url_for("pages.overview") + asked + more


def _marks(facet: Facet, query: Query) -> dict[str, Mark]:
    """Give the numbers of a facet's values, most stories first; years in order."""
    values = [value for value in facet.values if value.stories]
    if facet.field is not FacetField.YEAR:
        values.sort(key=lambda value: -value.stories)
    most = max((value.stories for value in values), default=1)
    return {
        value.value: Mark(
            value_label(facet.field, value.value),
            value.stories,
            value.stories / most,
            search_url(_with(query, facet.field, value.value)),
        )
        for value in values
    }


def _with(query: Query, field: FacetField, value: str) -> Query:
    """Ask for one value of a facet instead of those that are selected."""
    filters = {**query.filters, field: frozenset({value})}
    return replace(query, filters=filters, page=1)


def _crossed(
    reader: Reader, query: Query, facets: dict[FacetField, Facet]
) -> tuple[Row, ...]:
    """Count the countries' stories by topic."""
    countries = _most(facets[FacetField.COUNTRY])[:ROWS]
    topics = _most(facets[FacetField.TOPIC])[:COLUMNS]
    counts: dict[tuple[str, str], int] = {}
    for country in countries:
        of_one = replace(_with(query, FacetField.COUNTRY, country), size=1)
        for facet in reader.search(of_one).facets:
            if facet.field is FacetField.TOPIC:
                counts |= {(country, v.value): v.stories for v in facet.values}
    most = max((counts.get((c, t), 0) for c in countries for t in topics), default=1)
    return tuple(
        Row(
            value_label(FacetField.COUNTRY, country),
            search_url(_with(query, FacetField.COUNTRY, country)),
            tuple(
                Mark(
                    value_label(FacetField.TOPIC, topic),
                    count := counts.get((country, topic), 0),
                    count / max(1, most),
                    search_url(
                        _with(
                            _with(query, FacetField.COUNTRY, country),
                            FacetField.TOPIC,
                            topic,
                        )
                    ),
                )
                for topic in topics
            ),
        )
        for country in countries
    )


def _most(facet: Facet) -> list[str]:
    values = sorted(facet.values, key=lambda value: -value.stories)
    return [value.value for value in values if value.stories]


def _told(reader: Reader, query: Query) -> dict[str, tuple[str, frozenset[str]]]:
    """Give the stories that the articles found tell, those of the newest first.

    Returns:
        By story, its first article and the languages that tell it.
    """
    every = replace(query, grouped=False, sort=Sort.NEWEST, page=1, size=MOST)
    lang_of = {
        article_id: lang
        for lang in query.selected(FacetField.LANG) or LANGUAGES
        for article_id in reader.identify(_with(every, FacetField.LANG, lang))
    }
    told: dict[str, tuple[str, frozenset[str]]] = {}
    for article_id in reader.identify(every):
        story = reader.story(article_id)
        if story.id not in told:
            langs = {version.lang for version in story.versions if version.lang}
            told[story.id] = article_id, frozenset(langs | {lang_of[article_id]})
    return told


def _gaps(
    told: Iterable[frozenset[str]], query: Query, missing: str
) -> tuple[Gap, ...]:
    listed = tuple(told)
    counts = Counter(lang for langs in listed for lang in langs)
    return tuple(
        Gap(
            lang,
            counts[lang],
            len(listed) - counts[lang],
            overview_url(query, lang),
            lang == missing,
        )
        for lang in LANGUAGES
    )
