"""What does an engine find?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corpus import Article
    from search.port.document import Tag
    from search.query.facets import FacetField
    from search.stories import Story


class Month(NamedTuple):
    """A month in which articles were published.

    Attributes:
        year, month: the month; January is 1.
        articles: how many, at least one.
        stories: the stories of those articles.
    """

    year: int
    month: int
    articles: int
    stories: int


class Year(NamedTuple):
    """A year in which articles were published.

    Attributes:
        year: the year.
        articles: how many, at least one.
        stories: the stories of those articles: one that went on for months counts once.
    """

    year: int
    articles: int
    stories: int


class CrossCount(NamedTuple):
    """A value of one facet with a value of another, and what has both.

    Attributes:
        row, column: the values, as in the index.
        articles: how many, at least one.
        stories: the stories of those articles.
    """

    row: str
    column: str
    articles: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedArticle:
    """An article of an index with its tags, strongest first, and with its story.

    Attributes:
        article: its text and metadata.
        story: what it is a version of, with all versions, whether they match or not.
        countries, organizations: partners and those that are only mentioned.
        topics: of the upper level.
        subtopics: narrower ones; whatever is broader than one is among `topics`.
    """

    article: Article
    story: Story
    countries: tuple[Tag, ...]
    topics: tuple[Tag, ...]
    subtopics: tuple[Tag, ...] = ()
    organizations: tuple[Tag, ...] = ()


class FacetValue(NamedTuple):
    """A value of a facet, and what would be left if it were selected.

    Where the query requires every selected value, that is besides the others; else
    alone.

    Attributes:
        value: as in the index.
        count: articles.
        stories: the stories of those articles.
        selected: whether it is selected.
    """

    value: str
    count: int  # type: ignore[assignment] # it hides tuple.count, which nobody calls
    stories: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values, the most frequent first; years the newest first.

    Counts respect what other facets select and what is excluded. They ignore the
    facet's own selection, unless the query requires every value of it.
    """

    field: FacetField
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The matches of a request, as an engine returns them.

    Attributes:
        total: articles that match.
        stories: the stories of those articles.
        page: articles with scores; one article for each story if the query is grouped.
        facets: counts of articles and stories.
        months: counts by month, whatever dates the query asks for.
        years: the same by year.
        undated: articles without a day, which both leave out.
    """

    total: int
    stories: int
    page: tuple[tuple[TaggedArticle, float], ...]
    facets: tuple[Facet, ...]
    months: tuple[Month, ...] = ()
    years: tuple[Year, ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The matches of a request, by ids only.

    Attributes:
        total: articles that match.
        ids, scores: of the page, as in `Matches.page`.
        facets: those that were requested.
        stories: the stories of the articles, if the query is grouped; else 0.
    """

    total: int
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    facets: tuple[Facet, ...] = ()
    stories: int = 0
