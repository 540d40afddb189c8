"""Which facets does a result have, and in which order are their values?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.facets.story_bitmaps import MatchedDocuments
from search.port.matches import Facet, FacetValue
from search.query.facets import FacetField, filter_field

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Integers
    from search.engines.columnar.execution.filters import FilteredMatches
    from search.engines.columnar.facets.doc_values import DocValues
    from search.query.request import Query


class FacetCounter:
    """Counts the facets of an open index; counts of all articles are cached."""

    def __init__(self, doc_values: DocValues) -> None:
        self._doc_values = doc_values
        self._all_counts = lru_cache(maxsize=len(FacetField))(self._count_all)

    def matched(self, documents: Integers) -> MatchedDocuments:
        """Prepare documents for counting; for all documents that is done already."""
        everything = self._doc_values.all_documents
        if documents is everything.documents:
            return everything
        return MatchedDocuments(documents, everything.layout)

    def count(
        self,
        fields: tuple[FacetField, ...],
        filtered: FilteredMatches,
        matches: MatchedDocuments,
        query: Query,
    ) -> tuple[Facet, ...]:
        """Count facets, each without its own selection if that offers alternatives.

        Args:
            fields: the facets.
            filtered: what the query matches, before its selections.
            matches: what they leave.
            query: with the selections.
        """
        facets = []
        for field in fields:
            counted = matches
            if field in filtered.masks and field not in query.match_all:
                counted = self.matched(filtered.selected(without=field).documents)
            facets.append(self._facet(field, counted, query.selected(field)))
        return tuple(facets)

    def _count_all(self, field: FacetField) -> tuple[Integers, Integers]:
        return self._doc_values.facets[field].counts(self._doc_values.all_documents)

    def _facet(
        self, field: FacetField, matches: MatchedDocuments, selected: frozenset[str]
    ) -> Facet:
        column = self._doc_values.facets[field]
        if matches is self._doc_values.all_documents:
            articles, stories = self._all_counts(field)
        else:
            articles, stories = column.counts(matches)
        indexes = np.flatnonzero(articles)
        if filter_field(field).ordered:
            indexes = indexes[::-1]
        else:  # the values are sorted, and stay so where their counts are equal
            indexes = indexes[np.argsort(-articles[indexes], kind="stable")]
        names = [column.values[index] for index in indexes.tolist()]
        counts = articles[indexes].tolist(), stories[indexes].tolist()
        is_selected = map(selected.__contains__, names)
        rows = zip(names, *counts, is_selected, strict=True)
        values = list(map(FacetValue._make, rows))
        missing = selected - set(names) if selected else ()
        values += [FacetValue(value, 0, 0, selected=True) for value in sorted(missing)]
        return Facet(field, tuple(values))
