"""Which index terms answer a run of plain words in one language?

All of its words do; two that may be one word (`COP 28`), also as that.

Vietnamese words are several syllables, and a question does not mark which belong
together. So each pair of neighbouring syllables is a word of its own, a bigram, and
articles that have the bigrams are preferred to those that have the syllables anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer
from analyzers.abbreviations import joined as joined_abbreviation
from analyzers.filters import has_digit
from analyzers.tokenizer import HYPHENS
from search.expansion.vietnamese_words import capitalised
from search.planning.joining import joined
from search.planning.name_planner import plan_name
from search.planning.one_word_planner import plan_bigram, plan_word
from search.planning.typed_apart_planner import (
    Where,
    or_whole,
    pairs_of_words,
    plan_pair,
)
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    Boosted,
    FirstMatching,
    Plan,
)
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analyzers import Token
    from analyzers.typed_apart import Joined
    from search.planning.typed_apart_planner import Groups
    from search.query.ast import Words

CACHED_RUNS = 500
"""Runs of words whose plans are cached (some 3 kB a word); the longest question has 260
runs, as each of its words is also planned alone."""
CACHED_TEXTS = 16
"""Runs of words whose bigrams are cached (at most 200 kB each)."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The parts of the plan of a run of words.

    Attributes:
        words: a plan for each word.
        bigrams: a plan for each pair of neighbouring Vietnamese syllables.
        unpaired: plans of the words that are in no bigram.
        names: plans of the words that may be names, as such; () unless all may be.
        is_name: whether capitals show that the words are one Vietnamese name.
    """

    words: tuple[Plan, ...]
    bigrams: tuple[Plan, ...]
    unpaired: tuple[Plan, ...]
    names: tuple[Plan, ...]
    is_name: bool


def plan_words(
    node: Words, lang: str, *, adjacent: bool = True, any_word: bool = False
) -> Plan | None:
    """Plan a run of words.

    Args:
        node: the words.
        lang: ISO 639-1 code of an analyzer.
        adjacent: require Vietnamese syllables side by side, if any article has them so;
            those of a name in any case.
        any_word: let any word do, instead of all.

    Returns:
        The plan, or None where the words leave no term.
    """
    run = _plan_run(node, lang)
    if not run.words:
        return None
    if any_word:
        return joined(AnyOf, [*run.words, *run.bigrams])
    if not run.bigrams:
        return joined(AllOf, run.words)
    anywhere = Boosted(joined(AllOf, run.words), AnyOf(run.bigrams))
    together = _together(run)
    if adjacent and run.is_name:
        return together
    both = (together, anywhere)
    return FirstMatching(both) if adjacent else AnyOf(both)


def plan_adjacent(node: Words, lang: str) -> Plan | None:
    """Plan a run of Vietnamese syllables that stand side by side; None for others."""
    run = _plan_run(node, lang)
    return _together(run) if run.bigrams else None


def _together(run: _Run) -> Plan:
    together: Plan = Boosted(
        joined(AllOf, (*run.bigrams, *run.unpaired)), AnyOf(run.words)
    )
    if run.names:
        return AnyOf((together, AllOf(run.names)))
    return together


def plan_bigrams_between(
    node: Words, spans: tuple[tuple[int, int], ...], lang: str
) -> tuple[Plan, ...]:
    """Plan the pairs of Vietnamese syllables that lie in two neighbouring segments.

    Args:
        node: the run of words that was cut into segments.
        spans: offsets of the segments into its text.
        lang: ISO 639-1 code of an analyzer; others than that of Vietnamese have none.
    """
    return tuple(
        plan_bigram(node.text, token, in_title=node.field == "title")
        for token in _bigrams(node.text, lang)
        if any(token.start < start < token.end for start, _ in spans)
        and any(token.start < end < token.end for _, end in spans)
    )


@lru_cache(maxsize=CACHED_TEXTS)
def _bigrams(text: str, lang: str) -> tuple[Token, ...]:
    """Return the bigrams of a run; each of its segments asks for them."""
    analyzer = get_analyzer(lang)
    if not analyzer.bigrams:
        return ()
    return tuple(token for token in analyzer(text) if token.kind is Kind.BIGRAM)


@lru_cache(maxsize=CACHED_RUNS)
def _plan_run(node: Words, lang: str) -> _Run:
    text, in_title = node.text, node.field == "title"
    tokens = tuple(get_analyzer(lang)(text))
    groups = list(_groups(tokens))
    where = Where(lang, Channel.TITLE if in_title else Channel.TEXT)
    pairs = pairs_of_words(text, groups, lang)
    figures = {token.position for token in _parts_of_figures(text, groups)}
    bigrams = [
        token
        for token in tokens
        if token.kind is Kind.BIGRAM
        and figures.isdisjoint((token.position, token.position + 1))
    ]
    paired = {t.position for t in bigrams} | {t.position + 1 for t in bigrams}
    words = dict(_plan_in_order(text, groups, pairs, where))
    names = [
        name
        for group in groups
        if not in_title and (name := plan_name(text, group[0], RANKING.name))
    ]
    return _Run(
        words=tuple(words.values()),
        bigrams=tuple(_plan_bigram(text, b, pairs, where) for b in bigrams),
        unpaired=tuple(
            word for position, word in words.items() if position not in paired
        ),
        names=tuple(names) if len(names) == len(groups) else (),
        is_name=bool(bigrams) and all(capitalised(text, [g[0] for g in groups])),
    )


def _groups(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each word; a compound comes first, then its parts."""
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


def _parts_of_figures(text: str, groups: Groups) -> Iterator[Token]:
    """Yield the words of numbers and abbreviations that articles write in other ways.

    Such are `47 650` and `R & D`, and `47.650`. They are no syllables of a word.
    """
    for first, *parts in groups:
        written = text[first.start : first.end]
        if parts:
            hyphened = any(sign in written for sign in HYPHENS)
            figure = has_digit(written) or bool(joined_abbreviation(written))
            apart = figure or not hyphened
        else:
            apart = has_digit(written) and first.exact not in first.lemmas
        if apart:
            yield from parts or (first,)


def _plan_in_order(
    text: str, groups: Groups, pairs: Mapping[int, Joined], where: Where
) -> Iterator[tuple[int, Plan]]:
    """Yield a plan for each word, and one for two that may be one, by position."""
    in_title = where.channel is Channel.TITLE
    plans = [plan_word(text, g, where.lang, in_title=in_title) for g in groups]
    second = False
    for number, (group, plan) in enumerate(zip(groups, plans, strict=True)):
        one = pairs.get(group[0].position)
        if one:
            tokens = group[0], groups[number + 1][0]
            both = plan, plans[number + 1]
            yield group[0].position, plan_pair(one, tokens, both, where)
        elif not second:
            yield group[0].position, plan
        second = one is not None


def _plan_bigram(
    text: str, bigram: Token, pairs: Mapping[int, Joined], where: Where
) -> Plan:
    plan = plan_bigram(text, bigram, in_title=where.channel is Channel.TITLE)
    one = pairs.get(bigram.position)
    return or_whole(plan, one, where) if one else plan
