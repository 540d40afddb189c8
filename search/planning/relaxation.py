"""Which plans can answer a question, and what must be left out of it?

A question is planned once (`plan_question`). If no article has all of it, parts of it
are left out (`relax`): first what no article has at all, then as few of the others as
possible, those that tell least before those that tell more. How telling a part is, is
its inverse document frequency (Spärck Jones 1972). Both the engine and the presentation
work from what comes out of it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import TYPE_CHECKING

from search.planning.planner import MatchMode, plan_by_language
from search.planning.question_parts import parts_of, without_parts
from search.query.request import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.planning.planner import Plans
    from search.planning.question_parts import QuestionPart
    from search.port.engine import Engine

FEW_PARTS = 6
"""Parts up to which every way of leaving some out is tried (62 at most)."""


@dataclass(frozen=True, slots=True)
class QuestionPlans:
    """The plans of a whole question.

    Attributes:
        question: the question, its plain words cut into segments.
        mode: whether Vietnamese syllables must be adjacent.
        all_parts: require every part.
        nonadjacent: require every part, Vietnamese syllables anywhere; only of the
            languages where that makes a difference.
    """

    question: ExpandedQuestion
    mode: MatchMode
    all_parts: Plans
    nonadjacent: Plans


@dataclass(frozen=True, slots=True)
class PlannedQuery:
    """A question, ready to be executed and presented.

    Attributes:
        plans: what the engine executes, by language; None where nothing is looked for,
            so that every article matches.
        left_out: the parts of the question that the plans leave out, as typed.
        nonadjacent: as in `QuestionPlans`; none where something is left out.
        segments: the plain words with all their expansions, to be shown.
    """

    plans: Plans | None
    left_out: tuple[str, ...] = ()
    nonadjacent: Plans | None = None
    segments: tuple[QuerySegment, ...] = ()


def plan_question(
    question: ExpandedQuestion, *, syllables_apart: bool = False
) -> QuestionPlans:
    """Plan a whole question.

    Args:
        question: the parsed question, its plain words cut into segments.
        syllables_apart: let Vietnamese syllables stand anywhere from the start.
    """
    mode = MatchMode.ALL if syllables_apart else MatchMode.ALL_ADJACENT
    all_parts = plan_by_language(question, mode)
    anywhere = plan_by_language(question, MatchMode.ALL)
    nonadjacent = {
        lang: plan for lang, plan in anywhere.items() if plan != all_parts[lang]
    }
    return QuestionPlans(question, mode, all_parts, nonadjacent)


def relax(engine: Engine, plans: QuestionPlans) -> PlannedQuery:
    """Leave out as little of a question as it takes for any article to match.

    A question of which no article has any part keeps all of them and has no match.

    Raises:
        QueryError: a prefix stands for too many words.
    """
    question, segments = plans.question, plans.question.all_segments
    strict = PlannedQuery(
        plans=plans.all_parts, nonadjacent=plans.nonadjacent, segments=segments
    )
    if engine.count(plans.all_parts):
        return strict
    parts = parts_of(question)

    def without(left_out: Collection[QuestionPart]) -> Plans:
        return plan_by_language(without_parts(question, left_out), plans.mode)

    articles = {part: engine.count(without({*parts} - {part})) for part in parts}
    absent = frozenset(part for part in parts if not articles[part])
    present = sorted(set(parts) - absent, key=lambda part: -articles[part])
    if not present:
        return strict
    every = engine.rank(Query(size=1), None).total
    idf = {part: log((every + 1) / articles[part]) for part in present}
    left_out = absent | _least_telling(
        present, idf, lambda least: bool(engine.count(without(absent | least)))
    )
    texts = tuple(part.text for part in parts if part in left_out)
    return PlannedQuery(plans=without(left_out), left_out=texts, segments=segments)


def _least_telling(
    present: Sequence[QuestionPart],
    idf: Mapping[QuestionPart, float],
    matches: Callable[[frozenset[QuestionPart]], bool],
) -> frozenset[QuestionPart]:
    """Return the fewest and least telling parts without which articles match.

    Args:
        present: parts that some article has, the least telling first.
        idf: of each.
        matches: returns whether any article matches without some parts.
    """
    if len(present) <= FEW_PARTS:
        sets = (
            frozenset(chosen)
            for size in range(len(present) - 1)
            for chosen in sorted(
                combinations(present, size), key=lambda c: sum(idf[part] for part in c)
            )
        )
        return next(filter(matches, sets), frozenset(present[:-1]))
    # The more is left out, the more articles match, so that the number is bisected.
    sizes = range(len(present) - 1)
    size = bisect_left(sizes, 1, key=lambda n: matches(frozenset(present[:n])))
    return frozenset(present[:size])
