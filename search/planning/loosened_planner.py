"""Which index terms answer a question of which some parts may be missing?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from search.planning.planner import MatchMode, plan
from search.planning.question_parts import bounds_of
from search.planning.segment_planner import plan_segments
from search.port.plan import AllOf, AnyOf
from search.query.ast import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.expansion.expanded_question import ExpandedQuestion
    from search.planning.planner import Plans
    from search.planning.question_parts import QuestionPart
    from search.port.plan import Plan


@dataclass(frozen=True, slots=True)
class PartPlans:
    """The plans of the parts of a question, and of what bounds it.

    Attributes:
        parts: by part.
        bounds: of its filters and exclusions, which are always required; None where it
            has none.
    """

    parts: Mapping[QuestionPart, Plans]
    bounds: Plans | None

    def some(self, parts: Sequence[QuestionPart], at_least: int) -> Plans:
        """Return plans that require a number of some parts.

        Args:
            parts: those that are looked for.
            at_least: how many of them an article must have, from 1 to all.
        """
        own = [self.parts[part] for part in parts]
        planned = {
            lang: _some([plans[lang] for plans in own if lang in plans], at_least)
            for lang in LANGUAGES
        }
        return self._bounded(_by_language(planned))

    def also(self, plans: Plans, part: QuestionPart) -> Plans:
        """Return plans that require one more part."""
        own = self.parts[part]
        return {lang: AllOf((plans[lang], own[lang])) for lang in plans if lang in own}

    def _bounded(self, plans: Plans) -> Plans:
        if self.bounds is None:
            return plans
        bounds = self.bounds
        return {
            lang: AllOf((plans[lang], bounds[lang])) for lang in plans if lang in bounds
        }


def plan_parts(
    question: ExpandedQuestion, parts: Sequence[QuestionPart], mode: MatchMode
) -> PartPlans:
    """Plan each of some parts of a question for every language.

    Args:
        question: the question.
        parts: of it.
        mode: whether Vietnamese syllables must be adjacent.
    """
    bounds = bounds_of(question)
    return PartPlans(
        parts={
            part: _by_language(
                {lang: _part(question, part, lang, mode) for lang in LANGUAGES}
            )
            for part in parts
        },
        bounds=_by_language({lang: plan(bounds, lang) for lang in LANGUAGES})
        if bounds
        else None,
    )


def _part(
    question: ExpandedQuestion, part: QuestionPart, lang: str, mode: MatchMode
) -> Plan | None:
    if isinstance(part.node, Words) and part.segment:
        adjacent = mode is MatchMode.ALL_ADJACENT
        return plan_segments(part.node, (part.segment,), lang, adjacent=adjacent)
    return plan(part.node, lang, mode, question.segments)


def _some(plans: Sequence[Plan], at_least: int) -> Plan | None:
    if len(plans) < at_least or not plans:
        return None
    if len(plans) == 1:
        return plans[0]
    return AnyOf(tuple(plans), at_least)


def _by_language(plans: Mapping[str, Plan | None]) -> Plans:
    return {lang: each for lang, each in plans.items() if each}
