"""Which values does a query both ask for and exclude?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.message import message
from search.query.facets import FacetField
from search.searcher.typed_values import typed_values
from search.searcher.value_labels import ValueLabels

if TYPE_CHECKING:
    from search.message import Message
    from search.query.request import Query
    from search.searcher.value_labels import Naming


def contradiction_notes(query: Query, naming: Naming) -> tuple[Message, ...]:
    """Return a note for each facet with values that are chosen and excluded at once.

    What a question itself both asks for and negates is its writer's own.

    Args:
        query: what is asked, with values of the index.
        naming: how values are called.
    """
    asked = {(each.field, each.text) for each in typed_values(query) if each.asked}
    both = {
        field: tuple(v for v in sorted(query.shut_out(field)) if (field, v) in asked)
        for field in FacetField
    }
    return tuple(
        message(
            "%(names)s: both chosen and excluded; the exclusion counts.",
            names=ValueLabels(field, values, naming),
        )
        for field, values in both.items()
        if values
    )
