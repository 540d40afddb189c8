"""Where does a click on a facet's value lead?

A page has hundreds of such links, which differ in one argument only.
"""

from __future__ import annotations

from dataclasses import dataclass, field as attribute
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, urlencode

from webapp.links import search_args, search_page

if TYPE_CHECKING:
    from search.query.request import FacetField, Query

    Args = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toggles:
    """Links to a search with one value of a facet more, or one less.

    Attributes:
        query: what was asked.
    """

    query: Query
    _page: str = attribute(default_factory=search_page)
    _around: dict[FacetField, tuple[Args, Args]] = attribute(default_factory=dict)

    def url(self, field: FacetField, value: str) -> str:
        """Link to the search with a value added, or taken out where it is in force."""
        if field not in self._around:
            self._around[field] = self._apart(field)
        before, after = self._around[field]
        values = sorted(self.query.selected(field) ^ {value})
        args = [*before, *(f"{field}={quote_plus(each)}" for each in values), *after]
        return self._page + ("?" if args else "") + "&".join(args)

    def _apart(self, field: FacetField) -> tuple[Args, Args]:
        """Give what stands before and after the arguments of a facet."""
        args = search_args(self.query.toggled(field, ""))
        first = args.index((field.value, ""))
        last = first + 1 + len(self.query.selected(field))
        return _written(args[:first]), _written(args[last:])


def _written(args: list[tuple[str, str]]) -> Args:
    return (urlencode(args),) if args else ()
