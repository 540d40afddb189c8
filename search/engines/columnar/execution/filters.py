"""What do a query's filters leave of an answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.engines.columnar.execution.scored_set import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.columnar.execution.scored_set import Answer
    from search.engines.columnar.facets.doc_values import Columns, Mask
    from search.query.request import FacetField, Query


class Chosen(NamedTuple):
    """An answer within a query's dates, before and after each facet's selection.

    Attributes:
        base: the answer.
        masks: of each facet with a selection, which documents have a selected value.
    """

    base: Answer
    masks: Mapping[FacetField, Mask]

    def left(self, aside: FacetField | None = None) -> Answer:
        """Apply every facet's selection, or all but one."""
        found = self.base
        for field, mask in self.masks.items():
            if field is not aside:
                found = kept(found, mask.take(found.documents))
        return found


def choose(base: Answer, query: Query, columns: Columns) -> Chosen:
    """Take a query's dates from an answer, and look up what its facets select."""
    if query.since or query.until:
        days = columns.between(
            query.since.toordinal() if query.since else None,
            query.until.toordinal() if query.until else None,
        )
        base = kept(base, days.take(base.documents))
    masks = {
        field: columns.having(field.value, frozenset(selected))
        for field, selected in query.filters.items()
        if selected
    }
    return Chosen(base, masks)
