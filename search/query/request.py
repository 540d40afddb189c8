"""What does one search request hold?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from search.query.parser import Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from search.query.facets import FacetField

MAX_SIZE = 100
"""Most hits on a page."""
MAX_RESULT_WINDOW = 10_000
"""Rank of the last hit that can be paged to."""


class Sort(StrEnum):
    """The orders of hits; by date, articles without one come last.

    `ARRIVED` begins with what was indexed, or noticed to be corrected, last.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One request: the question, the filters, the order and the page.

    Attributes:
        question: the parsed question; an empty one matches every article.
        filters: the selected values of each facet; values of one facet are
            alternatives, unless `match_all` has it, and every facet must match.
        match_all: facets of which an article must have every selected value.
        excluded: values that an article must not have, by facet.
        since, until: first and last day of publication, both included.
        sort: order of hits.
        page: number of the page, from 1.
        size: hits on a page, from 1 to `MAX_SIZE`.
        syllables_apart: match Vietnamese syllables wherever they stand in an article,
            even if some article has them next to each other.
        expand: also match words of the same meaning.
        excluded_expansions: texts of expansions that are not used.
        grouped: list each story once, represented by one of its versions.
        preferred: ISO 639-1 codes of the languages whose version represents a story,
            best first.
    """

    question: Question = field(default_factory=Question)
    filters: Mapping[FacetField, frozenset[str]] = field(default_factory=dict)
    match_all: frozenset[FacetField] = frozenset()
    excluded: Mapping[FacetField, frozenset[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10
    syllables_apart: bool = False
    expand: bool = True
    excluded_expansions: frozenset[str] = frozenset()
    grouped: bool = False
    preferred: tuple[str, ...] = ()

    def selected(self, facet: FacetField) -> frozenset[str]:
        """Return the values that are selected in a facet."""
        return self.filters.get(facet, frozenset())

    def shut_out(self, facet: FacetField) -> frozenset[str]:
        """Return the values of a facet that are excluded."""
        return self.excluded.get(facet, frozenset())

    @property
    def is_filtered(self) -> bool:
        """Whether a facet or a date limits what is found."""
        return bool(
            any(self.filters.values())
            or any(self.excluded.values())
            or self.since
            or self.until
        )

    def unfiltered(self) -> Query:
        """Return page 1 of this query without any filter."""
        return replace(
            self,
            filters={},
            match_all=frozenset(),
            excluded={},
            since=None,
            until=None,
            page=1,
        )

    def reworded(self, question: Question) -> Query:
        """Return page 1 of this query with another question.

        Filters, dates and order stay; which equivalents are left out, and whether
        syllables may stand apart, was said of the words before.
        """
        return replace(
            self,
            question=question,
            page=1,
            syllables_apart=False,
            excluded_expansions=frozenset(),
        )

    def toggled(self, facet: FacetField, value: str) -> Query:
        """Return page 1 of this query with a facet's value selected, or unselected.

        A value that is selected is no longer excluded.
        """
        return self._with(
            facet, self.selected(facet) ^ {value}, self.shut_out(facet) - {value}
        )

    def excluding(self, facet: FacetField, value: str) -> Query:
        """Return page 1 of this query with a facet's value excluded, or admitted again.

        A value that is excluded is no longer selected.
        """
        return self._with(
            facet, self.selected(facet) - {value}, self.shut_out(facet) ^ {value}
        )

    def matching(self, facet: FacetField, *, every: bool) -> Query:
        """Return page 1 of this query with every value of a facet required, or any."""
        others = self.match_all - {facet}
        return replace(self, match_all=others | {facet} if every else others, page=1)

    def _with(
        self, facet: FacetField, selected: frozenset[str], shut_out: frozenset[str]
    ) -> Query:
        return replace(
            self,
            filters={**self.filters, facet: selected},
            excluded={**self.excluded, facet: shut_out},
            page=1,
        )
