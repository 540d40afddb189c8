"""Which index terms answer a question, language by language?

An article has one language, so a question is planned once for each, and an engine joins
the four plans: every word must be matched by the analyzer of one and the same language.
The question's own language is never guessed. What the parts of a plan weigh stands in
`search.ranking.weights`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from analyzers import LANGUAGES, Kind, get_analyzer
from search.planning.joining import joined
from search.planning.prefix_planner import plan_prefix
from search.planning.segment_planner import plan_segments
from search.planning.word_planner import plan_words
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    FacetTerm,
    FuzzyTerm,
    Phrase,
    Plan,
    PublishedBetween,
    Term,
)
from search.query.ast import (
    And,
    DateRange,
    FieldValue,
    Fuzzy,
    Not,
    Or,
    Prefix,
    QuotedPhrase,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.expansion.expanded_question import ExpandedQuestion
    from search.expansion.query_segment import QuerySegment
    from search.query.ast import Node

    Segments: TypeAlias = Mapping[Words, tuple[QuerySegment, ...]]

Plans: TypeAlias = Mapping[str, Plan]
"""Plans by the language of the articles, an ISO 639-1 code."""


class MatchMode(IntEnum):
    """How much of a question an article must have, from strict to loose."""

    ALL_ADJACENT = 0
    """All of it; the syllables of a Vietnamese word side by side, if any article has
    them so."""
    ALL = 1
    """All of it, Vietnamese syllables anywhere."""
    ANY = 2
    """At least one word."""


def plan_by_language(
    question: ExpandedQuestion, mode: MatchMode, langs: Iterable[str] = LANGUAGES
) -> Plans:
    """Plan a question for every language in which it leaves a term.

    Args:
        question: the question, its plain words cut into segments.
        mode: how much of it must match.
        langs: ISO 639-1 codes of the languages.
    """
    planned = {
        lang: plan(question.node, lang, mode, question.segments) for lang in langs
    }
    return {lang: plan for lang, plan in planned.items() if plan}


def plan(
    node: Node,
    lang: str,
    mode: MatchMode = MatchMode.ALL_ADJACENT,
    segments: Segments | None = None,
) -> Plan | None:
    """Plan a question for one language.

    Args:
        node: the question.
        lang: ISO 639-1 code of the articles.
        mode: how much of it must match.
        segments: of each run of plain words; a run without them is matched by all of
            its words.

    Returns:
        The plan, or None where the question leaves no term in this language.
    """
    match node:
        case Words():
            return _words(node, lang, mode, (segments or {}).get(node))
        case QuotedPhrase():
            return _phrase(node, lang)
        case Prefix():
            return plan_prefix(node, lang)
        case Fuzzy():
            return _fuzzy(node, lang)
        case Not():
            excluded = plan(node.part, lang)
            return AndNot(_whole_language(lang), excluded) if excluded else None
        case And():
            return _and(node, lang, mode, segments)
        case Or():
            parts = (plan(part, lang, mode, segments) for part in node.parts)
            planned = [part for part in parts if part]
            return joined(AnyOf, planned) if planned else None
        case _:
            return _filter(node)


def _words(
    node: Words, lang: str, mode: MatchMode, segments: tuple[QuerySegment, ...] | None
) -> Plan | None:
    any_word, adjacent = mode is MatchMode.ANY, mode is MatchMode.ALL_ADJACENT
    if segments is None:
        return plan_words(node, lang, adjacent=adjacent, any_word=any_word)
    return plan_segments(node, segments, lang, adjacent=adjacent, any_segment=any_word)


def _filter(node: FieldValue | DateRange) -> Plan:
    if isinstance(node, DateRange):
        return PublishedBetween(node.first, node.last)
    return FacetTerm(node.field, node.value)


def _and(
    node: And, lang: str, mode: MatchMode, segments: Segments | None
) -> Plan | None:
    """Join parts; where any word will do, filters and exclusions are still required."""
    required: list[Plan] = []
    alternatives: list[Plan] = []
    excluded: list[Plan] = []
    for part in node.parts:
        if isinstance(part, Not):
            if planned := plan(part.part, lang):
                excluded.append(planned)
        elif planned := plan(part, lang, mode, segments):
            loose = mode is MatchMode.ANY and not only_filters(part)
            (alternatives if loose else required).append(planned)
    if alternatives:
        required.append(joined(AnyOf, alternatives))
    found = joined(AllOf, required) if required else None
    if not excluded:
        return found
    return AndNot(found or _whole_language(lang), AnyOf(tuple(excluded)))


def only_filters(node: Node) -> bool:
    """Return whether a node has no words, so that relaxing words leaves it as it is."""
    match node:
        case FieldValue() | DateRange():
            return True
        case Not():
            return only_filters(node.part)
        case And() | Or():
            return all(only_filters(part) for part in node.parts)
        case _:
            return False


def _whole_language(lang: str) -> Plan:
    return FacetTerm("lang", lang)


def _exact(field: str) -> Channel:
    return Channel.EXACT_TITLE if field == "title" else Channel.EXACT


def _phrase(node: QuotedPhrase, lang: str) -> Plan | None:
    """Plan a phrase of exact forms, or of lemmas where inflection may differ."""
    tokens = [t for t in get_analyzer(lang)(node.text) if t.kind is Kind.WORD]
    if node.inflected:
        channel = Channel.TITLE if node.field == "title" else Channel.TEXT
        positions = tuple(token.lemmas for token in tokens)
    else:
        channel = _exact(node.field)
        positions = tuple((token.exact,) for token in tokens)
    if len(positions) == 1 and len(positions[0]) == 1:
        return Term(channel, positions[0][0], word=node.text)
    if not positions:
        return None
    return Phrase(channel, positions, node.slop, word=node.text)


def _fuzzy(node: Fuzzy, lang: str) -> Plan | None:
    """Plan a word in every inflected form, and the forms within its edit distance."""
    words = plan_words(Words(node.text, node.field), lang)
    exact = get_analyzer(lang).terms(node.text).exact
    if not exact or words is None:
        return None
    word = f"{node.text}~{node.distance}"
    fuzzy = FuzzyTerm(_exact(node.field), exact, node.distance, word)
    return AnyOf((words, fuzzy))
