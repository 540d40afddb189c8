"""What does an answer look like in numbers that are drawn?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.query.facets import FacetField
from webapp.cross_table import COLUMNS, Row, cross_table
from webapp.language_gaps import LanguageGap, language_gaps, story_languages
from webapp.links import article_url, search_url
from webapp.overview_mark import Mark, facet_marks
from webapp.tile_map import TileMap, tile_map
from webapp.timeline import Timeline, timeline
from webapp.topic_levels import upper_only

if TYPE_CHECKING:
    from search.port.matches import TaggedArticle
    from search.presentation.result import Result
    from search.query.request import Query
    from search.searcher.reader import Reader

MAX_BARS = 15
"""Countries that are drawn as bars."""
MAX_LISTED = 12
"""Stories that are listed for a language that lacks them."""
MAX_MONTHS = 240
"""Months that are drawn one by one; a longer time is drawn by years."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of an answer.

    Attributes:
        query: the search request.
        result: its first page, with the facets.
        years, countries: stories by value, all of them.
        tile_map: the countries on a map.
        timeline: when the articles were published.
        topics: names of the columns of `cross_table`.
        cross_table: stories by country and topic.
        gaps: stories present and missing, by language.
        missing: an article of each story that the listed language lacks, newest first.
    """

    query: Query
    result: Result
    years: tuple[Mark, ...]
    countries: tuple[Mark, ...]
    tile_map: TileMap
    timeline: Timeline
    topics: tuple[str, ...]
    cross_table: tuple[Row, ...]
    gaps: tuple[LanguageGap, ...]
    missing: tuple[TaggedArticle, ...]

    @property
    def bars(self) -> tuple[Mark, ...]:
        """The countries that are drawn as bars."""
        return self.countries[:MAX_BARS]

    @property
    def list_url(self) -> str:
        """Link to the answer as a list."""
        return search_url(self.query)

    def article_url(self, tagged: TaggedArticle) -> str:
        """Link to an article."""
        return article_url(tagged.article.id, self.query)


def make_overview(reader: Reader, query: Query, listed: str) -> Overview:
    """Return the overview of an answer.

    Args:
        reader: the index.
        query: the search request, grouped.
        listed: language whose missing stories are listed, or "".
    """
    result = reader.search(replace(query, page=1, size=1))
    query = replace(result.query, page=query.page, size=query.size)
    facets = {facet.field: upper_only(facet) for facet in result.facets}
    topics = tuple(facet_marks(facets[FacetField.TOPIC], query).values())[:COLUMNS]
    countries = facet_marks(facets[FacetField.COUNTRY], query)
    stories = story_languages(reader, query)
    missing = [story.first for story in stories if listed and listed not in story.langs]
    return Overview(
        query=query,
        result=result,
        years=tuple(reversed(facet_marks(facets[FacetField.YEAR], query).values())),
        countries=tuple(countries.values()),
        tile_map=tile_map(countries),
        timeline=timeline(result, MAX_MONTHS),
        topics=tuple(mark.label for mark in topics),
        cross_table=cross_table(reader, query, facets),
        gaps=language_gaps(stories, query, listed),
        missing=tuple(
            tagged
            for first in missing[:MAX_LISTED]
            if (tagged := reader.get(first)) is not None
        ),
    )
