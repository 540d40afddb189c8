"""Where does a click on a facet's value lead?

A page has hundreds of such links, which differ in one argument only: the others are
encoded once a facet.
"""

from __future__ import annotations

from dataclasses import dataclass, field as attribute
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, urlencode

from webapp.links import search_args, search_page

if TYPE_CHECKING:
    from search.query.facets import FacetField
    from search.query.request import Query

    Encoded = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """Links to a search with one value of a facet more, or one less.

    Attributes:
        query: the search request.
    """

    query: Query
    _page: str = attribute(default_factory=search_page)
    _other_args: dict[FacetField, tuple[Encoded, Encoded]] = attribute(
        default_factory=dict
    )

    def url(self, field: FacetField, value: str) -> str:
        """Return the URL with a value selected, or unselected if it was selected."""
        if field not in self._other_args:
            self._other_args[field] = self._encode_others(field)
        before, after = self._other_args[field]
        values = sorted(self.query.selected(field) ^ {value})
        args = [*before, *(f"{field}={quote_plus(each)}" for each in values), *after]
        return self._page + ("?" if args else "") + "&".join(args)

    def _encode_others(self, field: FacetField) -> tuple[Encoded, Encoded]:
        """Return the arguments before and after those of a facet, encoded."""
        args = search_args(self.query.toggled(field, ""))
        first = args.index((field.value, ""))  # "" sorts before every value
        last = first + 1 + len(self.query.selected(field))
        return _encoded(args[:first]), _encoded(args[last:])


def _encoded(args: list[tuple[str, str]]) -> Encoded:
    return (urlencode(args),) if args else ()
