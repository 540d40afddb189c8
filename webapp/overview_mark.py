"""What is one number of the overview, and which search does it count?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from babel.numbers import format_percent

from search.query.facets import filter_field
from webapp.links import search_url, value_label
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from search.port.matches import Facet
    from search.query.facets import FacetField
    from search.query.request import Query


class Mark(NamedTuple):
    """A number that is drawn, and the search that it counts.

    Attributes:
        label: what it counts.
        count: stories, or articles where the query lists each article.
        share: of the largest of its kind, from 0 to 1.
        url: the search.
        portion: of all there are in its time, from 0 to 1; 0 where that is not said.
    """

    label: str
    count: int  # type: ignore[assignment] # `tuple.count` is never called on a mark
    share: float
    url: str
    portion: float = 0.0

    @property
    def width(self) -> float:
        """Its share in percent, for a drawing."""
        return round(self.share * 100, 2)

    @property
    def heat(self) -> int:
        """Its share in fifths, 0 for nothing."""
        return -int(-self.share * 5 // 1)

    @property
    def percent(self) -> str:
        """Its portion in the interface's language, "" where that is not said."""
        if not self.portion:
            return ""
        return str(format_percent(self.portion, locale=current_locale()))


def facet_marks(facet: Facet, query: Query) -> dict[str, Mark]:
    """Return a facet's marks by value, the largest first; years stay in order."""
    counts = {v.value: in_unit(v.count, v.stories, query) for v in facet.values}
    values = [value for value, count in counts.items() if count]
    if not filter_field(facet.field).ordered:
        values.sort(key=lambda value: -counts[value])
    largest = max(counts.values(), default=1)
    return {
        value: Mark(
            value_label(facet.field, value),
            counts[value],
            counts[value] / largest,
            search_url(with_value(query, facet.field, value)),
        )
        for value in values
    }


def in_unit(articles: int, stories: int, query: Query) -> int:
    """Return the number in the unit of the query's list."""
    return stories if query.grouped else articles


def with_value(query: Query, field: FacetField, value: str) -> Query:
    """Return the query that a value's number counts.

    The value stands instead of those that are selected, or besides them where the query
    requires every one.
    """
    others = query.selected(field) if field in query.match_all else frozenset()
    filters = {**query.filters, field: others | {value}}
    return replace(query, filters=filters, page=1)
