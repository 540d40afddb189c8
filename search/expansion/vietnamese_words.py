"""Which neighbouring syllables of a question are one Vietnamese word?

Vietnamese writes a blank between all syllables, and no dictionary of its words is at
hand. Two syllables are a word where the collection's articles have them side by side
about as often as they have either. What is left is joined in pairs, as most words have
two syllables: half of a word means nothing of its own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers.filters import has_diacritics
from analyzers.names.written import writing
from analyzers.question import question_words
from search.port.document import Channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Token
    from search.port.engine import Engine

    Run = Sequence[Token]

MIN_DICE = 0.1
"""Dice coefficient (Dice 1945) of two syllables from which they are a word: twice the
articles that have the pair, by the sum of those that have each. Set by hand, between
words of the sample collection (0.3 to 1) and chance neighbours (below 0.05)."""


def join_syllables(text: str, syllables: Run, engine: Engine) -> Iterator[Run]:
    """Yield the words that neighbouring syllables make, in order.

    Args:
        text: the question.
        syllables: of it, with nothing but blanks between them.
        engine: the articles.
    """
    for capital, run in _by_capitals(text, syllables):
        if capital:
            yield run  # a name: `Phạm Minh Chính`
        else:
            yield from _joined(tuple(_pairs(run, engine)))


def capitalised(text: str, words: Run) -> tuple[bool, ...]:
    """Return which words have a capital that says something.

    It says nothing where all words have one, as in headlines, or all letters are
    capitals; the first word of a text has the case of the next.

    Args:
        text: the words' text.
        words: one after the other.
    """
    written = writing("vi", text, question_words("vi", text))
    if written.silent or written.title:
        return (False,) * len(words)
    capitals = [text[word.start].isupper() for word in words]
    if len(words) > 1 and not text[: words[0].start].strip():
        capitals[0] = capitals[0] and capitals[1]
    return tuple(capitals)


def _by_capitals(text: str, syllables: Run) -> Iterator[tuple[bool, Run]]:
    """Yield runs of syllables that all have capitals, or all have not."""
    capitals = capitalised(text, syllables)
    start = 0
    for end in range(1, len(syllables) + 1):
        if end == len(syllables) or capitals[end] != capitals[start]:
            yield capitals[start], syllables[start:end]
            start = end


def _pairs(run: Run, engine: Engine) -> Sequence[Run]:
    """Cut a run so that the Dice coefficients of its pairs have the highest sum."""

    @cache
    def best(start: int) -> tuple[float, tuple[Run, ...]]:
        if start == len(run):
            return 0.0, ()
        value, rest = best(start + 1)
        options = [(value, (run[start : start + 1], *rest))]
        pair = run[start : start + 2]
        if len(pair) > 1 and (dice := _dice(pair[0], pair[1], engine)) >= MIN_DICE:
            value, rest = best(start + 2)
            options.append((dice + value, (pair, *rest)))
        return max(options, key=lambda option: option[0])

    return best(0)[1]


def _joined(words: Sequence[Run]) -> Iterator[Run]:
    """Join neighbouring single syllables in pairs."""
    at = 0
    while at < len(words):
        if len(words[at]) == 1 and len(words[at : at + 2]) > 1 == len(words[at + 1]):
            yield (*words[at], *words[at + 1])
            at += 2
        else:
            yield words[at]
            at += 1


def _dice(first: Token, second: Token, engine: Engine) -> float:
    """Return the Dice coefficient of two syllables, typed with diacritics or not."""
    if not (has_diacritics(first.exact) or has_diacritics(second.exact)):
        channel, one, other = Channel.FOLDED, first.folded[0], second.folded[0]
    else:
        channel, one, other = Channel.TEXT, first.lemmas[0], second.lemmas[0]
    each = engine.frequency(channel, "vi", one) + engine.frequency(channel, "vi", other)
    pair = engine.frequency(channel, "vi", f"{one}_{other}")
    return 2 * pair / each if each else 0.0
