"""Which index terms answer a question, language by language?

An article has one language, so a question is planned once per language and the four
plans are joined: every word must be found by one and the same language's analyzer.
The question's own language is never guessed. ARCHITECTURE.md states how a word scores;
the weights of the channels stand here.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer
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
    from collections.abc import Mapping

    from search.expansion.query_segment import QuerySegment
    from search.query.ast import Node


class MatchMode(IntEnum):
    """How much of a run of words an article must have."""

    ALL_ADJACENT = 0
    """All words; Vietnamese syllables side by side, if any article has them so."""
    ALL = 1
    """All words, Vietnamese syllables anywhere."""
    ANY = 2
    """Any word."""


def plan(
    node: Node,
    lang: str,
    reach: MatchMode = MatchMode.ALL_ADJACENT,
    widened: Mapping[Words, tuple[QuerySegment, ...]] | None = None,
) -> Plan | None:
    """Plan a question for one language.

    Args:
        node: the question.
        lang: ISO 639-1 code of the articles.
        reach: see `MatchMode`.
        widened: equivalents of runs of plain words, which may then stand for them.

    Returns:
        The plan, or None where the question leaves no term in this language.
    """
    match node:
        case Words():
            return _words(node, lang, reach, (widened or {}).get(node))
        case QuotedPhrase():
            return _phrase(node, lang)
        case Prefix():
            return _prefix(node, lang)
        case Fuzzy():
            return _fuzzy(node, lang)
        case Not():
            unwanted = plan(node.part, lang)
            return AndNot(_all(lang), unwanted) if unwanted else None
        case And():
            return _and(node, lang, reach, widened)
        case Or():
            found = (plan(part, lang, reach, widened) for part in node.parts)
            return join(AnyOf, [part for part in found if part])
        case _:
            return _filter(node)


def _words(
    node: Words, lang: str, reach: MatchMode, units: tuple[QuerySegment, ...] | None
) -> Plan | None:
    some = reach is MatchMode.ANY
    if units is not None:
        return plan_segments(units, node.field, lang, any_word=some)
    return plan_words(node, lang, side_by_side=not reach, any_word=some)


def join(kind: type[AllOf | AnyOf], parts: list[Plan]) -> Plan | None:
    """Join parts, if there is more than one."""
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None


def _filter(node: FieldValue | DateRange) -> Plan:
    if isinstance(node, DateRange):
        return PublishedBetween(node.first, node.last)
    return FacetTerm(node.field, node.value)


def _and(
    node: And,
    lang: str,
    reach: MatchMode,
    widened: Mapping[Words, tuple[QuerySegment, ...]] | None,
) -> Plan | None:
    """Join parts; where some words will do, filters and exclusions still hold."""
    needed: list[Plan] = []
    asked: list[Plan] = []
    unwanted: list[Plan] = []
    for part in node.parts:
        if isinstance(part, Not):
            if planned := plan(part.part, lang):
                unwanted.append(planned)
        elif planned := plan(part, lang, reach, widened):
            loose = reach is MatchMode.ANY and not _only_filters(part)
            (asked if loose else needed).append(planned)
    if some := join(AnyOf, asked):
        needed.append(some)
    joined = join(AllOf, needed)
    if not unwanted:
        return joined
    return AndNot(joined or _all(lang), AnyOf(tuple(unwanted)))


def _only_filters(node: Node) -> bool:
    """Tell whether a node has no words, so that it holds however words are relaxed."""
    match node:
        case FieldValue() | DateRange():
            return True
        case Not():
            return _only_filters(node.part)
        case And() | Or():
            return all(_only_filters(part) for part in node.parts)
        case _:
            return False


def _all(lang: str) -> Plan:
    return FacetTerm("lang", lang)


def _exact(field: str) -> Channel:
    return Channel.EXACT_TITLE if field == "title" else Channel.EXACT


def _phrase(node: QuotedPhrase, lang: str) -> Plan | None:
    """Plan a phrase of exact forms, or, where inflection may differ, of lemmas."""
    tokens = [t for t in get_analyzer(lang)(node.text) if t.kind is Kind.WORD]
    if node.inflected:
        channel = Channel.TITLE if node.field == "title" else Channel.TEXT
        places = tuple(token.lemmas for token in tokens)
    else:
        channel = _exact(node.field)
        places = tuple((token.exact,) for token in tokens)
    if len(places) == 1 and len(places[0]) == 1:
        return Term(channel, places[0][0], word=node.text)
    return Phrase(channel, places, node.slop, word=node.text) if places else None


def _prefix(node: Prefix, lang: str) -> Plan | None:
    exact = get_analyzer(lang).terms(node.text).exact
    return (
        PrefixTerm(_exact(node.field), exact, word=f"{node.text}*") if exact else None
    )


def _fuzzy(node: Fuzzy, lang: str) -> Plan | None:
    """Plan a word and its neighbours; the word itself in every inflected form."""
    words = plan_words(Words(node.text, node.field), lang)
    exact = get_analyzer(lang).terms(node.text).exact
    if not exact or words is None:
        return None
    word = f"{node.text}~{node.distance}"
    like = FuzzyTerm(_exact(node.field), exact, node.distance, word=word)
    return AnyOf((words, like))
