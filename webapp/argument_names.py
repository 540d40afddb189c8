"""What is an argument of an address called on pages?

Programs know it by its own name; who reads a page knows the field that it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import has_request_context, request

from search.message import message
from search.query.facets import FacetField, filter_field
from webapp.query_string import EXCLUDED, MATCH_ALL

if TYPE_CHECKING:
    from search.message import Message

_TITLES = {
    "from": message("From"),
    "to": message("To"),
    "page": message("Page"),
    "size": message("Results on a page"),
    "sort": message("Order"),
    "prefer": message("Language shown first"),
    "group": message("Stories or articles"),
    "without": message("Equivalents left out"),
    "style": message("Citation style"),
    "table": message("Table"),
    "missing": message("Missing language"),
    MATCH_ALL: message("All chosen values required"),
}


@dataclass(frozen=True, slots=True)
class ArgumentName:
    """An argument in a message, which is named as its reader knows it."""

    name: str

    def __str__(self) -> str:
        """Return its name in addresses."""
        return self.name

    def shown(self) -> Message | str:
        """Return its title on a page; elsewhere its name."""
        if not has_request_context() or request.path.startswith("/api/"):
            return self.name
        return _title(self.name) or self.name


def _title(name: str) -> Message | None:
    facet = name.removeprefix(EXCLUDED)
    if facet not in frozenset(FacetField):
        return _TITLES.get(name)
    title = filter_field(facet).title
    return title if facet == name else message("None of: %(facet)s", facet=title)
