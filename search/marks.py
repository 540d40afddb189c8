"""Which stretches of a text did a question match?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind, name_keys
from search.channels import may_be_name
from search.distance import within
from search.entry import Channel
from search.plan import (
    Above,
    AllOf,
    AnyOf,
    BestOf,
    Blend,
    FirstOf,
    Like,
    Prefer,
    Sequence,
    Start,
    Term,
    Without,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence as Tokens

    from analyzers import Token
    from search.plan import Plan


MARKED = 0.1
"""Least weight at which a wording of a `Blend` is worth a mark."""
EXACT_CHANNELS = frozenset({Channel.EXACT, Channel.EXACT_TITLE})
"""Channels of forms as written."""


class Mark(NamedTuple):
    """A stretch that matched: offsets into the text, and the term that did it."""

    start: int
    end: int
    term: str


class Found(NamedTuple):
    """What matched in a text.

    Attributes:
        pairs: Vietnamese syllables side by side that were asked for so.
        halves: single syllables that were asked for side by side. Where an article
            has the pair they are not what was meant: `hợp` of `phù hợp` is not what
            `hợp tác` means.
        others: all else.
    """

    pairs: tuple[Mark, ...]
    halves: tuple[Mark, ...]
    others: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
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
    sequences: tuple[Sequence, ...]
    starts: tuple[str, ...]
    likes: tuple[Like, ...]


def wanted(plan: Plan | None) -> Wanted:
    """Collect what a plan looks for; what it excludes is left out."""
    leaves = tuple(_leaves(plan)) if plan else ()
    terms: dict[Channel, set[str]] = defaultdict(set)
    for leaf in leaves:
        if isinstance(leaf, Term):
            terms[leaf.channel].add(leaf.term)
    rows = [leaf for leaf in leaves if isinstance(leaf, Sequence)]
    for leaf in leaves:
        if isinstance(leaf, Blend):
            for member in leaf.members:
                if member.weight < MARKED:
                    continue
                if len(member.places) > 1:
                    rows.append(Sequence(leaf.channel, member.places))
                else:
                    terms[leaf.channel].update(member.places[0])
    return Wanted(
        lemmas=frozenset(terms[Channel.TEXT] | terms[Channel.TITLE]),
        forms=frozenset(terms[Channel.EXACT] | terms[Channel.EXACT_TITLE]),
        folded=frozenset(terms[Channel.FOLDED]),
        names=frozenset(terms[Channel.NAME]),
        sequences=tuple(rows),
        starts=tuple(leaf.prefix for leaf in leaves if isinstance(leaf, Start)),
        likes=tuple(leaf for leaf in leaves if isinstance(leaf, Like)),
    )


def _leaves(plan: Plan) -> Iterator[Plan]:
    match plan:
        case AllOf() | AnyOf() | BestOf():
            for part in plan.parts:
                yield from _leaves(part)
        case FirstOf():  # engines resolve it; unresolved, the first is what is meant
            yield from _leaves(plan.parts[0])
        case Prefer():
            yield from _leaves(plan.needed)
            yield from _leaves(plan.bonus)
        case Without() | Above():
            if plan.wanted:
                yield from _leaves(plan.wanted)
            if isinstance(plan, Above) and plan.wider:
                yield from _leaves(plan.wider)
        case _:
            yield plan


def marks(text: str, tokens: Tokens[Token], want: Wanted, lang: str) -> Found:
    """Find what matched among a text's tokens."""
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
    words = [token for token in tokens if token.kind is Kind.WORD]
    return Found(
        pairs=tuple(pairs),
        halves=tuple(_mark(t) for t in singles if not asked.isdisjoint(_forms(t))),
        others=(
            *(_mark(t) for t in singles if asked.isdisjoint(_forms(t))),
            *(mark for sequence in want.sequences for mark in near(words, sequence)),
        ),
    )


def _halves(term: str) -> list[str]:
    return term.split("_") if "_" in term else []


def _forms(token: Token) -> set[str]:
    return {*token.lemmas, *token.folded}


def _is(text: str, token: Token, want: Wanted, lang: str) -> bool:
    if not (
        want.lemmas.isdisjoint(token.lemmas) and want.folded.isdisjoint(token.folded)
    ):
        return True
    if token.kind is not Kind.WORD:
        return False
    return (
        token.exact in want.forms
        or token.exact.startswith(want.starts)
        or any(within(token.exact, like.term, like.distance) for like in want.likes)
        or is_name(text, token, want.names, lang)
    )


def is_name(text: str, token: Token, names: frozenset[str], lang: str) -> bool:
    """Tell whether a capitalised word is one of some names."""
    return (
        bool(names)
        and may_be_name(text, token, lang)
        and not names.isdisjoint(name_keys(text[token.start : token.end], lang))
    )


def _mark(token: Token) -> Mark:
    return Mark(token.start, token.end, token.lemmas[0])


def near(words: Tokens[Token], sequence: Sequence) -> Iterator[Mark]:
    """Find words that stand as a sequence asks; with a slop, in any order."""
    exact = sequence.channel in EXACT_CHANNELS
    size = len(sequence.places) + sequence.slop
    opening = sequence.places if sequence.slop else sequence.places[:1]
    begins = tuple(term for place in opening for term in place)
    for i in range(len(words) - len(sequence.places) + 1):
        if not _holds(words[i], begins, exact=exact):
            continue  # a window's first word is one of those that match
        window = words[i : i + size]
        chosen = _chosen(window, sequence, exact=exact)
        if chosen:
            first, last = min(chosen), max(chosen)
            yield Mark(
                window[first].start, window[last].end, " ".join(window[first].lemmas)
            )


def _chosen(
    window: Tokens[Token], sequence: Sequence, *, exact: bool
) -> tuple[int, ...]:
    """Give which words of a window hold the places, the first word among them."""
    if not sequence.slop:
        held = all(
            _holds(word, place, exact=exact)
            for word, place in zip(window, sequence.places, strict=True)
        )
        return tuple(range(len(window))) if held else ()
    chosen: list[int] = []
    for place in sequence.places:
        free = (i for i in range(len(window)) if i not in chosen)
        fitting = (i for i in free if _holds(window[i], place, exact=exact))
        chosen.append(next(fitting, -1))
    return tuple(chosen) if 0 in chosen and -1 not in chosen else ()


def _holds(word: Token, place: tuple[str, ...], *, exact: bool) -> bool:
    if exact:
        return word.exact in place
    return any(lemma in place for lemma in word.lemmas)


def merged(found: list[Mark]) -> tuple[Mark, ...]:
    """Put marks in reading order and join those that overlap."""
    joined: list[Mark] = []
    for mark in sorted(found):
        if joined and mark.start < joined[-1].end:
            last = joined.pop()
            mark = Mark(last.start, max(last.end, mark.end), last.term)  # noqa: PLW2901
        joined.append(mark)
    return tuple(joined)
