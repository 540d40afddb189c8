"""Which query matches a plan, which one scores it, and which part of it decides?

Queries are made of values alone: of a plan, of the dictionary of terms, and of counts
that are known. What a query needs to know and does not is recorded where the counts
are; it is asked for, and the query made again (see `counts`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from search.engines.columnar.segment.field_names import FACETS
from search.engines.opensearch.leaves import any_of
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
    from collections.abc import Mapping
    from datetime import date

    from search.engines.opensearch.counts import Known
    from search.engines.opensearch.leaves import Leaves
    from search.port.plan import Plan

    Query = dict[str, Any]

NOTHING: Mapping[str, Any] = {"match_none": {}}
EVERYTHING: Mapping[str, Any] = {"bool": {"filter": [{"term": {"kind": "article"}}]}}


class PlanQueries:
    """Makes the queries of plans over one index.

    Attributes:
        undecided: `FirstMatching` nodes met whose deciding part is not known yet; what
            was made of them is not to be used.
    """

    def __init__(self, leaves: Leaves, known: Known) -> None:
        self._leaves = leaves
        self._known = known
        self.undecided = 0

    def question(
        self, plans: Mapping[str, Plan] | None, *, scored: bool = True
    ) -> Query:
        """Return the query of a question.

        Args:
            plans: by language; None matches every article.
            scored: whether articles are scored, or only matched.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        if plans is None:
            return dict(EVERYTHING)
        make = self.scoring if scored else self.matching
        queries = [make(plan, lang) for lang, plan in plans.items()]
        return any_of(queries) or dict(NOTHING)

    def matching(self, plan: Plan, lang: str) -> Query | None:
        """Return a query that matches what a plan does, None where nothing does."""
        return self._query(plan, lang, scored=False)

    def scoring(self, plan: Plan, lang: str) -> Query | None:
        """Return a query that scores what a plan matches, None where nothing does."""
        return self._query(plan, lang, scored=True)

    def _query(self, plan: Plan, lang: str, *, scored: bool) -> Query | None:
        match plan:
            case Term() | Phrase() | SynonymSet() | PrefixTerm() | FuzzyTerm():
                leaves = self._leaves
                return (leaves.scoring if scored else leaves.matching)(plan, lang)
            case FacetTerm() | PublishedBetween():
                return _filter(plan, lang)
            case FirstMatching():
                decisive = self.first_matching(plan, lang)
                return self._query(decisive, lang, scored=scored)
            case AllOf() | AnyOf() | DisMax():
                parts = [self._query(p, lang, scored=scored) for p in plan.parts]
                return _combined(plan, parts, scored=scored)
            case Boosted() | AndNot():
                return self._of_two(plan, lang, scored=scored)

    def _of_two(
        self, plan: Boosted | AndNot, lang: str, *, scored: bool
    ) -> Query | None:
        """Return the query of what is required, with what adds to it or excludes."""
        if isinstance(plan, Boosted):
            occur, other = "should", self._query(plan.optional, lang, scored=scored)
        else:
            occur, other = "must_not", self.matching(plan.excluded, lang)
        required = self._query(plan.required, lang, scored=scored)
        if required is None or other is None or (occur == "should" and not scored):
            return required
        return {"bool": {_required(scored=scored): [required], occur: [other]}}

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Return how many articles plans match; what is not known yet counts as 0."""
        return sum(self._count(plan, lang) for lang, plan in plans.items())

    def _count(self, plan: Plan, lang: str) -> int:
        if isinstance(plan, Term):
            return self._leaves.frequency(plan, lang)
        before = self.undecided
        query = self.matching(plan, lang)
        if query is None or self.undecided > before:
            return 0
        return self._known(query) or 0

    def first_matching(self, plan: FirstMatching, lang: str) -> Plan:
        """Return the first part that matches any article, else the last part.

        Where that is not known yet, whether the next part matches any is asked for.
        """
        *earlier, last = plan.parts
        for part in earlier:
            before = self.undecided
            query = self.matching(part, lang)
            if query is None:
                continue
            if self.undecided > before or self.surely_matches(part, lang):
                return part
            count = self._known(query)
            if count is None:
                self.undecided += 1
            if count != 0:
                return part
        return last

    def surely_matches(self, plan: Plan, lang: str) -> bool:
        """Return whether the dictionary alone knows that a plan matches an article."""
        match plan:
            case Term() | Phrase() | SynonymSet() | PrefixTerm() | FuzzyTerm():
                return self._leaves.surely_matches(plan, lang)
            case DisMax() | FirstMatching():
                return any(self.surely_matches(part, lang) for part in plan.parts)
            case AnyOf():
                parts = plan.parts
                return plan.at_least == 1 and any(
                    self.surely_matches(part, lang) for part in parts
                )
            case Boosted():
                return self.surely_matches(plan.required, lang)
            case _:
                return False

    def resolve(self, plan: Plan, lang: str) -> Plan:
        """Replace each `FirstMatching` by its part that decides."""
        match plan:
            case FirstMatching():
                return self.resolve(self.first_matching(plan, lang), lang)
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


def day_range(first: date | None, last: date | None) -> Query:
    """Return a query for days of publication, both included; undated ones have none."""
    bounds = {"gte": first.toordinal() if first else 1}
    if last:
        bounds["lte"] = last.toordinal()
    return {"range": {"published": bounds}}


def _filter(plan: FacetTerm | PublishedBetween, lang: str) -> Query | None:
    """Return a query that matches a filter in a language; its score is 0."""
    filters: list[Query] = [{"term": {"lang": lang}}]
    if isinstance(plan, FacetTerm):
        if plan.field not in FACETS:
            return None
        filters.append({"term": {plan.field: plan.value}})
    elif plan.first or plan.last:
        filters.append(day_range(plan.first, plan.last))
    return {"bool": {"filter": filters}}


def _combined(
    plan: AllOf | AnyOf | DisMax, parts: list[Query | None], *, scored: bool
) -> Query | None:
    """Return a query of the queries of a plan's parts, of which None match nothing."""
    if isinstance(plan, AllOf):
        return None if None in parts else {"bool": {_required(scored=scored): parts}}
    if isinstance(plan, AnyOf):
        return any_of(parts, plan.at_least)
    some = [query for query in parts if query is not None]
    return {"dis_max": {"queries": some}} if scored and some[1:] else any_of(some)


def _required(*, scored: bool) -> str:
    """Return the word of `bool` queries for what must match."""
    return "must" if scored else "filter"
