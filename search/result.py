"""What does a search answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from corpus import Article
    from search.entry import Tag
    from search.query import FacetField, Query
    from search.stories import Story
    from search.unit import Unit


class Fragment(NamedTuple):
    """A stretch of an article's text, and whether it matched."""

    text: str
    match: bool


Snippet: TypeAlias = "tuple[Fragment, ...]"
"""Fragments in reading order: text of the article, and ellipses where it is cut."""


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
class Found:
    """An article in the index with its tags, strongest first."""

    article: Article
    countries: tuple[Tag, ...]
    topics: tuple[Tag, ...]
    organizations: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One found article.

    Attributes:
        found: the article with its tags.
        score: BM25F, comparable within one result only; 0 without a question.
        title: the title with its matches.
        snippet: one or two passages of the body with their matches.
        story: the story it tells, with all its versions, matching or not.
    """

    found: Found
    score: float
    title: Snippet
    snippet: Snippet
    story: Story


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One page of an answer.

    Attributes:
        query: what was asked.
        total: articles that match, filters included.
        stories: stories that they tell.
        hits: this page's articles.
        facets: one of each `FacetField`, in its order.
        months: in order; like a facet's counts they ignore the dates asked for.
        relaxed: whether no article has all words, so that those with some are given.
        apart: articles more, filters included, that have Vietnamese syllables of the
            question apart from each other.
        units: the question's plain words and what else they stand for.
        seconds: time the search took.
    """

    query: Query
    total: int
    stories: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    months: tuple[Month, ...] = ()
    relaxed: bool
    apart: int
    units: tuple[Unit, ...] = ()
    seconds: float
