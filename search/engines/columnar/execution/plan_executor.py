"""Which documents does a plan match, and with what score?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.execution import scored_set as join
from search.engines.columnar.execution.scored_set import NOTHING, Answer
from search.engines.columnar.segment.schema import FACETS
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
    Tiered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.engines.columnar.execution.leaf_scorer import LeafReader
    from search.engines.columnar.facets.doc_values import Columns
    from search.port.plan import Leaf, Plan


class Evaluator:
    """Evaluates plans over one open index."""

    def __init__(self, leaves: LeafReader, columns: Columns) -> None:
        self._leaves = leaves
        self._columns = columns
        self._size = columns.size
        self._last: tuple[dict[str, Plan], tuple[Answer, Answer]] | None = None
        self._known: dict[tuple[int, str], Answer] | None = None

    def evaluate(self, plans: Mapping[str, Plan]) -> Answer:
        """Join the plans of all languages; an article matches its own language's.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        if len(plans) == 1:
            ((lang, plan),) = plans.items()
            if not isinstance(plan, Tiered):
                return self._plan(plan, lang)
        return join.stacked(*self._levels(plans), self._size)

    def of_part(self, plan: Plan, lang: str) -> Answer:
        """Give what a part of a language's plan matches."""
        return self._plan(plan, lang)

    def _levels(self, plans: Mapping[str, Plan]) -> tuple[Answer, Answer]:
        """Evaluate what is wanted, and apart from it what a wider plan finds.

        The last answer stays known: the hits of one page are explained one by one.
        """
        if self._last and self._last[0] == plans:
            return self._last[1]
        levels = self._both(plans)
        self._last = dict(plans), levels
        return levels

    def _both(self, plans: Mapping[str, Plan]) -> tuple[Answer, Answer]:
        wanted: list[Answer] = []
        wider: list[Answer] = []
        for lang, plan in plans.items():
            first = plan.upper if isinstance(plan, Tiered) else plan
            if first:
                wanted.append(self._plan(first, lang))
            if isinstance(plan, Tiered) and plan.lower:
                wider.append(self._plan(plan.lower, lang))
        return join.disjoint(wanted), join.disjoint(wider)

    def resolve(self, plan: Plan, lang: str) -> Plan:
        """Give a plan in which each `FirstMatching` is the part that decides."""
        match plan:
            case FirstMatching():
                return self.resolve(self._first(plan, lang)[0], lang)
            case AllOf() | AnyOf() | DisMax():
                parts = tuple(self.resolve(part, lang) for part in plan.parts)
                return replace(plan, parts=parts)
            case Boosted():
                needed, bonus = (
                    self.resolve(p, lang) for p in (plan.required, plan.optional)
                )
                return Boosted(needed, bonus)
            case AndNot():
                return replace(plan, required=self.resolve(plan.required, lang))
            case Tiered():
                wanted, wider = (
                    p and self.resolve(p, lang) for p in (plan.upper, plan.lower)
                )
                return Tiered(wanted, wider)
            case _:
                return plan

    def shares(
        self, plans: Mapping[str, Plan], lang: str, document: int
    ) -> Iterator[tuple[Leaf, float]]:
        """Give the leaves that a document matches with their shares of its score.

        The shares add up to the score that `evaluate` gives: each node hands on what
        it takes its own score from.
        """
        direct, wider = self._levels(plans)
        plan: Plan | None = plans[lang]
        scale = 1.0
        if isinstance(plan, Tiered):
            if join.score_at(direct, document) is not None:
                plan = plan.upper
            else:
                plan = plan.lower
                scale = join.beside(direct, wider, self._size)[1]
        self._known = {}
        try:
            for leaf, score in self._shares(plan, lang, document) if plan else ():
                yield leaf, score * scale
        finally:
            self._known = None

    def _shares(
        self, plan: Plan, lang: str, document: int
    ) -> Iterator[tuple[Leaf, float]]:
        score = join.score_at(self._plan(plan, lang), document)
        if score is None:
            return
        if isinstance(plan, Term | Phrase | SynonymSet | PrefixTerm | FuzzyTerm):
            yield plan, score
            return
        for part in self._scoring(plan, lang, document):
            yield from self._shares(part, lang, document)

    def _scoring(self, plan: Plan, lang: str, document: int) -> tuple[Plan, ...]:
        """Give the parts of a node that a document's score is taken from."""
        match plan:
            case AllOf() | AnyOf():
                return plan.parts
            case DisMax():
                answers = [self._plan(part, lang) for part in plan.parts]
                scores = [join.score_at(answer, document) or 0.0 for answer in answers]
                return (plan.parts[int(np.argmax(scores))],)
            case FirstMatching():
                return (self._first(plan, lang)[0],)
            case Boosted():
                return (plan.required, plan.optional)
            case AndNot():
                return (plan.required,)
        return ()

    def _plan(self, plan: Plan, lang: str) -> Answer:
        """Evaluate a node; while a score is taken apart, each node once."""
        if self._known is None:
            return self._evaluated(plan, lang)
        key = id(plan), lang
        if key not in self._known:
            self._known[key] = self._evaluated(plan, lang)
        return self._known[key]

    def _evaluated(self, plan: Plan, lang: str) -> Answer:
        match plan:
            case Term() | Phrase() | SynonymSet() | PrefixTerm() | FuzzyTerm():
                return self._leaves.answer(plan, lang)
            case FacetTerm() | PublishedBetween():
                return self._filter(plan, lang)
            case AllOf() | AnyOf() | DisMax():
                answers = [self._plan(part, lang) for part in plan.parts]
                if isinstance(plan, AllOf):
                    return join.every(answers, self._size)
                best = isinstance(plan, DisMax)
                return join.some(answers, self._size, best=best)
            case FirstMatching():
                return self._first(plan, lang)[1]
            case Boosted() | AndNot() | Tiered():
                return self._of_two(plan, lang)

    def _of_two(self, plan: Boosted | AndNot | Tiered, lang: str) -> Answer:
        if isinstance(plan, Boosted):
            needed, bonus = (
                self._plan(plan.required, lang),
                self._plan(plan.optional, lang),
            )
            return join.preferred(needed, bonus, self._size)
        if isinstance(plan, AndNot):
            unwanted = self._plan(plan.excluded, lang)
            return join.without(self._plan(plan.required, lang), unwanted, self._size)
        wanted, wider = (
            self._plan(part, lang) if part else NOTHING
            for part in (plan.upper, plan.lower)
        )
        return join.stacked(wanted, wider, self._size)

    def _first(self, plan: FirstMatching, lang: str) -> tuple[Plan, Answer]:
        """Give the first part that matches anything, else the last."""
        *earlier, last = plan.parts
        for part in earlier:
            answer = self._plan(part, lang)
            if len(answer.documents):
                return part, answer
        return last, self._plan(last, lang)

    def _filter(self, plan: FacetTerm | PublishedBetween, lang: str) -> Answer:
        columns = self._columns
        if isinstance(plan, PublishedBetween):
            mask = columns.between(
                plan.first.toordinal() if plan.first else None,
                plan.last.toordinal() if plan.last else None,
            )
        elif plan.field not in FACETS:
            return NOTHING
        else:
            value = plan.value.casefold() if plan.field == "source" else plan.value
            mask = columns.having(plan.field, frozenset({value}))
        return join.unscored(
            np.flatnonzero(mask & columns.having("lang", frozenset({lang})))
        )
