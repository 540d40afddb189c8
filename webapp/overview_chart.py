"""Which values of a facet are drawn as bars?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from search.query.facets import FacetField
from webapp.links import facet_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webapp.overview_mark import Mark

MAX_BARS = 12
"""Values that are drawn; the table has all of them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A facet's values as bars.

    Attributes:
        name: of its table, in addresses.
        title: what the chart shows.
        head: what one of its values is.
        marks: all values, the largest first; years in order.
        drawn: those that are drawn.
    """

    name: str
    title: str
    head: str
    marks: tuple[Mark, ...]
    drawn: tuple[Mark, ...]


def facet_chart(field: FacetField, marks: Mapping[str, Mark]) -> Chart:
    """Return a facet's chart; years from the first to the last.

    Args:
        field: the facet.
        marks: by value, as `facet_marks` returns them.
    """
    titles = {
        FacetField.COUNTRY: ("countries", _("Partner countries")),
        FacetField.ORGANIZATION: ("organizations", _("Organizations")),
        FacetField.TOPIC: ("topics", _("Topics")),
        FacetField.LANG: ("languages", _("Languages")),
        FacetField.YEAR: ("years", _("Years")),
        FacetField.SOURCE: ("sources", _("Sources")),
    }
    name, title = titles[field]
    values = tuple(marks.values())
    drawn = values[:MAX_BARS]
    if field is FacetField.YEAR:  # the newest come first
        values, drawn = values[::-1], drawn[::-1]
    return Chart(name, title, facet_title(field), values, drawn)
