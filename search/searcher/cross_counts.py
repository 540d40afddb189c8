"""How many matches of a query have a value of one facet and one of another?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.port.matches import CrossCount
    from search.query.facets import FacetField
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration


def count_crossed(
    generation: OpenGeneration, query: Query, row: FacetField, column: FacetField
) -> tuple[CrossCount, ...]:
    """Return the pairs of values that some match has, in the order of the values.

    What the query selects in these two facets is ignored, unless it requires all of it:
    each pair has as many as both values select in its place, or besides it.

    Raises:
        QueryError: the query is too expensive.
    """
    query, _ = generation.values.resolve(query)
    plans = generation.planner.relax(query).plans
    return generation.engine.cross(query, plans, row, column)
