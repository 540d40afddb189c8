"""How is a facet shown, and what do its numbers count?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _, ngettext

from search.query.facets import filter_field
from webapp.links import Choice, facet_title, value_label
from webapp.number_format import format_counts, format_number

if TYPE_CHECKING:
    from search.port.matches import Facet, FacetValue
    from search.presentation.result import Result
    from search.query.request import Query
    from webapp.facet_links import FacetLinks

SHOWN = 8
"""Values of a facet that are shown at once; the others fold out."""


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that are shown at once and those that fold out."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]


def facet_view(
    facet: Facet, facet_links: FacetLinks, unfiltered: Facet | None = None
) -> FacetView:
    """Return a facet's values as links, the selected among those shown at once.

    Args:
        facet: the values of the answer.
        facet_links: the links of the answer's query.
        unfiltered: the values there are without filters; those that the answer does
            not have follow with 0, and lead nowhere.
    """
    query = facet_links.query
    choices = [
        Choice(
            value_label(facet.field, value.value),
            facet_links.url(facet.field, value.value),
            value.selected,
            value.stories if query.grouped else value.count,
            format_counts(value.count, value.stories),
        )
        for value in _ordered(facet, query)
    ]
    present = {value.value for value in facet.values}
    choices += [
        Choice(value_label(facet.field, value.value), "", selected=False)
        for value in (unfiltered.values if unfiltered else ())
        if value.value not in present
    ]
    shown = [c for i, c in enumerate(choices) if i < SHOWN or c.selected]
    folded = [c for i, c in enumerate(choices) if i >= SHOWN and not c.selected]
    title = facet_title(facet.field)
    return FacetView(facet.field.value, title, tuple(shown), tuple(folded))


def show_label(result: Result) -> str:
    """Return what the link from the filters to the list says, in the list's unit."""
    label: str = _("Nothing found")
    if result.total and result.query.grouped:
        label = ngettext(
            "Show %(count)s story",
            "Show %(count)s stories",
            result.stories,
            count=format_number(result.stories),
        )
    elif result.total:
        label = ngettext(
            "Show %(count)s article",
            "Show %(count)s articles",
            result.total,
            count=format_number(result.total),
        )
    return label


def _ordered(facet: Facet, query: Query) -> tuple[FacetValue, ...]:
    """Return the values by the numbers that are shown; years stay in order."""
    if filter_field(facet.field).ordered or not query.grouped:
        return facet.values
    return tuple(sorted(facet.values, key=lambda value: -value.stories))
