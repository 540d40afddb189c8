"""Where does a click on a facet's value lead?

A page has hundreds of such links, which differ in one facet only: the other arguments
are encoded once a facet.
"""

from __future__ import annotations

from dataclasses import dataclass, field as attribute, replace
from typing import TYPE_CHECKING, NamedTuple

from webapp.links import search_args, search_page
from webapp.query_string import EXCLUDED, MATCH_ALL, encode_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.query.facets import FacetField
    from search.query.request import Query

    Encoded = tuple[str, ...]


class _Others(NamedTuple):
    """The arguments of a query around those of one facet, encoded.

    Attributes:
        before, between: up to its selected values, and up to its excluded ones.
        after: what follows where it has selected values.
        after_none: what follows where it has none.
    """

    before: Encoded
    between: Encoded
    after: Encoded
    after_none: Encoded


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """Links to a search with other values of one facet.

    Attributes:
        query: the search request.
    """

    query: Query
    _page: str = attribute(default_factory=search_page)
    _others: dict[FacetField, _Others] = attribute(default_factory=dict)

    def url(self, field: FacetField, value: str) -> str:
        """Return the URL with a value selected, or unselected if it was selected."""
        selected = self.query.selected(field) ^ {value}
        return self._url(field, selected, self.query.shut_out(field) - {value})

    def without_url(self, field: FacetField, value: str) -> str:
        """Return the URL with a value excluded, or admitted if it was excluded."""
        shut_out = self.query.shut_out(field) ^ {value}
        return self._url(field, self.query.selected(field) - {value}, shut_out)

    def selection_url(self, field: FacetField, selected: frozenset[str]) -> str:
        """Return the URL with other values of a facet, which are not excluded there."""
        return self._url(field, selected, self.query.shut_out(field) - selected)

    def _url(
        self, field: FacetField, selected: frozenset[str], shut_out: frozenset[str]
    ) -> str:
        if field not in self._others:
            self._others[field] = self._encode_others(field)
        others = self._others[field]
        args = [
            *others.before,
            *_encoded_values(field, selected),
            *others.between,
            *_encoded_values(EXCLUDED + field, shut_out),
            *(others.after if selected else others.after_none),
        ]
        return self._page + ("?" if args else "") + "&".join(args)

    def _encode_others(self, field: FacetField) -> _Others:
        query, one = self.query, frozenset({""})
        marked = replace(
            query,
            filters={**query.filters, field: one},
            excluded={**query.excluded, field: one},
            page=1,
        )
        args = search_args(marked)
        at = args.index((field.value, ""))
        out = args.index((EXCLUDED + field.value, ""))
        after = args[out + 1 :]
        no_mode = [arg for arg in after if arg != (MATCH_ALL, field.value)]
        parts = (args[:at], args[at + 1 : out], after, no_mode)
        return _Others(*map(_encoded, parts))


def _encoded_values(name: str, values: frozenset[str]) -> Iterable[str]:
    return (encode_pairs(((name, value),)) for value in sorted(values))


def _encoded(args: list[tuple[str, str]]) -> Encoded:
    return (encode_pairs(args),) if args else ()
