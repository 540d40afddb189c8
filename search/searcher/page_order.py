"""In which order do the matches of a query come, page by page?

The engine finds them and orders them by their words. Where the index knows what words
and articles mean, the best of them are ordered anew by that as well, much where words
of the question are missing and little where all are found, and the others follow in
the engine's order. Stories are ordered by all of their versions. So each article is on
one page, whatever a page's size. What is sorted by date, or looks for nothing, stays in
the engine's order.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from search.query.request import Query, Sort
from search.ranking.story_ranking import score_stories
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from search.meaning.meaning_ranker import MeaningRanker
    from search.planning.relaxation import PlannedQuery
    from search.port.engine import Engine
    from search.port.plan import Plan
    from search.query.ast import Node
    from search.query.facets import FacetField

    Plans = Mapping[str, Plan]
    Scored = tuple[tuple[str, float], ...]

REORDERED = 1_000
"""Best matches that are ordered anew."""
CACHED_ORDERS = 32
"""Queries whose order is cached (some 100 kB each)."""


class _Key(NamedTuple):
    """What decides the order of a query's matches, whatever the page."""

    node: Node
    plans: tuple[tuple[str, Plan], ...]
    relaxed: bool
    filters: frozenset[tuple[FacetField, frozenset[str]]]
    match_all: frozenset[FacetField]
    excluded: frozenset[tuple[FacetField, frozenset[str]]]
    since: date | None
    until: date | None


class PageOrder:
    """Orders the matches of one generation; safe to share between threads."""

    def __init__(self, engine: Engine, ranker: MeaningRanker | None) -> None:
        """Start with an empty cache.

        Args:
            engine: the index.
            ranker: of its meanings; None where it knows none.
        """
        self._engine = engine
        self._ranker = ranker
        reorder = partial(_reorder, engine, ranker)
        self._reordered = lru_cache(maxsize=CACHED_ORDERS)(reorder)

    def reorders(self, query: Query) -> bool:
        """Return whether the order of a query's matches is not the engine's."""
        node = query.question.node
        return (
            node is not None
            and query.sort is Sort.RELEVANCE
            and (
                query.grouped
                or (self._ranker and self._ranker.question(node)) is not None
            )
        )

    def page(self, query: Query, planned: PlannedQuery) -> Scored:
        """Return the ids of a query's page with scores, best first.

        Args:
            query: the query.
            planned: its plans.

        Raises:
            QueryError: the query is too expensive.
        """
        plans = planned.plans
        if plans is None or not self.reorders(query):
            return self._by_engine(query, plans)
        first = self._best(query, plans, relaxed=planned.relaxed)
        heads = self._one_a_story(first) if query.grouped else first
        end = query.page * query.size
        start = end - query.size
        page = heads[start:end]
        if query.grouped and query.preferred and page:
            ids = [article for article, _ in page]
            shown = self._engine.represent(query, plans, ids)
            page = tuple(zip(shown, (score for _, score in page), strict=True))
        if len(first) < REORDERED or end <= len(heads):
            return page
        return (*page, *self._by_engine(query, plans)[len(page) :])

    def every(self, query: Query, planned: PlannedQuery) -> Iterator[tuple[str, float]]:
        """Yield the ids of all matches with scores, best first, not by stories.

        Raises:
            QueryError: the query is too expensive.
        """
        query, plans = replace(query, grouped=False), planned.plans
        first: Scored = ()
        if plans is not None and self.reorders(query):
            first = self._best(query, plans, relaxed=planned.relaxed)
            yield from first
            if len(first) < REORDERED:
                return
        yield from islice(self._engine.every(query, plans), len(first), None)

    def score(
        self, query: Query, planned: PlannedQuery, article_id: str
    ) -> float | None:
        """Return the score of a match; None where it has the engine's."""
        if planned.plans is None or not self.reorders(query):
            return None
        best = self._best(query, planned.plans, relaxed=planned.relaxed)
        return dict(best).get(article_id)

    def _by_engine(self, query: Query, plans: Plans | None) -> Scored:
        ranking = self._engine.rank(query, plans)
        return tuple(zip(ranking.ids, ranking.scores, strict=True))

    def _best(self, query: Query, plans: Plans, *, relaxed: bool) -> Scored:
        node = query.question.node
        if node is None:
            return ()
        key = _Key(
            node=node,
            plans=tuple(plans.items()),
            relaxed=relaxed,
            filters=frozenset(query.filters.items()),
            match_all=query.match_all,
            excluded=frozenset(query.excluded.items()),
            since=query.since,
            until=query.until,
        )
        return self._reordered(key)

    def _one_a_story(self, articles: Scored) -> Scored:
        """Return the best article of each story, with the story's score, best first."""
        stories = self._engine.story_ids([article for article, _ in articles])
        scored = score_stories(articles, stories)
        order = sorted(scored, key=lambda each: each.score, reverse=True)
        return tuple((each.best, each.score) for each in order)


def _reorder(engine: Engine, ranker: MeaningRanker | None, key: _Key) -> Scored:
    """Return the best matches in their new order."""
    query = Query(
        filters=dict(key.filters),
        match_all=key.match_all,
        excluded=dict(key.excluded),
        since=key.since,
        until=key.until,
        size=REORDERED,
    )
    found = engine.rank(query, dict(key.plans))
    question = ranker.question(key.node) if ranker else None
    if ranker is None or question is None:
        return tuple(zip(found.ids, found.scores, strict=True))
    weight = 1.0 if key.relaxed else RANKING.meaning_where_all_is_found
    return ranker.rescore(question, found.ids, found.scores, weight)
