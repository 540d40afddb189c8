"""Which documents does a plan match, and with what score?

Plans are evaluated over whole arrays: a node gives a mask and a score for every
document number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from search.engines.whoosh.answer import Answer, below, combine
from search.engines.whoosh.postings import TermPostings
from search.engines.whoosh.schema import FACETS, field_name
from search.engines.whoosh.scoring import bm25
from search.plan import (
    Above,
    AllOf,
    AnyOf,
    BestOf,
    Blend,
    FacetTerm,
    FirstOf,
    Like,
    Prefer,
    Published,
    Sequence,
    Start,
    Term,
    Without,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.engines.whoosh.columns import Columns, Mask
    from search.engines.whoosh.postings import PostingsReader
    from search.plan import Leaf, Plan


class Evaluator:
    """Evaluates plans over one open index."""

    def __init__(self, postings: PostingsReader, columns: Columns) -> None:
        self._postings = postings
        self._columns = columns
        self._last: tuple[dict[str, Plan], tuple[Answer, Answer]] | None = None
        self._known: dict[tuple[int, str], Answer] | None = None

    def evaluate(self, plans: Mapping[str, Plan]) -> Answer:
        """Join the plans of all languages; an article matches its own language's.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        direct, wider = self._levels(plans)
        scale = below(direct, wider)
        score = np.where(direct.mask, direct.score, wider.score * scale)
        return Answer(direct.mask | wider.mask, score)

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
        wanted: dict[str, Plan] = {}
        wider: dict[str, Plan] = {}
        for lang, plan in plans.items():
            first = plan.wanted if isinstance(plan, Above) else plan
            if first:
                wanted[lang] = first
            if isinstance(plan, Above) and plan.wider:
                wider[lang] = plan.wider
        return self._joined(wanted), self._joined(wider)

    def _joined(self, plans: Mapping[str, Plan]) -> Answer:
        answer = self._nothing()
        for lang, plan in plans.items():
            mask, score = self._plan(plan, lang)
            own = self._columns.facets["lang"].mask([lang], self._columns.size)
            answer = Answer(answer.mask | (mask & own), answer.score + score * own)
        return answer

    def resolve(self, plan: Plan, lang: str) -> Plan:
        """Give a plan in which each `FirstOf` is the part that decides."""
        match plan:
            case FirstOf():
                return self.resolve(self._first(plan, lang)[0], lang)
            case AllOf() | AnyOf() | BestOf():
                parts = tuple(self.resolve(part, lang) for part in plan.parts)
                return replace(plan, parts=parts)
            case Prefer():
                needed, bonus = (
                    self.resolve(p, lang) for p in (plan.needed, plan.bonus)
                )
                return Prefer(needed, bonus)
            case Without():
                return replace(plan, wanted=self.resolve(plan.wanted, lang))
            case Above():
                wanted, wider = (
                    p and self.resolve(p, lang) for p in (plan.wanted, plan.wider)
                )
                return Above(wanted, wider)
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
        if isinstance(plan, Above):
            if direct.mask[document]:
                plan = plan.wanted
            else:
                plan, scale = plan.wider, below(direct, wider)
        self._known = {}
        try:
            for leaf, score in self._shares(plan, lang, document) if plan else ():
                yield leaf, score * scale
        finally:
            self._known = None

    def _shares(
        self, plan: Plan, lang: str, document: int
    ) -> Iterator[tuple[Leaf, float]]:
        mask, score = self._plan(plan, lang)
        if not mask[document]:
            return
        if isinstance(plan, Term | Sequence | Blend | Start | Like):
            yield plan, float(score[document])
            return
        for part in self._scoring(plan, lang, document):
            yield from self._shares(part, lang, document)

    def _scoring(self, plan: Plan, lang: str, document: int) -> tuple[Plan, ...]:
        """Give the parts of a node that a document's score is taken from."""
        match plan:
            case AllOf() | AnyOf():
                return plan.parts
            case BestOf():
                scores = [self._plan(p, lang).score[document] for p in plan.parts]
                return (plan.parts[int(np.argmax(scores))],)
            case FirstOf():
                return (self._first(plan, lang)[0],)
            case Prefer():
                return (plan.needed, plan.bonus)
            case Without():
                return (plan.wanted,)
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
            case Term() | Sequence() | Blend() | Start() | Like():
                return self._leaf(plan, lang)
            case FacetTerm() | Published():
                return Answer(self._filter(plan), np.zeros(self._columns.size))
            case AllOf() | AnyOf() | BestOf():
                return combine(plan, [self._plan(part, lang) for part in plan.parts])
            case FirstOf():
                return self._first(plan, lang)[1]
            case Prefer():
                needed, bonus = (self._plan(p, lang) for p in (plan.needed, plan.bonus))
                return Answer(needed.mask, (needed.score + bonus.score) * needed.mask)
            case Without():
                wanted, unwanted = (
                    self._plan(p, lang) for p in (plan.wanted, plan.unwanted)
                )
                mask = wanted.mask & ~unwanted.mask
                return Answer(mask, wanted.score * mask)
            case Above():
                return self._joined({lang: plan})

    def _nothing(self) -> Answer:
        size = self._columns.size
        return Answer(np.zeros(size, dtype=bool), np.zeros(size))

    def _first(self, plan: FirstOf, lang: str) -> tuple[Plan, Answer]:
        """Give the first part that matches anything, else the last."""
        *earlier, last = plan.parts
        for part in earlier:
            answer = self._plan(part, lang)
            if answer.mask.any():
                return part, answer
        return last, self._plan(last, lang)

    def _filter(self, plan: FacetTerm | Published) -> Mask:
        if isinstance(plan, Published):
            return self._columns.between(
                plan.first.toordinal() if plan.first else None,
                plan.last.toordinal() if plan.last else None,
            )
        if plan.field not in FACETS:
            return self._nothing().mask
        value = plan.value.casefold() if plan.field == "source" else plan.value
        return self._columns.facets[plan.field].mask([value], self._columns.size)

    def _leaf(self, plan: Leaf, lang: str) -> Answer:
        field = field_name(plan.channel, lang)
        read = self._postings
        match plan:
            case Term():
                return self._score(field, read.term(field, plan.term), plan.boost)
            case Sequence():
                found = read.near_each_other(field, plan.places, plan.slop)
                return self._score(field, found, plan.boost)
            case Blend():
                return self._blend(field, plan)
            case Start():
                terms = read.starting(field, plan.prefix)
                return self._score(field, read.joined(field, terms))
            case Like():
                terms = read.near(field, plan.term, plan.distance)
                return self._score(field, read.joined(field, terms))

    def _blend(self, field: str, plan: Blend) -> Answer:
        """Score wordings as one term, each occurrence and article by its weight."""
        weights = np.zeros(self._columns.size)
        holders = 0.0
        for member in plan.members:
            found = self._member(field, member.places)
            weights[found.documents] += member.weight * found.weights
            holders += member.weight * len(found.documents)
        documents = np.flatnonzero(weights)
        blended = TermPostings(documents, weights[documents])
        return self._score(field, blended, plan.boost, holders)

    def _member(self, field: str, places: tuple[tuple[str, ...], ...]) -> TermPostings:
        if len(places) > 1:
            return self._postings.near_each_other(field, places, 0)
        (terms,) = places
        if len(terms) == 1:
            return self._postings.term(field, terms[0])
        return self._postings.joined(field, terms)

    def _score(
        self,
        field: str,
        postings: TermPostings,
        boost: float = 1.0,
        holders: float | None = None,
    ) -> Answer:
        answer = self._nothing()
        documents, weights = postings
        if len(documents):
            lengths = self._postings.lengths(field)
            answer.mask[documents] = True
            answer.score[documents] = boost * bm25(
                weights,
                lengths[documents],
                lengths[lengths > 0],
                len(documents) if holders is None else holders,
            )
        return answer
