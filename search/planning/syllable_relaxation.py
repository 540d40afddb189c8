"""How many articles have syllables of a question, but nowhere next to each other?

A Vietnamese word is several syllables, which a question does not mark. They are looked
for side by side where any article has them so; the reader is told how many more
articles there would be otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.query.facets import FacetField

if TYPE_CHECKING:
    from search.planning.relaxation import PlannedQuery
    from search.port.engine import Engine
    from search.port.matches import Matches
    from search.query.request import Query


def count_nonadjacent(
    engine: Engine, query: Query, planned: PlannedQuery, matches: Matches
) -> int:
    """Count the articles that adjacency alone keeps out of the matches.

    Only the languages are searched again in which it makes a difference; their matches
    so far are read from the facet of languages.

    Args:
        engine: the index.
        query: its filters hold here as well.
        planned: the query's question.
        matches: what it matches with syllables side by side.
    """
    plans = planned.nonadjacent
    if not plans:
        return 0
    selected = query.selected(FacetField.LANG) or plans.keys()
    adjacent = sum(
        value.count
        for facet in matches.facets
        if facet.field is FacetField.LANG
        for value in facet.values
        if value.value in plans and value.value in selected
    )
    if query.is_filtered:
        total = engine.search(replace(query, page=1, size=1), plans).total
    else:
        total = engine.count(plans)
    return max(0, total - adjacent)
