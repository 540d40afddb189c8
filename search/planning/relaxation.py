"""Which plans can answer a question, and what must be left out of it?

A question is planned once (`plan_question`). If no article has all of it, it is
loosened (`relax`): what no article has in any wording is left out, and of the other
parts as many are required as any article has together. Where that is one, or where so
many articles have so many that the answer says nothing, it is the part that tells most,
by its inverse document frequency (Spärck Jones 1972). Both the engine and the
presentation work from what comes out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.planning.loosened_planner import plan_parts
from search.planning.planner import MatchMode, plan_by_language
from search.planning.question_parts import parts_of, shorter_parts
from search.query.request import Query

if TYPE_CHECKING:
    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.planning.loosened_planner import PartPlans
    from search.planning.planner import Plans
    from search.planning.question_parts import QuestionPart
    from search.port.engine import Engine

MAX_SHARE = 0.25
"""Share of a collection above which an answer to a part of a question says nothing,
unless all of it has a word that was typed."""


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

    A term of several words that no article has is looked for by its parts. A question
    of which no article has any part keeps all of them and has no match.

    Raises:
        QueryError: a prefix stands for too many words.
    """
    question, segments = plans.question, plans.question.all_segments
    strict = PlannedQuery(
        plans=plans.all_parts, nonadjacent=plans.nonadjacent, segments=segments
    )
    if engine.count(plans.all_parts):
        return strict
    typed = parts_of(question)
    planned = plan_parts(question, typed, plans.mode)
    parts = tuple(
        shorter
        for part in typed
        for shorter in (
            (part,) if engine.count(planned.some((part,), 1)) else shorter_parts(part)
        )
    )
    planned = plan_parts(question, parts, plans.mode)
    articles = {part: engine.count(planned.some((part,), 1)) for part in parts}
    if not any(articles.values()):
        return strict
    looser, left_out = _loosen(engine, planned, articles)
    texts = tuple(part.text for part in parts if part in left_out)
    return PlannedQuery(plans=looser, left_out=texts, segments=segments)


def _loosen(
    engine: Engine, planned: PartPlans, articles: dict[QuestionPart, int]
) -> tuple[Plans, frozenset[QuestionPart]]:
    """Return the strictest plans that match, and the parts that some matches lack.

    Args:
        engine: the index.
        planned: the plans of each part.
        articles: how many articles have each part.
    """
    absent = frozenset(part for part, count in articles.items() if not count)
    present = [part for part in articles if part not in absent]
    most = MAX_SHARE * engine.rank(Query(size=1), None).total
    for number in range(len(present) - (not absent), 1, -1):
        plans = planned.some(present, number)
        total = engine.count(plans)
        if not total:
            continue
        lacking = {p for p in present if engine.count(planned.also(plans, p)) < total}
        if total <= most or len(lacking) < len(present):
            return plans, absent | lacking
        break
    most_telling = min(present, key=articles.__getitem__)
    return planned.some((most_telling,), 1), frozenset(articles) - {most_telling}
