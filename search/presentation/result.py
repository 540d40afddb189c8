"""What does a search answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from search.expansion.query_segment import QuerySegment
    from search.port.matches import Facet, Month, TaggedArticle
    from search.query.request import Query
    from search.stories import Story


class Fragment(NamedTuple):
    """A stretch of an article's text, and whether it matched."""

    text: str
    match: bool


Snippet: TypeAlias = "tuple[Fragment, ...]"
"""Fragments in reading order: text of the article, and ellipses where it is cut."""


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

    found: TaggedArticle
    score: float
    title: Snippet
    snippet: Snippet
    story: Story


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
        segments: the question's plain words and what else they stand for.
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
    segments: tuple[QuerySegment, ...] = ()
    seconds: float
