"""What does a search return?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from search.expansion.query_segment import QuerySegment
    from search.message import Message
    from search.port.matches import Facet, Month, TaggedArticle, Year
    from search.query.request import Query
    from search.stories import Story


class Fragment(NamedTuple):
    """A part of an article's text, and whether it matched."""

    text: str
    match: bool


Snippet: TypeAlias = "tuple[Fragment, ...]"
"""Fragments in reading order: text of the article, and ellipses where it is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article of a result.

    Attributes:
        tagged: the article that was found, with its tags.
        score: comparable within one result only; 0 for an empty query.
        title: the title with its matches.
        snippet: a passage of the body with its matches.
        story: the article's story with all its versions, whether they match or not.
        shown: the version of the story that the reader gets to see; the article
            itself where no other one is preferred.
        shown_title, shown_snippet: the same of that version.
    """

    tagged: TaggedArticle
    score: float
    title: Snippet
    snippet: Snippet
    story: Story
    shown: TaggedArticle
    shown_title: Snippet
    shown_snippet: Snippet

    @property
    def found_elsewhere(self) -> bool:
        """Whether another version was found than the one that is shown."""
        return self.shown.article.id != self.tagged.article.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One page of hits, with what is shown around them.

    Attributes:
        query: the query.
        total: articles that match, filters included.
        stories: stories that these articles belong to.
        hits: the articles of this page.
        near: what no word finds and what is near in meaning all the same, nearest
            first; only where all hits are on this page. It counts nowhere else.
        facets: one for each `FacetField`, in its order.
        months: months with matches, in order; their counts ignore the query's dates,
            as a facet's counts ignore its own selection.
        years: the same by year.
        undated: articles without a day, which both leave out.
        left_out: parts of the question that no article of the result has, as typed.
        optional: parts that some articles of the result lack, as typed. Everything of
            the result is about the question with as many parts as it requires.
        nonadjacent: how many more articles match, filters included, if Vietnamese
            syllables need not be adjacent.
        segments: the query's plain words with their expansions.
        notes: what the person who asked should know of how it was read.
        seconds: how long the search took.
    """

    query: Query
    total: int
    stories: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    near: tuple[Hit, ...] = ()
    months: tuple[Month, ...] = ()
    years: tuple[Year, ...] = ()
    undated: int = 0
    left_out: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    nonadjacent: int
    segments: tuple[QuerySegment, ...] = ()
    notes: tuple[Message, ...] = ()
    seconds: float

    @property
    def relaxed(self) -> bool:
        """Whether no article has all that was asked for."""
        return bool(self.left_out or self.optional)
