"""How many articles and stories have each value of a facet, or each pair of values?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.requests import filters_of, pairs_search
from search.engines.opensearch.responses import (
    Counted,
    facet_of,
    read_facet,
    read_pairs,
)
from search.port.matches import CrossCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.opensearch.client import Cluster
    from search.engines.opensearch.requests import Filters
    from search.port.matches import Facet
    from search.query.facets import FacetField
    from search.query.request import Query

    Clause = dict[str, Any]

_ROW, _COLUMN = "row", "column"


class Facets:
    """Counts the values of facets of one index."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index

    def read(
        self,
        answer: Mapping[str, Any],
        fields: Sequence[FacetField],
        question: Clause,
        query: Query,
    ) -> tuple[Facet, ...]:
        """Return facets of a page's answer, in whole however many values they have.

        Args:
            answer: of the page, with counts of these facets.
            fields: the facets.
            question: the query of the question.
            query: with the selections.
        """
        facets = []
        for field in fields:
            counted = read_facet(answer, field)
            if counted is None:
                counted = list(self._every_value(question, query, field))
            facets.append(facet_of(field, counted, query.selected(field)))
        return tuple(facets)

    def cross(
        self, question: Clause, query: Query, row: FacetField, column: FacetField
    ) -> tuple[CrossCount, ...]:
        """Return the counts of pairs of values of two facets, in the values' order."""
        free = {row, column} - query.match_all
        others = {f: v for f, v in query.filters.items() if f not in free}
        filters = filters_of(replace(query, filters=others))
        names = ((_ROW, row.value), (_COLUMN, column.value))
        pairs = self._pairs(question, filters, names)
        return tuple(
            sorted(
                CrossCount(key[_ROW], key[_COLUMN], articles, stories)
                for key, articles, stories in pairs
            )
        )

    def _every_value(
        self, question: Clause, query: Query, field: FacetField
    ) -> Iterator[Counted]:
        filters = filters_of(query, (field,))
        within = filters._replace(
            always=(*filters.always, *filters.but(field)), selections={}
        )
        names = ((_ROW, field.value),)
        for key, articles, stories in self._pairs(question, within, names):
            yield Counted(key[_ROW], articles, stories)

    def _pairs(
        self, question: Clause, filters: Filters, names: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[Mapping[str, Any], int, int]]:
        """Yield values or pairs of values with their articles and stories."""
        after: Mapping[str, Any] | None = None
        while True:
            body = pairs_search(question, filters, names, after)
            rows, after = read_pairs(self._cluster.search(self._index, body))
            yield from rows
            if after is None:
                return
