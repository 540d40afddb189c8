"""Which documents do the plans of all languages match, and with what score?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from search.engines.columnar.execution.node_evaluator import NodeEvaluator
from search.engines.columnar.execution.score_shares import shares_of_node
from search.engines.columnar.execution.scored_set import (
    ScoredSet,
    below,
    concatenate,
    score_of,
    tiered,
)
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    Tiered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.engines.columnar.execution.leaf_scorer import LeafScorer
    from search.engines.columnar.facets.doc_values import DocValues
    from search.port.plan import Leaf, Plan

    PlanItems = tuple[tuple[str, Plan], ...]


class _Tiers(NamedTuple):
    """What plans match in all languages, by tier."""

    upper: ScoredSet
    lower: ScoredSet


class PlanExecutor:
    """Executes plans over one open index."""

    def __init__(self, leaves: LeafScorer, doc_values: DocValues) -> None:
        self._leaves = leaves
        self._doc_values = doc_values
        self._nodes = NodeEvaluator(leaves, doc_values)
        # The hits of one page are explained one after the other, by the same plans.
        self._last_tiers = lru_cache(maxsize=1)(self._evaluate_tiers)

    def execute(self, plans: Mapping[str, Plan]) -> ScoredSet:
        """Return what plans match; an article is matched by its own language's plan.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        if len(plans) == 1:
            ((lang, plan),) = plans.items()
            if not isinstance(plan, Tiered):
                return self._nodes.evaluate(plan, lang)
        tiers = self._last_tiers(tuple(plans.items()))
        return tiered(tiers.upper, tiers.lower, self._doc_values.size)

    def _evaluate_tiers(self, plans: PlanItems) -> _Tiers:
        upper: list[ScoredSet] = []
        lower: list[ScoredSet] = []
        for lang, plan in plans:
            first = plan.upper if isinstance(plan, Tiered) else plan
            if first:
                upper.append(self._nodes.evaluate(first, lang))
            if isinstance(plan, Tiered) and plan.lower:
                lower.append(self._nodes.evaluate(plan.lower, lang))
        # An article has one language, so the languages' sets share no document.
        return _Tiers(concatenate(upper), concatenate(lower))

    def resolve(self, plan: Plan, lang: str) -> Plan:
        """Replace each `FirstMatching` by its part that decides."""
        match plan:
            case FirstMatching():
                return self.resolve(self._nodes.first_matching(plan, lang)[0], lang)
            case AllOf() | AnyOf() | DisMax():
                parts = tuple(self.resolve(part, lang) for part in plan.parts)
                return replace(plan, parts=parts)
            case Boosted():
                return Boosted(
                    self.resolve(plan.required, lang), self.resolve(plan.optional, lang)
                )
            case AndNot():
                return replace(plan, required=self.resolve(plan.required, lang))
            case Tiered():
                return Tiered(
                    plan.upper and self.resolve(plan.upper, lang),
                    plan.lower and self.resolve(plan.lower, lang),
                )
            case _:
                return plan

    def shares(
        self, plans: Mapping[str, Plan], lang: str, document: int
    ) -> Iterator[tuple[Leaf, float]]:
        """Yield the leaves that a document matches with their shares of its score.

        The shares add up to the score that `execute` returns.

        Args:
            plans: by language.
            lang: of the document, one of the plans' languages.
            document: any document.
        """
        tiers = self._last_tiers(tuple(plans.items()))
        plan: Plan | None = plans[lang]
        scale = 1.0
        if isinstance(plan, Tiered):
            if score_of(tiers.upper, document) is not None:
                plan = plan.upper
            else:
                plan = plan.lower
                scale = below(tiers.upper, tiers.lower, self._doc_values.size)[1]
        if not plan:
            return
        nodes = NodeEvaluator(self._leaves, self._doc_values, memo={})
        for leaf, score in shares_of_node(nodes, plan, lang, document):
            yield leaf, score * scale
