"""How is a query planned only once, whichever page or filters are asked for?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from search.expansion.expanded_question import expand_question
from search.planning.relaxation import PlannedQuery, plan_question, relax

if TYPE_CHECKING:
    from search.expansion.expander import QueryExpander
    from search.planning.relaxation import QuestionPlans
    from search.port.engine import Engine
    from search.query.ast import Node
    from search.query.request import Query

CACHED_PLANS = 64
"""Queries whose plans are cached (some 100 kB each)."""


class _Key(NamedTuple):
    """What of a query decides its plans."""

    node: Node
    syllables_apart: bool
    expand: bool
    excluded_expansions: frozenset[str]


class PlanCache:
    """Plans queries for one generation; safe to share between threads."""

    def __init__(self, engine: Engine, expander: QueryExpander) -> None:
        """Start with an empty cache."""
        self._engine = engine
        self._expander = expander
        self._planned = lru_cache(maxsize=CACHED_PLANS)(self._plan)
        self._relaxed = lru_cache(maxsize=CACHED_PLANS)(self._relax)

    def plan(self, query: Query) -> QuestionPlans | None:
        """Return all plans of a query's question; None where it has no question."""
        key = _key(query)
        return self._planned(key) if key else None

    def relax(self, query: Query) -> PlannedQuery:
        """Return the plans by which a query's question is answered.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        key = _key(query)
        return self._relaxed(key) if key else PlannedQuery(None)

    def _plan(self, key: _Key) -> QuestionPlans:
        question = expand_question(
            key.node,
            self._engine,
            self._expander,
            excluded=key.excluded_expansions,
            expand=key.expand,
        )
        return plan_question(question, syllables_apart=key.syllables_apart)

    def _relax(self, key: _Key) -> PlannedQuery:
        return relax(self._engine, self._planned(key))


def _key(query: Query) -> _Key | None:
    node = query.question.node
    if node is None:
        return None
    return _Key(node, query.syllables_apart, query.expand, query.excluded_expansions)
