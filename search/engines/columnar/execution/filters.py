"""What do a query's dates and facet selections leave of its matches?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.engines.columnar.execution.scored_set import select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.columnar.array_types import Mask
    from search.engines.columnar.execution.scored_set import ScoredSet
    from search.engines.columnar.facets.doc_values import DocValues
    from search.query.facets import FacetField
    from search.query.request import Query


class FilteredMatches(NamedTuple):
    """Matches within a query's dates, with the masks of its facet selections.

    Attributes:
        in_dates: the matches before any facet's selection is applied.
        masks: for each facet with a selection, which documents have a selected value.
    """

    in_dates: ScoredSet
    masks: Mapping[FacetField, Mask]

    def selected(self, without: FacetField | None = None) -> ScoredSet:
        """Return the matches that every selection leaves.

        Args:
            without: a facet whose own selection is not applied, as when its values are
                counted.
        """
        matches = self.in_dates
        for field, mask in self.masks.items():
            if field is not without:
                matches = select(matches, mask.take(matches.documents))
        return matches


def apply_filters(
    matches: ScoredSet, query: Query, doc_values: DocValues
) -> FilteredMatches:
    """Apply a query's dates, and look up the documents that its facets select."""
    if query.since or query.until:
        in_dates = doc_values.between(
            query.since.toordinal() if query.since else None,
            query.until.toordinal() if query.until else None,
        )
        matches = select(matches, in_dates.take(matches.documents))
    masks = {
        field: doc_values.having(field.value, frozenset(selected))
        for field, selected in query.filters.items()
        if selected
    }
    return FilteredMatches(matches, masks)
