"""Which documents do the plans of all languages match, and with what score?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.engines.columnar.execution.node_evaluator import NodeEvaluator
from search.engines.columnar.execution.score_shares import shares_of_node
from search.engines.columnar.execution.scored_set import (
    ScoredSet,
    concatenate,
    intersect,
)
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.columnar.execution.leaf_scorer import LeafScorer
    from search.engines.columnar.facets.doc_values import DocValues
    from search.port.plan import Leaf, Plan


class PlanExecutor:
    """Executes plans over one open index."""

    def __init__(self, leaves: LeafScorer, doc_values: DocValues) -> None:
        self._leaves = leaves
        self._doc_values = doc_values
        self._nodes = NodeEvaluator(leaves, doc_values)

    def execute(self, plans: Mapping[str, Plan]) -> ScoredSet:
        """Return what plans match; an article is matched by its own language's plan.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        # An article has one language, so the languages' sets share no document.
        return concatenate(
            [self._nodes.evaluate(plan, lang) for lang, plan in plans.items()]
        )

    def count(self, questions: Sequence[Mapping[str, Plan]]) -> tuple[int, ...]:
        """Count what the plans of each of some questions match.

        What several questions begin with is evaluated once.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        first: dict[tuple[int, str], ScoredSet] = {}

        def found(plan: Plan, lang: str) -> ScoredSet:
            if not isinstance(plan, AllOf):
                return self._nodes.evaluate_part(plan, lang)
            beginning, *others = plan.parts
            key = id(beginning), lang
            if key not in first:
                first[key] = self._nodes.evaluate(beginning, lang)
            parts = (self._nodes.evaluate_part(other, lang) for other in others)
            return intersect([first[key], *parts], self._doc_values.size)

        return tuple(
            sum(len(found(plan, lang).documents) for lang, plan in plans.items())
            for plans in questions
        )

    def forget(self) -> None:
        """Let go of what was remembered."""
        self._nodes.forget()

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
        nodes = NodeEvaluator(self._leaves, self._doc_values, memo={})
        yield from shares_of_node(nodes, plans[lang], lang, document)
