"""Which phrases are completed as a whole that have more than two words?

A phrase of the collection has two words, or two Vietnamese syllables, which are only
parts of a word. It grows by the syllables that were typed before it, and by the words
that nearly always follow, as long as articles have the whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzers.question import question_words
from search.port.document import Channel
from search.port.plan import Phrase

if TYPE_CHECKING:
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


def with_whole_phrases(
    engine: Engine, suggester: Suggester, suggestions: tuple[Suggestion, ...]
) -> tuple[Suggestion, ...]:
    """Return suggestions in which the best that are parts of longer ones grow.

    Syllables are replaced; words are a phrase already, which the longer one follows.
    """
    grown: dict[str, Suggestion] = {}
    for number, one in enumerate(suggestions):
        wholes = [one]
        if one.kind == "phrase" and number < MOST_GROWN:
            if one.lang == SYLLABLES:
                wholes = [
                    _extended(engine, suggester, _written(engine, suggester, one))
                ]
            else:
                wholes.append(_extended(engine, suggester, one))
        for whole in wholes:
            grown.setdefault(whole.text.casefold(), whole)
    return tuple(grown.values())


def _written(engine: Engine, suggester: Suggester, one: Suggestion) -> Suggestion:
    """Return a phrase with the syllables before it as the collection writes them."""
    words = one.text.split()
    for index in range(len(words) - 3, -1, -1):
        before = suggester.preceding(words[index], words[index + 1], SYLLABLES)
        words[index] = before or words[index]
    text = " ".join(words)
    count = _count(engine, SYLLABLES, text) if text != one.text else 0
    return replace(one, text=text, count=count) if count else one


def _extended(engine: Engine, suggester: Suggester, one: Suggestion) -> Suggestion:
    """Return a phrase with the syllables that nearly always follow it.

    One article is enough for a name, which every capital shows to go on.
    """
    count = _count(engine, one.lang, one.text)
    words = one.text.split()
    while count and len(words) < MOST_WORDS:
        named = all(word[0].isupper() for word in words)
        for word in suggester.following(words[-1], one.lang)[:MOST_TRIED]:
            articles = _count(engine, one.lang, " ".join((*words, word)))
            if articles >= NEARLY_ALWAYS * count and (
                articles > 1 or (named and word[0].isupper())
            ):
                words, count = [*words, word], articles
                break
        else:
            break
    return replace(one, text=" ".join(words), count=count or one.count)


def _count(engine: Engine, lang: str, text: str) -> int:
    """Count the articles that have some words side by side, in any form."""
    positions = tuple(word.lemmas for word in question_words(lang, text))
    return engine.count({lang: Phrase(Channel.TEXT, positions)}) if positions else 0
