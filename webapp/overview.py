"""What does an answer look like in numbers that are drawn?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from search.query.facets import FacetField
from webapp.cross_table import cross_table, trend
from webapp.export_links import export_urls
from webapp.kept_filters import hidden_args, kept_filters
from webapp.language_gaps import language_gaps, story_languages
from webapp.links import Choice, article_url, overview_url, search_url, table_url
from webapp.odd_days import odd_days
from webapp.overview_chart import facet_chart
from webapp.overview_mark import facet_marks
from webapp.page_titles import search_title
from webapp.tile_map import tile_map
from webapp.timeline import timeline

if TYPE_CHECKING:
    from search.port.matches import Facet, TaggedArticle
    from search.presentation.result import Result
    from search.query.request import Query
    from search.searcher.reader import Reader
    from webapp.cross_table import CrossTable
    from webapp.kept_filters import KeptFilter
    from webapp.language_gaps import LanguageGap
    from webapp.odd_days import OddDays
    from webapp.overview_chart import Chart
    from webapp.tile_map import TileMap
    from webapp.timeline import Timeline

MAX_LISTED = 12
"""Stories that are listed for a language that lacks them."""
MAX_MONTHS = 240
"""Months that are drawn one by one; a longer time is drawn by years."""
DRAWN = (
    FacetField.TOPIC,
    FacetField.ORGANIZATION,
    FacetField.SOURCE,
    FacetField.LANG,
    FacetField.YEAR,
)
"""Facets that are drawn as bars, besides that of countries."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of an answer, all of it in one unit: stories or articles.

    Attributes:
        result: the first page of the answer, with its query and the facets.
        timeline: when the articles were published.
        countries: the partner countries as bars.
        tile_map: the same on a map.
        charts: the other facets as bars.
        crossed: numbers by country and topic.
        topic_trend, country_trend: numbers by year; None where there is but one.
        gaps: stories present and missing, by language.
        missing: an article of each story that the listed language lacks, newest first.
    """

    result: Result
    timeline: Timeline
    countries: Chart
    tile_map: TileMap
    charts: tuple[Chart, ...]
    crossed: CrossTable
    topic_trend: CrossTable | None
    country_trend: CrossTable | None
    gaps: tuple[LanguageGap, ...]
    missing: tuple[TaggedArticle, ...]

    @property
    def query(self) -> Query:
        """The search request."""
        return self.result.query

    @property
    def title(self) -> str:
        """What is asked for, in words; "" for everything."""
        return search_title(self.query)

    @property
    def kept(self) -> tuple[KeptFilter, ...]:
        """The filters that a new question keeps unless they are taken off."""
        return kept_filters(self.query)

    @property
    def hidden_args(self) -> list[tuple[str, str]]:
        """What else a new question keeps."""
        return hidden_args(self.query)

    @property
    def list_url(self) -> str:
        """Link to the answer as a list."""
        return search_url(self.query)

    @property
    def feed_url(self) -> str:
        """Link to the answer as a feed."""
        return export_urls(self.query)["feed"]

    @property
    def units(self) -> tuple[Choice, ...]:
        """The units that can be counted, each a link to this page in it."""
        return tuple(
            Choice(
                label,
                overview_url(replace(self.query, grouped=grouped, page=1)),
                grouped is self.query.grouped,
            )
            for label, grouped in ((_("Stories"), True), (_("Articles"), False))
        )

    @property
    def odd_days(self) -> OddDays:
        """What the drawing of the days leaves out, or what is still to come."""
        return odd_days(self.result)

    @property
    def trends(self) -> tuple[tuple[str, str, str, CrossTable], ...]:
        """The trends that there are: name, title, what a row is, and the numbers."""
        every = (
            ("topics-years", _("Topics over time"), _("Topic"), self.topic_trend),
            (
                "countries-years",
                _("Partner countries over time"),
                _("Partner country"),
                self.country_trend,
            ),
        )
        return tuple(
            (name, title, head, table)
            for name, title, head, table in every
            if table and table.rows
        )

    def table_url(self, name: str) -> str:
        """Link to one of the tables as a file."""
        return table_url(self.query, name)

    def article_url(self, tagged: TaggedArticle) -> str:
        """Link to an article."""
        return article_url(tagged.article.id, self.query)


def make_overview(reader: Reader, query: Query, listed: str) -> Overview:
    """Return the overview of an answer.

    Args:
        reader: the index.
        query: the search request; whether it lists stories decides what is counted.
        listed: language whose missing stories are listed, or "".
    """
    result = reader.search(replace(query, page=1, size=1))
    query = replace(result.query, page=query.page, size=query.size)
    result = replace(result, query=query)
    facets = {
        facet.field: facet_marks(_upper(facet, reader), query)
        for facet in result.facets
    }
    countries, topics = (
        list(facets[field]) for field in (FacetField.COUNTRY, FacetField.TOPIC)
    )
    years = {year: mark.count for year, mark in facets[FacetField.YEAR].items()}
    trend_of = partial(trend, reader, query, years=years)
    stories = story_languages(reader, query)
    missing = [story.first for story in stories if listed and listed not in story.langs]
    return Overview(
        result=result,
        timeline=timeline(result, MAX_MONTHS),
        countries=facet_chart(FacetField.COUNTRY, facets[FacetField.COUNTRY]),
        tile_map=tile_map(facets[FacetField.COUNTRY]),
        charts=tuple(facet_chart(field, facets[field]) for field in DRAWN),
        crossed=cross_table(reader, query, countries, topics),
        topic_trend=trend_of(FacetField.TOPIC, topics),
        country_trend=trend_of(FacetField.COUNTRY, countries),
        gaps=language_gaps(stories, query, listed),
        missing=tuple(
            tagged
            for first in missing[:MAX_LISTED]
            if (tagged := reader.version_for(first, query.preferred)) is not None
        ),
    )


def _upper(facet: Facet, reader: Reader) -> Facet:
    """Return a facet without narrower topics, which are part of others."""
    if facet.field is not FacetField.TOPIC:
        return facet
    narrower = {topic.id for topic in reader.topics if topic.broader}
    values = tuple(value for value in facet.values if value.value not in narrower)
    return replace(facet, values=values)
