"""What is a page called, in a browser's tab, in a bookmark and where it is shared?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.query.facets import FacetField
from webapp.links import value_label

if TYPE_CHECKING:
    from search.query.request import Query


def search_title(query: Query) -> str:
    """Return what a query asks for in a few words of the interface's language."""
    names = (
        value_label(field, value)
        for field in FacetField
        for value in sorted(query.selected(field))
    )
    return " · ".join(filter(None, (query.question.text, *names)))
