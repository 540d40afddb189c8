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
from search.planning.expansion_planner import plan_segments
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
    PrefixTerm,
    PublishedBetween,
    Term,
    Tiered,
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

    from search.expansion.query_segment import QuerySegment
    from search.query.ast import Node

    Expansions: TypeAlias = Mapping[Words, tuple[QuerySegment, ...]]

Plans: TypeAlias = Mapping[str, Plan]
"""Plans by the language of the articles, an ISO 639-1 code."""


class MatchMode(IntEnum):
    """How much of a run of words an article must have, from strict to loose."""

    ALL_ADJACENT = 0
    """All words; Vietnamese syllables side by side, if any article has them so."""
    ALL = 1
    """All words, Vietnamese syllables anywhere."""
    ANY = 2
    """At least one word."""


def plan_by_language(
    node: Node,
    mode: MatchMode,
    expansions: Expansions | None = None,
    langs: Iterable[str] = LANGUAGES,
) -> Plans:
    """Plan a question for every language in which it leaves a term.

    What expansions match ranks below what the question's own words match; where any
    word will do, all are weighed together.

    Args:
        node: the question.
        mode: how much of its words must match.
        expansions: segments of runs of plain words, which may then stand in for them.
        langs: ISO 639-1 codes of the languages.
    """
    plans: dict[str, Plan] = {}
    for lang in langs:
        own = plan(node, lang, mode)
        expanded = plan(node, lang, mode, expansions) if expansions else None
        if expanded is None or expanded == own:
            if own:
                plans[lang] = own
        elif mode is MatchMode.ANY:
            plans[lang] = expanded
        else:
            plans[lang] = Tiered(own, expanded)
    return plans


def plan(
    node: Node,
    lang: str,
    mode: MatchMode = MatchMode.ALL_ADJACENT,
    expansions: Expansions | None = None,
) -> Plan | None:
    """Plan a question for one language.

    Args:
        node: the question.
        lang: ISO 639-1 code of the articles.
        mode: how much of its words must match.
        expansions: segments of runs of plain words, which may then stand in for them.

    Returns:
        The plan, or None where the question leaves no term in this language.
    """
    match node:
        case Words():
            return _words(node, lang, mode, (expansions or {}).get(node))
        case QuotedPhrase():
            return _phrase(node, lang)
        case Prefix():
            return _prefix(node, lang)
        case Fuzzy():
            return _fuzzy(node, lang)
        case Not():
            excluded = plan(node.part, lang)
            return AndNot(_whole_language(lang), excluded) if excluded else None
        case And():
            return _and(node, lang, mode, expansions)
        case Or():
            parts = (plan(part, lang, mode, expansions) for part in node.parts)
            return _join(AnyOf, [part for part in parts if part])
        case _:
            return _filter(node)


def _words(
    node: Words, lang: str, mode: MatchMode, segments: tuple[QuerySegment, ...] | None
) -> Plan | None:
    any_word = mode is MatchMode.ANY
    if segments is not None:
        return plan_segments(segments, node.field, lang, any_word=any_word)
    adjacent = mode is MatchMode.ALL_ADJACENT
    return plan_words(node, lang, adjacent=adjacent, any_word=any_word)


def _join(kind: type[AllOf | AnyOf], parts: list[Plan]) -> Plan | None:
    """Join parts, if there is more than one."""
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None


def _filter(node: FieldValue | DateRange) -> Plan:
    if isinstance(node, DateRange):
        return PublishedBetween(node.first, node.last)
    return FacetTerm(node.field, node.value)


def _and(
    node: And, lang: str, mode: MatchMode, expansions: Expansions | None
) -> Plan | None:
    """Join parts; where any word will do, filters and exclusions are still required."""
    required: list[Plan] = []
    alternatives: list[Plan] = []
    excluded: list[Plan] = []
    for part in node.parts:
        if isinstance(part, Not):
            if planned := plan(part.part, lang):
                excluded.append(planned)
        elif planned := plan(part, lang, mode, expansions):
            loose = mode is MatchMode.ANY and not _only_filters(part)
            (alternatives if loose else required).append(planned)
    if any_alternative := _join(AnyOf, alternatives):
        required.append(any_alternative)
    joined = _join(AllOf, required)
    if not excluded:
        return joined
    return AndNot(joined or _whole_language(lang), AnyOf(tuple(excluded)))


def _only_filters(node: Node) -> bool:
    """Return whether a node has no words, so that relaxing words leaves it as it is."""
    match node:
        case FieldValue() | DateRange():
            return True
        case Not():
            return _only_filters(node.part)
        case And() | Or():
            return all(_only_filters(part) for part in node.parts)
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


def _prefix(node: Prefix, lang: str) -> Plan | None:
    exact = get_analyzer(lang).terms(node.text).exact
    return PrefixTerm(_exact(node.field), exact, f"{node.text}*") if exact else None


def _fuzzy(node: Fuzzy, lang: str) -> Plan | None:
    """Plan a word in every inflected form, and the forms within its edit distance."""
    words = plan_words(Words(node.text, node.field), lang)
    exact = get_analyzer(lang).terms(node.text).exact
    if not exact or words is None:
        return None
    word = f"{node.text}~{node.distance}"
    fuzzy = FuzzyTerm(_exact(node.field), exact, node.distance, word)
    return AnyOf((words, fuzzy))
