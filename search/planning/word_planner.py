"""Which index terms answer a run of plain words in one language?

A word is matched in several channels at once, whose scores add up: the best of its
lemmas counts in full; its exact form, its folded form and its name keys add a share
each. A channel of a lower weight also matches an article alone, so that exact ranks
above lemma above folded above name.

Vietnamese words are several syllables, and a question does not mark which belong
together. So each pair of neighbouring syllables is a word of its own, a bigram, and
articles that have the bigrams are preferred to those that have the syllables anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer
from analyzers.filters import has_diacritics
from search.expansion.vietnamese_words import capitalised
from search.planning.joining import joined
from search.planning.name_planner import plan_name
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    Phrase,
    Plan,
    Term,
)
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers import Token
    from search.query.ast import Words

CACHED_RUNS = 500
"""Runs of words whose plans are cached (some 3 kB a word); the longest question has 260
runs, as each of its words is also planned alone."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The parts of the plan of a run of words.

    Attributes:
        words: a plan for each word.
        bigrams: a plan for each pair of neighbouring Vietnamese syllables.
        unpaired: plans of the words that are in no bigram.
        names: plans of the words that may be names, as such.
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
    if len(run.names) == len(run.words):
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
        _plan_bigram(node.text, token, in_title=node.field == "title")
        for token in get_analyzer(lang)(node.text)
        if token.kind is Kind.BIGRAM
        and any(token.start < start < token.end for start, _ in spans)
        and any(token.start < end < token.end for _, end in spans)
    )


@lru_cache(maxsize=CACHED_RUNS)
def _plan_run(node: Words, lang: str) -> _Run:
    text, in_title = node.text, node.field == "title"
    tokens = tuple(get_analyzer(lang)(text))
    groups = list(_groups(tokens))
    bigrams = [token for token in tokens if token.kind is Kind.BIGRAM]
    paired = {t.position for t in bigrams} | {t.position + 1 for t in bigrams}
    words = [_plan_word(text, group, in_title=in_title) for group in groups]
    names = [
        name
        for group in groups
        if not in_title and (name := plan_name(text, group[0], RANKING.name))
    ]
    return _Run(
        words=tuple(words),
        bigrams=tuple(_plan_bigram(text, b, in_title=in_title) for b in bigrams),
        unpaired=tuple(
            word
            for word, group in zip(words, groups, strict=True)
            if group[0].position not in paired
        ),
        names=tuple(names),
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


def _plan_word(text: str, group: list[Token], *, in_title: bool) -> Plan:
    """Plan one word; a compound as a whole, or by its parts next to each other."""
    first = group[0]
    word = text[first.start : first.end]
    channel = Channel.TITLE if in_title else Channel.TEXT
    terms: list[Plan] = [Term(channel, lemma, word=word) for lemma in first.lemmas]
    if first.kind is Kind.COMPOUND:
        parts = tuple(token.lemmas for token in group[1:])
        terms.append(Phrase(channel, parts, word=word))
    variants: list[Plan] = [joined(DisMax, terms)]
    if first.kind is Kind.WORD:
        exact = Channel.EXACT_TITLE if in_title else Channel.EXACT
        variants.append(Term(exact, first.exact, RANKING.exact, word))
    if in_title:  # titles have no channels of folded forms and names of their own
        return joined(AnyOf, variants)
    if name := plan_name(text, first, RANKING.name):
        variants.append(name)
    return _with_folded(variants, first, word)


def _with_folded(variants: list[Plan], token: Token, word: str) -> Plan:
    """Add the folded channel.

    A word that was typed without diacritics may mean any word that folds to it. One
    that has diacritics means itself; others are tried only where no article has it.
    """
    folded: list[Plan] = [
        Term(Channel.FOLDED, f, RANKING.folded, word) for f in token.folded
    ]
    if not folded:
        return joined(AnyOf, variants)
    best = joined(DisMax, folded)
    typed = token.exact or token.lemmas[0]
    if not has_diacritics(typed):
        return AnyOf((*variants, best))
    return FirstMatching((joined(AnyOf, variants), best))


def _plan_bigram(text: str, token: Token, *, in_title: bool) -> Plan:
    """Plan two Vietnamese syllables side by side."""
    word = text[token.start : token.end]
    channel = Channel.TITLE if in_title else Channel.TEXT
    pair = Term(channel, token.lemmas[0], RANKING.syllable_pair, word)
    return pair if in_title else _with_folded([pair], token, word)
