"""How is a facet shown, and what do its numbers count?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.query.request import FacetField
from webapp.links import Choice, facet_titles, value_label
from webapp.number_format import counted

if TYPE_CHECKING:
    from search.port.matches import Facet, FacetValue
    from search.query.request import Query
    from webapp.facet_links import Toggles

SHOWN = 8
"""Values of a facet that are shown at once; the others fold out."""


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that are shown at once and those that fold out."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]


def facet_view(facet: Facet, toggles: Toggles, wider: Facet | None = None) -> FacetView:
    """Give a facet's values as links, the selected among those shown at once.

    Args:
        facet: the values that are left.
        toggles: what was asked, and links to what could be.
        wider: the values there are without filters; those that are not left follow
            with 0, and lead nowhere.
    """
    query = toggles.query
    choices = [
        Choice(
            value_label(facet.field, value.value),
            toggles.url(facet.field, value.value),
            value.selected,
            value.stories if query.grouped else value.count,
            counted(value.count, value.stories),
        )
        for value in _ordered(facet, query)
    ]
    left = {value.value for value in facet.values}
    choices += [
        Choice(value_label(facet.field, value.value), "", selected=False)
        for value in (wider.values if wider else ())
        if value.value not in left
    ]
    shown = [c for i, c in enumerate(choices) if i < SHOWN or c.selected]
    folded = [c for i, c in enumerate(choices) if i >= SHOWN and not c.selected]
    title = facet_titles()[facet.field]
    return FacetView(facet.field.value, title, tuple(shown), tuple(folded))


def _ordered(facet: Facet, query: Query) -> tuple[FacetValue, ...]:
    """Order values by the numbers that are shown; years stay as they are."""
    if facet.field is FacetField.YEAR or not query.grouped:
        return facet.values
    return tuple(sorted(facet.values, key=lambda value: -value.stories))
