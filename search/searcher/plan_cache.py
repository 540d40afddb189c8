"""How is a query planned only once, whichever page or filters are asked for?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from search.planning.relaxation import PlannedQuery, plan_query
from search.query.parser import Question
from search.query.request import Query

if TYPE_CHECKING:
    from search.expansion.expander import QueryExpander
    from search.port.engine import Engine
    from search.query.ast import Node

CACHED_PLANS = 64
"""Queries whose plans are cached (some 50 kB each)."""


class PlanCache:
    """Plans queries for one generation; safe to share between threads."""

    def __init__(self, engine: Engine, expander: QueryExpander) -> None:
        """Start with an empty cache."""
        self._engine = engine
        self._expander = expander
        self._cached = lru_cache(maxsize=CACHED_PLANS)(self._plan)

    def plan(self, query: Query) -> PlannedQuery:
        """Plan a query; filters, order and page do not matter."""
        return self._cached(
            query.question.node,
            query.syllables_apart,
            query.expand,
            query.excluded_expansions,
        )

    def _plan(
        self,
        node: Node | None,
        syllables_apart: bool,  # noqa: FBT001 - part of the cache's key
        expand: bool,  # noqa: FBT001 - part of the cache's key
        excluded_expansions: frozenset[str],
    ) -> PlannedQuery:
        query = Query(
            question=Question("", node),
            syllables_apart=syllables_apart,
            expand=expand,
            excluded_expansions=excluded_expansions,
        )
        return plan_query(self._engine, query, self._expander)
