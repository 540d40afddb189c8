"""Which filters are in force, and where does a click remove one?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext as _

from search.query.facets import FacetField
from webapp.links import day_label, facet_title, search_url, value_label

if TYPE_CHECKING:
    from search.query.request import Query


class Chip(NamedTuple):
    """A filter in force, and the link that removes it."""

    field: str
    label: str
    url: str


def filter_chips(query: Query) -> tuple[Chip, ...]:
    """Return the filters of a query, facets before dates."""
    chips = [
        Chip(
            facet_title(field),
            value_label(field, value),
            search_url(query.toggled(field, value)),
        )
        for field in FacetField
        for value in sorted(query.selected(field))
    ]
    if query.since:
        url = search_url(replace(query, since=None, page=1))
        chips.append(Chip(_("From"), day_label(query.since), url))
    if query.until:
        url = search_url(replace(query, until=None, page=1))
        chips.append(Chip(_("To"), day_label(query.until), url))
    return tuple(chips)
