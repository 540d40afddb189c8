"""What is one number of the overview, and which search does it count?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from search.query.facets import filter_field
from webapp.links import search_url, value_label

if TYPE_CHECKING:
    from search.port.matches import Facet
    from search.query.facets import FacetField
    from search.query.request import Query


class Mark(NamedTuple):
    """A number that is drawn, and the search that it counts.

    Attributes:
        label: what it counts.
        count: stories.
        share: of the largest of its kind, from 0 to 1.
        url: the search.
    """

    label: str
    count: int  # type: ignore[assignment] # `tuple.count` is never called on a mark
    share: float
    url: str


def facet_marks(facet: Facet, query: Query) -> dict[str, Mark]:
    """Return a facet's marks by value, most stories first; years stay in order."""
    values = [value for value in facet.values if value.stories]
    if not filter_field(facet.field).ordered:
        values.sort(key=lambda value: -value.stories)
    largest = max((value.stories for value in values), default=1)
    return {
        value.value: Mark(
            value_label(facet.field, value.value),
            value.stories,
            value.stories / largest,
            search_url(with_only(query, facet.field, value.value)),
        )
        for value in values
    }


def with_only(query: Query, field: FacetField, value: str) -> Query:
    """Return a query for one value of a facet instead of those that are selected."""
    filters = {**query.filters, field: frozenset({value})}
    return replace(query, filters=filters, page=1)
