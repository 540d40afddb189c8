"""Which plans can answer a question, and how far must it be relaxed?

A question is planned once, in steps from strict to loose (`plan_question`), and the
engine is then asked which step matches anything (`relax`). Both the engine and the
presentation work from what comes out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.planning.planner import MatchMode, plan_by_language

if TYPE_CHECKING:
    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.planning.planner import Plans
    from search.port.engine import Engine


@dataclass(frozen=True, slots=True)
class RelaxationStep:
    """The plans of one step, by language.

    Attributes:
        own: of the question's words alone.
        expanded: of its words and their expansions.
    """

    own: Plans
    expanded: Plans


@dataclass(frozen=True, slots=True)
class QuestionPlans:
    """All plans of a question.

    Attributes:
        all_words: require every word.
        any_word: require one word.
        any_word_strong: the same, expanded only by what matches articles on its own.
        nonadjacent: require every word, Vietnamese syllables anywhere, expanded; only
            of the languages where `all_words` requires syllables to be adjacent.
        segments: the plain words with all their expansions, to be shown.
    """

    all_words: RelaxationStep
    any_word: RelaxationStep
    any_word_strong: Plans
    nonadjacent: Plans
    segments: tuple[QuerySegment, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedQuery:
    """A question, ready to be executed and presented.

    Attributes:
        plans: what the engine executes, by language; None where nothing is looked for,
            so that every article matches.
        relaxed: whether no article has all words, so that any word will do.
        nonadjacent: as in `QuestionPlans`; none where the question is relaxed.
        segments: as in `QuestionPlans`.
    """

    plans: Plans | None
    relaxed: bool = False
    nonadjacent: Plans | None = None
    segments: tuple[QuerySegment, ...] = ()


def plan_question(
    question: ExpandedQuestion, *, syllables_apart: bool = False
) -> QuestionPlans:
    """Plan a question for all steps of relaxation.

    Args:
        question: the parsed question with its expansions.
        syllables_apart: let Vietnamese syllables stand anywhere from the start.
    """
    node, expansions = question.node, question.expansions
    mode = MatchMode.ALL if syllables_apart else MatchMode.ALL_ADJACENT
    anywhere = plan_by_language(node, MatchMode.ALL)
    all_words = _step(question, mode)
    langs = [lang for lang in anywhere if anywhere[lang] != all_words.own[lang]]
    strong = question.strong_only().expansions
    any_word = _step(question, MatchMode.ANY)
    return QuestionPlans(
        all_words=all_words,
        any_word=any_word,
        any_word_strong=any_word.expanded
        if strong == expansions
        else plan_by_language(node, MatchMode.ANY, strong),
        nonadjacent=plan_by_language(node, MatchMode.ALL, expansions, langs),
        segments=question.segments,
    )


def _step(question: ExpandedQuestion, mode: MatchMode) -> RelaxationStep:
    own = plan_by_language(question.node, mode)
    if not question.expansions:
        return RelaxationStep(own, own)
    expanded = plan_by_language(question.node, mode, question.expansions)
    return RelaxationStep(own, expanded)


def relax(engine: Engine, plans: QuestionPlans) -> PlannedQuery:
    """Choose the strictest plans that match any article.

    Only the question's own words count for that: that another language has all of them
    must not hide the articles that have some as they were typed. Where no article has
    even one of the words, expansions that are merely near in meaning are no answer.

    Raises:
        QueryError: a prefix stands for too many words.
    """
    strict = PlannedQuery(
        plans=plans.all_words.expanded,
        nonadjacent=plans.nonadjacent,
        segments=plans.segments,
    )
    if engine.count(plans.all_words.own):
        return strict
    loose = plans.any_word.expanded
    if not engine.count(plans.any_word.own):  # words of English, or no words at all
        if engine.count(plans.all_words.expanded):
            return strict
        loose = plans.any_word_strong
    if loose == strict.plans or not engine.count(loose):
        return strict
    return PlannedQuery(plans=loose, relaxed=True, segments=plans.segments)
