"""Which stretches of a text did a question match?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind, name_keys
from search.edit_distance import is_within_distance
from search.indexing.field_postings import may_be_name
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
    Tiered,
)
from search.presentation.phrase_matching import MatchSpan, phrase_spans
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence as Tokens

    from analyzers import Token
    from search.port.plan import Plan


class TextMatches(NamedTuple):
    """What matched in a text.

    Attributes:
        pairs: Vietnamese syllables side by side that were asked for so.
        halves: single syllables that were asked for side by side. Where an article
            has the pair they are not what was meant: `hợp` of `phù hợp` is not what
            `hợp tác` means.
        others: all else.
    """

    pairs: tuple[MatchSpan, ...]
    halves: tuple[MatchSpan, ...]
    others: tuple[MatchSpan, ...]


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """All that a plan looks for, whatever its logic.

    Attributes:
        lemmas: terms of the lemma channels, syllable pairs among them.
        forms: terms of the exact channels.
        folded: terms of the folded channel, syllable pairs among them.
        names: keys of the name channel.
        sequences: terms that must stand near each other.
        starts: beginnings of words.
        likes: words that may differ by a letter or two.
    """

    lemmas: frozenset[str]
    forms: frozenset[str]
    folded: frozenset[str]
    names: frozenset[str]
    sequences: tuple[Phrase, ...]
    starts: tuple[str, ...]
    likes: tuple[FuzzyTerm, ...]


def query_terms(plan: Plan | None) -> QueryTerms:
    """Collect what a plan looks for; what it excludes is left out."""
    leaves = tuple(_leaves(plan)) if plan else ()
    terms: dict[Channel, set[str]] = defaultdict(set)
    for leaf in leaves:
        if isinstance(leaf, Term):
            terms[leaf.channel].add(leaf.term)
    rows = [leaf for leaf in leaves if isinstance(leaf, Phrase)]
    for leaf in leaves:
        if isinstance(leaf, SynonymSet):
            for member in leaf.terms:
                if member.weight < RANKING.highlighted_synonym:
                    continue
                if len(member.positions) > 1:
                    rows.append(Phrase(leaf.channel, member.positions))
                else:
                    terms[leaf.channel].update(member.positions[0])
    return QueryTerms(
        lemmas=frozenset(terms[Channel.TEXT] | terms[Channel.TITLE]),
        forms=frozenset(terms[Channel.EXACT] | terms[Channel.EXACT_TITLE]),
        folded=frozenset(terms[Channel.FOLDED]),
        names=frozenset(terms[Channel.NAME]),
        sequences=tuple(rows),
        starts=tuple(leaf.prefix for leaf in leaves if isinstance(leaf, PrefixTerm)),
        likes=tuple(leaf for leaf in leaves if isinstance(leaf, FuzzyTerm)),
    )


def _leaves(plan: Plan) -> Iterator[Plan]:
    match plan:
        case AllOf() | AnyOf() | DisMax():
            for part in plan.parts:
                yield from _leaves(part)
        case FirstMatching():  # engines resolve it; unresolved, the first is meant
            yield from _leaves(plan.parts[0])
        case Boosted():
            yield from _leaves(plan.required)
            yield from _leaves(plan.optional)
        case AndNot():
            yield from _leaves(plan.required)
        case Tiered():
            tiers = (tier for tier in (plan.upper, plan.lower) if tier)
            yield from chain.from_iterable(map(_leaves, tiers))
        case _:
            yield plan


def find_matches(
    text: str,
    tokens: Tokens[Token],
    want: QueryTerms,
    lang: str,
    runs: Tokens[Tokens[Token]] | None = None,
) -> TextMatches:
    """Find what matched among a text's tokens.

    Args:
        text: the text.
        tokens: its tokens, or those of them that may match alone.
        want: what is looked for.
        lang: the text's language.
        runs: the words in a row among which sequences are looked for; None for all.
    """
    if runs is None:
        runs = [[token for token in tokens if token.kind is Kind.WORD]]
    pairs = [
        _mark(token)
        for token in tokens
        if token.kind is Kind.BIGRAM and _is(text, token, want, lang)
    ]
    asked = {half for term in want.lemmas | want.folded for half in _halves(term)}
    singles = [
        token
        for token in tokens
        if token.kind is not Kind.BIGRAM and _is(text, token, want, lang)
    ]
    rows = (
        mark for s in want.sequences for run in runs for mark in phrase_spans(run, s)
    )
    return TextMatches(
        pairs=tuple(pairs),
        halves=tuple(_mark(t) for t in singles if not asked.isdisjoint(_forms(t))),
        others=(
            *(_mark(t) for t in singles if asked.isdisjoint(_forms(t))),
            *rows,
        ),
    )


def _halves(term: str) -> list[str]:
    return term.split("_") if "_" in term else []


def _forms(token: Token) -> set[str]:
    return {*token.lemmas, *token.folded}


def _is(text: str, token: Token, want: QueryTerms, lang: str) -> bool:
    if not (
        want.lemmas.isdisjoint(token.lemmas) and want.folded.isdisjoint(token.folded)
    ):
        return True
    if token.kind is not Kind.WORD:
        return False
    return (
        token.exact in want.forms
        or token.exact.startswith(want.starts)
        or any(
            is_within_distance(token.exact, like.term, like.distance)
            for like in want.likes
        )
        or is_name(text, token, want.names, lang)
    )


def is_name(text: str, token: Token, names: frozenset[str], lang: str) -> bool:
    """Tell whether a capitalised word is one of some names."""
    return (
        bool(names)
        and may_be_name(text, token, lang)
        and not names.isdisjoint(name_keys(text[token.start : token.end], lang))
    )


def _mark(token: Token) -> MatchSpan:
    return MatchSpan(token.start, token.end, token.lemmas[0])


def merge_overlapping(found: list[MatchSpan]) -> tuple[MatchSpan, ...]:
    """Put marks in reading order and join those that overlap."""
    joined: list[MatchSpan] = []
    for mark in sorted(found):
        if joined and mark.start < joined[-1].end:
            last = joined.pop()
            mark = MatchSpan(last.start, max(last.end, mark.end), last.term)  # noqa: PLW2901
        joined.append(mark)
    return tuple(joined)
