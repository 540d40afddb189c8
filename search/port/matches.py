"""What does an engine find?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corpus import Article
    from search.port.document import Tag
    from search.query.request import FacetField


class Month(NamedTuple):
    """A month in which articles were published.

    Attributes:
        year, month: which one; January is 1.
        articles: how many, at least one.
    """

    year: int
    month: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedArticle:
    """An article in the index with its tags, strongest first."""

    article: Article
    countries: tuple[Tag, ...]
    topics: tuple[Tag, ...]
    organizations: tuple[Tag, ...] = ()


class FacetValue(NamedTuple):
    """A value of a facet, and what selecting it alone would leave.

    Attributes:
        value: as in the index.
        count: articles.
        stories: stories that those articles tell.
        selected: whether it is selected.
    """

    value: str
    count: int  # type: ignore[assignment] # nobody counts within the tuple
    stories: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values, most frequent first; years newest first.

    Counts ignore the facet's own selection and respect everything else.
    """

    field: FacetField
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """What an engine found.

    Attributes:
        total: articles that match.
        stories: stories that they tell.
        page: one page of articles with scores; of a grouped query, one article for
            each story.
        facets: counts of articles and of stories.
        months: articles by month, whatever dates are asked for.
    """

    total: int
    stories: int
    page: tuple[tuple[TaggedArticle, float], ...]
    facets: tuple[Facet, ...]
    months: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an engine found, by ids only.

    Attributes:
        total: articles that match.
        ids, scores: one page of them, as in `Matches.page`.
        facets: those that were asked for.
    """

    total: int
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    facets: tuple[Facet, ...] = ()
