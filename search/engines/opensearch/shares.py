"""From which leaves of a plan does an article's score come?

The cluster scores each leaf by itself, for the one article, in a single request. How
these scores make up the article's is computed here, as the cluster does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.engines.opensearch.responses import on_grid
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.port.plan import Leaf, Plan

    Clause = dict[str, Any]
    Scores = Mapping[Plan, float]


def ends(plan: Plan) -> Iterator[Plan]:
    """Yield the leaves and filters of a resolved plan, in reading order."""
    parts = _parts(plan)
    if not parts:
        yield plan
    for part in parts:
        yield from ends(part)


def shares_search(article_key: str, queries: Sequence[Clause | None]) -> Clause:
    """Return the search for an article's scores for some queries.

    Args:
        article_key: of the article's document.
        queries: None matches nothing.
    """
    named = [
        {"bool": {"must": [query], "_name": str(number)}}
        for number, query in enumerate(queries)
        if query is not None
    ]
    article = {"ids": {"values": [article_key]}}
    return {
        "query": {"bool": {"filter": [article], "should": named}},
        "size": 1,
        "_source": False,
    }


def read_scores(answer: Mapping[str, Any], plans: Sequence[Plan]) -> Scores | None:
    """Return the scores of those leaves and filters that match the article.

    Args:
        answer: to what `shares_search` returned.
        plans: leaves and filters, in the order of its queries.

    Returns:
        None where there is no such article.
    """
    hits = answer["hits"]["hits"]
    if not hits:
        return None
    matched = hits[0].get("matched_queries", {})
    return {plans[int(number)]: on_grid(score) for number, score in matched.items()}


def shares_of(plan: Plan, scores: Scores) -> Iterator[tuple[Leaf, float]]:
    """Yield the leaves that an article matches, with their shares of its score.

    Args:
        plan: resolved.
        scores: of its leaves and filters that match the article.
    """
    score = score_of(plan, scores)
    if score is None:
        return
    match plan:
        case Term() | Phrase() | SynonymSet() | PrefixTerm() | FuzzyTerm():
            yield plan, score
        case DisMax():
            yield from shares_of(
                max(plan.parts, key=lambda part: score_of(part, scores) or 0.0), scores
            )
        case AndNot():
            yield from shares_of(plan.required, scores)
        case _:
            for part in _parts(plan):
                yield from shares_of(part, scores)


def score_of(plan: Plan, scores: Scores) -> float | None:
    """Return an article's score for a plan, None where it does not match."""
    if not (parts := _parts(plan)):
        return scores.get(plan)
    each = [score_of(part, scores) for part in parts]
    matching = [score for score in each if score is not None]
    match plan:
        case AllOf():
            return sum(matching) if len(matching) == len(each) else None
        case AnyOf():
            return sum(matching) if len(matching) >= plan.at_least else None
        case DisMax():
            return max(matching, default=None)
        case Boosted():
            return sum(matching) if each[0] is not None else None
        case AndNot():
            return each[0] if each[1] is None else None
    return None


def _parts(plan: Plan) -> tuple[Plan, ...]:
    match plan:
        case AllOf() | AnyOf() | DisMax():
            return plan.parts
        case Boosted():
            return plan.required, plan.optional
        case AndNot():
            return plan.required, plan.excluded
    return ()
