"""Which phrases are completed as a whole that have more than two words?

A phrase of the collection has two words. It is completed by those that nearly always
follow it, as long as articles have the whole. Vietnamese words are of syllables, so
two of them may be only parts of words: these are completed in any case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzers.question import question_words
from search.port.document import Channel
from search.port.plan import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Set as AbstractSet

    from search.port.engine import Engine
    from search.suggestion.suggester import Suggester
    from search.suggestion.suggestion import Suggestion

SYLLABLES = "vi"
"""The language of which the words of a phrase are syllables."""
MOST_GROWN = 3
"""Completions that are tried to grow."""
MOST_TRIED = 4
"""Words that are tried after each."""
MOST_WORDS = 6
"""Most words of a phrase that grows."""
NEARLY_ALWAYS = 0.9
"""Share of the articles with a phrase in which the word that it grows by follows."""
BOUND = 0.5
"""Share of the articles with a syllable in which another follows it, from which on the
two are taken for parts of one word: `kinh tế`. The sample collection's pairs were
looked at from which it was chosen."""
_PAIR = 2


def with_whole_phrases(
    engine: Engine,
    suggester: Suggester,
    suggestions: tuple[Suggestion, ...],
    terms: AbstractSet[str] = frozenset(),
) -> tuple[Suggestion, ...]:
    """Return suggestions in which the best that are parts of longer ones grow.

    Parts of Vietnamese words are replaced; other phrases are followed by longer ones.

    Args:
        engine: counts articles.
        suggester: knows which words follow others.
        suggestions: the best first.
        terms: texts in small letters that are no parts of words.
    """
    grown: dict[str, Suggestion] = {}
    for number, one in enumerate(suggestions):
        wholes = [one]
        if one.kind == "phrase" and number < MOST_GROWN:
            wholes = [*_wholes(engine, suggester, one, terms)]
        for whole in wholes:
            grown.setdefault(whole.text.casefold(), whole)
    return tuple(grown.values())


def _wholes(
    engine: Engine, suggester: Suggester, one: Suggestion, terms: AbstractSet[str]
) -> Iterator[Suggestion]:
    """Yield a phrase without parts of words, and what it nearly always is part of."""
    if one.lang == SYLLABLES:
        one = _written(engine, suggester, one)
        # What was typed before its two syllables shows that a longer word is meant.
        middle = len(one.text.split()) > _PAIR
        while len(one.text.split()) < MOST_WORDS and one.text.lower() not in terms:
            longer = _longer(engine, suggester, one)
            if not longer or not (middle or _is_cut(engine, longer)):
                break
            one, middle = longer, False
    yield one
    while longer := _longer(engine, suggester, one):
        one = longer
        if len(one.text.split()) == MOST_WORDS:  # it may be cut anywhere
            return
    yield one


def _written(engine: Engine, suggester: Suggester, one: Suggestion) -> Suggestion:
    """Return a phrase with the syllables before it as the collection writes them."""
    words = one.text.split()
    for index in range(len(words) - _PAIR - 1, -1, -1):
        before = suggester.preceding(words[index], words[index + 1], SYLLABLES)
        words[index] = before or words[index]
    text = " ".join(words)
    count = _count(engine, SYLLABLES, text) if text != one.text else 0
    return replace(one, text=text, count=count) if count else one


def _longer(engine: Engine, suggester: Suggester, one: Suggestion) -> Suggestion | None:
    """Return a phrase with the word that nearly always follows it; None without one.

    One article is enough for a name, which every capital shows to go on.
    """
    words = one.text.split()
    count = _count(engine, one.lang, one.text)
    named = _is_name(words)
    for word in suggester.following(words[-1], one.lang)[:MOST_TRIED]:
        text = f"{one.text} {word}"
        articles = _count(engine, one.lang, text) if count else 0
        enough = articles > 1 or (named and _is_name([word]) and articles)
        if enough and articles >= NEARLY_ALWAYS * count:
            return replace(one, text=text, count=articles)
    return None


def _is_cut(engine: Engine, longer: Suggestion) -> bool:
    """Return whether the last word of a phrase goes on a word or a name before it."""
    words = longer.text.split()
    if _is_name(words):
        return True
    last, following = (word.lower() for word in words[-2:])
    together = engine.frequency(Channel.TEXT, SYLLABLES, f"{last}_{following}")
    return together >= BOUND * engine.frequency(Channel.TEXT, SYLLABLES, last)


def _is_name(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words)


def _count(engine: Engine, lang: str, text: str) -> int:
    """Count the articles that have some words side by side, in any form."""
    positions = tuple(word.lemmas for word in question_words(lang, text))
    return engine.count({lang: Phrase(Channel.TEXT, positions)}) if positions else 0
