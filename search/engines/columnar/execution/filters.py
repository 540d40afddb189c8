"""What do a query's dates and facet selections leave of its matches?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engines.columnar.execution.scored_set import select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.columnar.array_types import Mask
    from search.engines.columnar.execution.scored_set import ScoredSet
    from search.engines.columnar.facets.doc_values import DocValues
    from search.query.facets import FacetField
    from search.query.request import Query


class FilteredMatches(NamedTuple):
    """Matches within a query's dates and exclusions, with its facets' selections.

    Attributes:
        admitted: the matches before any facet's selection is applied.
        masks: for each facet with a selection, which documents have a selected value,
            or every one where the query requires it.
    """

    admitted: ScoredSet
    masks: Mapping[FacetField, Mask]

    def selected(self, without: FacetField | None = None) -> ScoredSet:
        """Return the matches that every selection leaves.

        Args:
            without: a facet whose own selection is not applied, as when its values are
                counted.
        """
        matches = self.admitted
        for field, mask in self.masks.items():
            if field is not without:
                matches = select(matches, mask.take(matches.documents))
        return matches


def apply_filters(
    matches: ScoredSet, query: Query, doc_values: DocValues
) -> FilteredMatches:
    """Apply a query's dates and exclusions, and look up what its facets select."""
    if query.since or query.until:
        in_dates = doc_values.between(
            query.since.toordinal() if query.since else None,
            query.until.toordinal() if query.until else None,
        )
        matches = select(matches, in_dates.take(matches.documents))
    for field, values in query.excluded.items():
        if values:
            excluded = doc_values.having(field.value, frozenset(values))
            matches = select(matches, ~excluded.take(matches.documents))
    masks = {
        field: _mask(field, selected, query, doc_values)
        for field, selected in query.filters.items()
        if selected
    }
    return FilteredMatches(matches, masks)


def _mask(
    field: FacetField, selected: frozenset[str], query: Query, doc_values: DocValues
) -> Mask:
    """Return which documents a facet's selection leaves, shape (documents,)."""
    if field not in query.match_all:
        return doc_values.having(field.value, frozenset(selected))
    masks = [doc_values.having(field.value, frozenset({each})) for each in selected]
    every: Mask = np.logical_and.reduce(masks)
    return every
