"""Which stretches of a text did a question match?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind
from search.entry import Channel
from search.plan import AllOf, AnyOf, BestOf, Prefer, Sequence, Start, Term, Without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence as Tokens

    from analyzers import Token
    from search.plan import Plan


class Mark(NamedTuple):
    """A stretch that matched: offsets into the text, and the term that did it."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a plan looks for, whatever its logic.

    Attributes:
        lemmas: terms of the lemma channels, syllable pairs among them.
        forms: terms of the exact channels that were asked for alone.
        sequences: terms that must stand side by side, and whether they are forms.
        starts: beginnings of words.
    """

    lemmas: frozenset[str]
    forms: frozenset[str]
    sequences: tuple[tuple[bool, tuple[tuple[str, ...], ...]], ...]
    starts: tuple[str, ...]


def wanted(plan: Plan | None) -> Wanted:
    """Collect what a plan looks for; what it excludes is left out."""
    leaves = tuple(_leaves(plan)) if plan else ()
    exact = {Channel.EXACT, Channel.EXACT_TITLE}
    terms = [leaf for leaf in leaves if isinstance(leaf, Term)]
    return Wanted(
        lemmas=frozenset(t.term for t in terms if t.channel not in exact),
        forms=frozenset(t.term for t in terms if t.channel in exact),
        sequences=tuple(
            (leaf.channel in exact, leaf.places)
            for leaf in leaves
            if isinstance(leaf, Sequence)
        ),
        starts=tuple(leaf.prefix for leaf in leaves if isinstance(leaf, Start)),
    )


def _leaves(plan: Plan) -> Iterator[Plan]:
    match plan:
        case AllOf() | AnyOf() | BestOf():
            for part in plan.parts:
                yield from _leaves(part)
        case Prefer():
            yield from _leaves(plan.needed)
            yield from _leaves(plan.bonus)
        case Without():
            yield from _leaves(plan.wanted)
        case _:
            yield plan


def has_pair(tokens: Tokens[Token], want: Wanted) -> bool:
    """Tell whether a text holds syllables side by side that were asked for so."""
    return any(token.kind is Kind.BIGRAM and _is(token, want) for token in tokens)


def marks(tokens: Tokens[Token], want: Wanted, *, pairs_only: bool) -> tuple[Mark, ...]:
    """Find what matched among a text's tokens, in reading order, without overlap.

    Args:
        tokens: the text's tokens.
        want: what the question looks for.
        pairs_only: leave out single syllables that were asked for side by side, as
            `hợp` of `phù hợp` is not what `hợp tác` means; for articles that have
            the pair somewhere.
    """
    pairs = [_mark(t) for t in tokens if t.kind is Kind.BIGRAM and _is(t, want)]
    asked_in_pairs = {part for lemma in want.lemmas for part in _halves(lemma)}
    singles = [
        _mark(token)
        for token in tokens
        if token.kind is not Kind.BIGRAM
        and _is(token, want)
        and not (pairs_only and token.lemmas[0] in asked_in_pairs)
    ]
    words = [token for token in tokens if token.kind is Kind.WORD]
    found = [*pairs, *singles, *_sequences(words, want)]
    return tuple(_merged(sorted(found)))


def _halves(lemma: str) -> list[str]:
    return lemma.split("_") if "_" in lemma else []


def _is(token: Token, want: Wanted) -> bool:
    return (
        not want.lemmas.isdisjoint(token.lemmas)
        or token.exact in want.forms
        or (bool(token.exact) and token.exact.startswith(want.starts))
    )


def _mark(token: Token) -> Mark:
    return Mark(token.start, token.end, token.lemmas[0])


def _sequences(words: Tokens[Token], want: Wanted) -> Iterator[Mark]:
    for exact, places in want.sequences:
        for i in range(len(words) - len(places) + 1):
            row = words[i : i + len(places)]
            if all(
                _holds(word, place, exact=exact)
                for word, place in zip(row, places, strict=True)
            ):
                yield Mark(row[0].start, row[-1].end, " ".join(row[0].lemmas))


def _holds(word: Token, place: tuple[str, ...], *, exact: bool) -> bool:
    return word.exact in place if exact else not set(place).isdisjoint(word.lemmas)


def _merged(found: list[Mark]) -> Iterator[Mark]:
    """Join marks that overlap."""
    last: Mark | None = None
    for mark in found:
        if last and mark.start < last.end:
            last = Mark(last.start, max(last.end, mark.end), last.term)
        else:
            if last:
                yield last
            last = mark
    if last:
        yield last
