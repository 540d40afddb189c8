"""Which documents does a node of a plan match, and with what score?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.deadline import check_deadline
from search.engines.columnar.execution.remembered_parts import RememberedParts
from search.engines.columnar.execution.scored_set import (
    EMPTY,
    ScoredSet,
    add_optional,
    at_least,
    intersect,
    subtract,
    union,
    unscored,
)
from search.engines.columnar.segment.field_names import FACETS
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FacetTerm,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    PublishedBetween,
    SynonymSet,
    Term,
)

if TYPE_CHECKING:
    from search.engines.columnar.execution.leaf_scorer import LeafScorer
    from search.engines.columnar.facets.doc_values import DocValues
    from search.port.plan import Plan

MANY_PARTS = 8
"""Parts of a disjunction that are remembered: so many are those of a long question."""


class NodeEvaluator:
    """Evaluates the nodes of plans over one open index.

    Args:
        leaves: scores leaves.
        doc_values: of the index.
        memo: results by node (its identity) and language, to evaluate each node once
            where parents and then their parts are asked for; None keeps no results,
            which takes less memory. The plans must outlive it.
    """

    def __init__(
        self,
        leaves: LeafScorer,
        doc_values: DocValues,
        memo: dict[tuple[int, str], ScoredSet] | None = None,
    ) -> None:
        self._leaves = leaves
        self._doc_values = doc_values
        self._size = doc_values.size
        self._memo = memo
        self._parts = RememberedParts()

    def evaluate(self, plan: Plan, lang: str) -> ScoredSet:
        """Return what a node matches in a language.

        Raises:
            QueryError: a prefix stands for too many words.
            DeadlineError: it takes too long.
        """
        if self._memo is None:
            return self._evaluate(plan, lang)
        key = id(plan), lang
        if key not in self._memo:
            self._memo[key] = self._evaluate(plan, lang)
        return self._memo[key]

    def evaluate_part(self, plan: Plan, lang: str) -> ScoredSet:
        """Return the same of a part of a question, and remember it for a while."""
        return self._parts.get(plan, lang, self.evaluate)

    def forget(self) -> None:
        """Let go of what was remembered."""
        self._parts = RememberedParts()

    def first_matching(self, plan: FirstMatching, lang: str) -> tuple[Plan, ScoredSet]:
        """Return the first part that matches any document, else the last part."""
        *earlier, last = plan.parts
        for part in earlier:
            matches = self.evaluate(part, lang)
            if len(matches.documents):
                return part, matches
        return last, self.evaluate(last, lang)

    def _evaluate(self, plan: Plan, lang: str) -> ScoredSet:
        check_deadline()
        match plan:
            case Term() | Phrase() | SynonymSet() | PrefixTerm() | FuzzyTerm():
                return self._leaves.score(plan, lang)
            case FacetTerm() | PublishedBetween():
                return self._filter(plan, lang)
            case AllOf() | AnyOf() | DisMax():
                loose = isinstance(plan, AnyOf) and len(plan.parts) >= MANY_PARTS
                evaluate = self.evaluate_part if loose else self.evaluate
                parts = [evaluate(part, lang) for part in plan.parts]
                if isinstance(plan, AllOf):
                    return intersect(parts, self._size)
                if isinstance(plan, DisMax):
                    return union(parts, self._size, best=True)
                return at_least(parts, self._size, plan.at_least)
            case FirstMatching():
                return self.first_matching(plan, lang)[1]
            case Boosted() | AndNot():
                return self._combine_two(plan, lang)

    def _combine_two(self, plan: Boosted | AndNot, lang: str) -> ScoredSet:
        if isinstance(plan, Boosted):
            required = self.evaluate(plan.required, lang)
            optional = self.evaluate(plan.optional, lang)
            return add_optional(required, optional, self._size)
        excluded = self.evaluate(plan.excluded, lang)
        required = self.evaluate(plan.required, lang)
        return subtract(required, excluded, self._size)

    def _filter(self, plan: FacetTerm | PublishedBetween, lang: str) -> ScoredSet:
        doc_values = self._doc_values
        if isinstance(plan, PublishedBetween):
            mask = doc_values.between(
                plan.first.toordinal() if plan.first else None,
                plan.last.toordinal() if plan.last else None,
            )
        elif plan.field not in FACETS:
            return EMPTY
        else:
            mask = doc_values.having(plan.field, frozenset({plan.value}))
        in_language = doc_values.having("lang", frozenset({lang}))
        return unscored(np.flatnonzero(mask & in_language))
