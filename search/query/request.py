"""What does one search request hold?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from search.query.parser import Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MAX_SIZE = 100
"""Most hits on a page."""
MAX_RESULT_WINDOW = 10_000
"""Deepest hit that can be paged to."""


class FacetField(StrEnum):
    """The facets: each value is the index's field and the URL's argument."""

    COUNTRY = "country"
    ORGANIZATION = "organization"
    TOPIC = "topic"
    LANG = "lang"
    YEAR = "year"


class Sort(StrEnum):
    """The orders of hits; articles without a date come last by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One request: the question, the filters, the order and the page.

    Attributes:
        question: what is looked for; an empty one finds everything.
        filters: values selected in each facet; OR within, AND between facets.
        since, until: first and last day of publication, both included.
        sort: order of hits.
        page: from 1.
        size: hits a page, 1 to `MAX_SIZE`.
        apart: let Vietnamese syllables stand apart even where articles have them
            side by side.
        equivalents: also find what words of the same meaning find.
        grouped: give a story once, by one of its versions.
        preferred: languages, best first, whose version stands for its story.
        without: equivalents that shall not count, by the text they are shown with.
    """

    question: Question = field(default_factory=Question)
    filters: Mapping[FacetField, frozenset[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10
    apart: bool = False
    equivalents: bool = True
    without: frozenset[str] = frozenset()
    grouped: bool = False
    preferred: tuple[str, ...] = ()

    def selected(self, facet: FacetField) -> frozenset[str]:
        """Give the values selected in a facet."""
        return self.filters.get(facet, frozenset())

    def toggled(self, facet: FacetField, value: str) -> Query:
        """Select a value, or take it back if it is selected; back to page 1."""
        filters = dict(self.filters)
        filters[facet] = self.selected(facet) ^ {value}
        return replace(self, filters=filters, page=1)
