"""How many articles have syllables of a question only apart from each other?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from search.planning.planner import MatchMode, plan
from search.planning.relaxation import make_plans
from search.query.request import FacetField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.expansion.query_segment import QuerySegment
    from search.planning.relaxation import PlannedQuery
    from search.port.engine import Engine
    from search.port.matches import Matches
    from search.port.plan import Plan
    from search.query.ast import Node, Words
    from search.query.request import Query


def count_syllables_apart(
    engine: Engine, query: Query, asked: PlannedQuery, matches: Matches
) -> int:
    """Count the articles, filters included, that an answer lacks for that reason.

    Only the languages are asked again in which it makes a difference; what they have
    side by side is counted already, in the facet of languages.
    """
    node = query.question.node
    wider = _plans(node, asked.widened) if node and asked.plans else {}
    if not wider:
        return 0
    selected = query.selected(FacetField.LANG) or wider.keys()
    close = sum(
        value.count
        for facet in matches.facets
        if facet.field is FacetField.LANG
        for value in facet.values
        if value.value in wider and value.value in selected
    )
    if any(query.filters.values()) or query.since or query.until:
        total = engine.search(replace(query, page=1, size=1), wider).total
    else:
        total = engine.count(wider)
    return max(0, total - close)


def _plans(
    node: Node, widened: Mapping[Words, tuple[QuerySegment, ...]]
) -> Mapping[str, Plan]:
    """Plan a question with syllables apart, for languages where that is another plan.

    These are languages whose neighbouring words are indexed as one term: Vietnamese.
    """
    langs = [
        lang
        for lang in LANGUAGES
        if plan(node, lang, MatchMode.ALL) != plan(node, lang, MatchMode.ALL_ADJACENT)
    ]
    return make_plans(node, MatchMode.ALL, widened, langs) if langs else {}
