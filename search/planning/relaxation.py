"""Which plans can answer a question, and what must be left out of it?

A question is planned once (`plan_question`). If no article has all of it, it is
loosened (`relax`): what no article has in any wording is left out, and of the other
parts as many are required as a few articles have together. An answer that is a large
share of the collection says nothing: rather than that, the part alone is looked for
that tells most, by its inverse document frequency (Spärck Jones 1972). Both the engine
and the presentation work from what comes out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, get_analyzer
from search.planning.loosened_planner import plan_parts
from search.planning.planner import MatchMode, plan_by_language
from search.planning.question_parts import parts_of, shorter_parts
from search.query.request import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.planning.loosened_planner import PartPlans
    from search.planning.planner import Plans
    from search.planning.question_parts import QuestionPart
    from search.port.engine import Engine

FEW = 6
"""Fewest articles of an answer that lacks words which some article has, if a looser one
has more: a single article has most words by chance. Tuned on `bench.quality.topical`:
the right story is among those found for .97 of the questions, with 1 for .91; more than
6 find hardly more of them."""
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
        left_out: the parts of the question that no match has, as typed.
        optional: the parts that some matches lack, as typed.
        nonadjacent: as in `QuestionPlans`; none where the question was loosened.
        segments: the plain words with all their expansions, to be shown.
    """

    plans: Plans | None
    left_out: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    nonadjacent: Plans | None = None
    segments: tuple[QuerySegment, ...] = ()

    @property
    def relaxed(self) -> bool:
        """Whether a match may lack some of the question."""
        return bool(self.left_out or self.optional)


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
    of_syllables = [lang for lang in LANGUAGES if get_analyzer(lang).bigrams]
    anywhere = plan_by_language(question, MatchMode.ALL, of_syllables)
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
    parts = parts_of(question)
    planned, articles = _count_articles(engine, plans, parts)
    shorter = tuple(
        each
        for part in parts
        for each in ((part,) if articles[part] else shorter_parts(part))
    )
    if shorter != parts:
        parts = shorter
        planned, articles = _count_articles(engine, plans, parts)
    if not any(articles.values()):
        return strict
    looser = _loosen(engine, planned, articles)
    total = engine.count(looser)
    counts = engine.counts([planned.also(looser, part) for part in parts])
    having = dict(zip(parts, counts, strict=True))
    return PlannedQuery(
        plans=looser,
        left_out=tuple(p.text for p in parts if not having[p]),
        optional=tuple(p.text for p in parts if 0 < having[p] < total),
        segments=segments,
    )


def _count_articles(
    engine: Engine, plans: QuestionPlans, parts: Sequence[QuestionPart]
) -> tuple[PartPlans, dict[QuestionPart, int]]:
    """Plan parts, and count the articles that have each of them alone."""
    planned = plan_parts(plans.question, parts, plans.mode)
    counts = engine.counts([planned.some((part,), 1) for part in parts])
    return planned, dict(zip(parts, counts, strict=True))


def _loosen(
    engine: Engine, planned: PartPlans, articles: dict[QuestionPart, int]
) -> Plans:
    """Return the strictest plans that match enough articles, and not too many.

    Args:
        engine: the index.
        planned: the plans of each part.
        articles: how many articles have each part.
    """
    present = [part for part, count in articles.items() if count]
    most = MAX_SHARE * engine.rank(Query(size=1), None).total
    number, total = _strictest(engine, planned, present, most)
    plans = planned.some(present, number)
    if total > most and not _share_a_part(engine, planned, plans, present):
        stricter = planned.some(present, number + 1) if number < len(present) else {}
        plans = stricter if stricter and engine.count(stricter) else {}
    most_telling = min(present, key=articles.__getitem__)
    return plans or planned.some((most_telling,), 1)


def _strictest(
    engine: Engine, planned: PartPlans, parts: Sequence[QuestionPart], most: float
) -> tuple[int, int]:
    """Return how many of some parts to require, and the articles that have so many.

    It is the greatest number with enough articles, or with more than `most`; 1 where no
    number has. The fewer parts are required, the more articles have them, so that half
    of the numbers are ruled out at a time.
    """
    total = engine.count(planned.some(parts, len(parts)))
    if total:
        return len(parts), total
    low, high, at_low = 1, len(parts), engine.count(planned.some(parts, 1))
    while high - low > 1:
        middle = (low + high) // 2
        total = engine.count(planned.some(parts, middle))
        if total > most or total >= FEW:
            low, at_low = middle, total
        else:
            high = middle
    return low, at_low


def _share_a_part(
    engine: Engine, planned: PartPlans, plans: Plans, parts: Sequence[QuestionPart]
) -> bool:
    """Return whether all that plans match has one and the same part."""
    with_part = (planned.also(plans, part) for part in parts)
    total, *counts = engine.counts([plans, *with_part])
    return total in counts
