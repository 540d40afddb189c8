"""Which index terms answer a question, language by language?

An article has one language, so a question is planned once per language and the four
plans are joined: every word must be found by one and the same language's analyzer.
The question's own language is never guessed.

How a word scores: the best of its lemmas (BM25F over title and body), and on top
`EXACT_BONUS` times the score of its very form, so that exact beats inflected.
Vietnamese syllables that stand side by side in the question add their pair's score.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from analyzers import Kind, get_analyzer
from search.entry import Channel
from search.syntax import And, Not, Or, Phrase, Prefix, Value, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers import Token
    from search.syntax import Node

EXACT_BONUS = 0.25
"""Weight of the exact channel beside the lemma channel."""
PAIR_BONUS = 0.75
"""Weight of a pair of Vietnamese syllables beside the syllables."""


@dataclass(frozen=True, slots=True)
class Term:
    """One index term of a channel, its score multiplied by `boost`."""

    channel: Channel
    term: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Sequence:
    """Terms side by side in a channel; each place may be held by alternatives."""

    channel: Channel
    places: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Every term of a channel that begins so."""

    channel: Channel
    prefix: str


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """A facet's value; it filters and adds no score."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """All parts; scores add up."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part; scores of those that match add up."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class BestOf:
    """At least one part; the best score counts."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Prefer:
    """What is needed, and what adds to the score where it is found as well."""

    needed: Plan
    bonus: Plan


@dataclass(frozen=True, slots=True)
class Without:
    """What is wanted, less what is not."""

    wanted: Plan
    unwanted: Plan


Plan: TypeAlias = (
    "Term | Sequence | Start | FacetTerm | AllOf | AnyOf | BestOf | Prefer | Without"
)


def plan(node: Node, lang: str, *, any_word: bool = False) -> Plan | None:
    """Plan a question for one language.

    Args:
        node: the question.
        lang: ISO 639-1 code of an analyzer.
        any_word: let any word of a run do, instead of all.

    Returns:
        The plan, or None where the question leaves no term in this language.
    """
    match node:
        case Words():
            return _words(node, lang, any_word=any_word)
        case Phrase():
            return _phrase(node, lang)
        case Prefix():
            return _prefix(node, lang)
        case Value():
            return FacetTerm(node.field, node.value)
        case Not():
            unwanted = plan(node.part, lang)
            return Without(_all(lang), unwanted) if unwanted else None
        case And():
            return _and(node, lang, any_word=any_word)
        case Or():
            found = (plan(part, lang, any_word=any_word) for part in node.parts)
            return _join(AnyOf, [part for part in found if part])


def _and(node: And, lang: str, *, any_word: bool) -> Plan | None:
    """Join parts; with `any_word` any part with words will do, filters still hold."""
    wanted: list[Plan] = []
    asked: list[Plan] = []
    unwanted: list[Plan] = []
    for part in node.parts:
        target = asked if any_word and isinstance(part, Words | Phrase) else wanted
        if isinstance(part, Not):
            part, target = part.part, unwanted  # noqa: PLW2901 - its inside is meant
        if planned := plan(part, lang, any_word=any_word and target is not unwanted):
            target.append(planned)
    if joined_asked := _join(AnyOf, asked):
        wanted.append(joined_asked)
    joined = _join(AllOf, wanted)
    if not unwanted:
        return joined
    return Without(joined or _all(lang), AnyOf(tuple(unwanted)))


def _all(lang: str) -> Plan:
    return FacetTerm("lang", lang)


def _join(kind: type[AllOf | AnyOf | BestOf], parts: list[Plan]) -> Plan | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None


def _words(node: Words, lang: str, *, any_word: bool) -> Plan | None:
    channel = Channel.TITLE if node.field == "title" else Channel.TEXT
    tokens = tuple(get_analyzer(lang)(node.text))
    places = [_place(group, channel) for group in _groups(tokens)]
    pairs: list[Plan] = [
        Term(channel, token.lemmas[0], PAIR_BONUS)
        for token in tokens
        if token.kind is Kind.BIGRAM
    ]
    if any_word:
        return _join(AnyOf, places + pairs)
    needed, bonus = _join(AllOf, places), _join(AnyOf, pairs)
    return Prefer(needed, bonus) if needed and bonus else needed


def _groups(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Give each word, a compound's whole together with its parts."""
    group: list[Token] = []
    end = 0
    for token in tokens:
        if token.kind is Kind.BIGRAM:
            continue
        if group and token.start >= end:
            yield group
            group = []
        group.append(token)
        end = max(end, token.end)
    if group:
        yield group


def _place(group: list[Token], channel: Channel) -> Plan:
    """Plan one word: the whole, or, of a compound, its parts side by side."""
    first = group[0]
    lemmas: list[Plan] = [Term(channel, lemma) for lemma in first.lemmas]
    if first.kind is Kind.WHOLE:
        parts = tuple(token.lemmas for token in group[1:])
        return BestOf((*lemmas, Sequence(channel, parts)))
    best = _join(BestOf, lemmas)
    exact = Channel.EXACT_TITLE if channel is Channel.TITLE else Channel.EXACT
    form = Term(exact, first.exact, EXACT_BONUS)
    return AnyOf((best, form)) if best else form


def _phrase(node: Phrase, lang: str) -> Plan | None:
    channel = Channel.EXACT_TITLE if node.field == "title" else Channel.EXACT
    tokens = get_analyzer(lang)(node.text)
    forms = tuple((token.exact,) for token in tokens if token.kind is Kind.WORD)
    if len(forms) == 1:
        return Term(channel, forms[0][0])
    return Sequence(channel, forms) if forms else None


def _prefix(node: Prefix, lang: str) -> Plan | None:
    channel = Channel.EXACT_TITLE if node.field == "title" else Channel.EXACT
    exact = get_analyzer(lang).terms(node.text).exact
    return Start(channel, exact) if exact else None
