"""Which compounds are completed as a whole, whose syllables are several words?

A phrase of the collection has two syllables. It grows by those that were typed before
it, and by those that nearly always follow, as long as articles have the whole.
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

LANG = "vi"
MOST_GROWN = 3
"""Completions that are tried to grow."""
MOST_TRIED = 4
"""Syllables that are tried after each."""
MOST_SYLLABLES = 6
NEARLY_ALWAYS = 0.9
"""Share of the articles with the syllables before in which those after must follow."""


def with_whole_compounds(
    engine: Engine, suggester: Suggester, suggestions: tuple[Suggestion, ...]
) -> tuple[Suggestion, ...]:
    """Return suggestions in which the best that are parts of compounds are these."""
    grown: dict[str, Suggestion] = {}
    for number, one in enumerate(suggestions):
        whole = one
        if one.lang == LANG and one.kind == "phrase" and number < MOST_GROWN:
            whole = _extended(engine, suggester, _written(engine, suggester, one))
        grown.setdefault(whole.text.casefold(), whole)
    return tuple(grown.values())


def _written(engine: Engine, suggester: Suggester, one: Suggestion) -> Suggestion:
    """Return a phrase with the syllables before it as the collection writes them."""
    words = one.text.split()
    for index in range(len(words) - 3, -1, -1):
        before = suggester.preceding(words[index], words[index + 1], LANG)
        words[index] = before or words[index]
    text = " ".join(words)
    count = _count(engine, text) if text != one.text else 0
    return replace(one, text=text, count=count) if count else one


def _extended(engine: Engine, suggester: Suggester, one: Suggestion) -> Suggestion:
    """Return a phrase with the syllables that nearly always follow it.

    One article is enough for a name, which every capital shows to go on.
    """
    count = _count(engine, one.text)
    words = one.text.split()
    while count and len(words) < MOST_SYLLABLES:
        named = all(word[0].isupper() for word in words)
        for word in suggester.following(words[-1], LANG)[:MOST_TRIED]:
            articles = _count(engine, " ".join((*words, word)))
            if articles >= NEARLY_ALWAYS * count and (
                articles > 1 or (named and word[0].isupper())
            ):
                words, count = [*words, word], articles
                break
        else:
            break
    return replace(one, text=" ".join(words), count=count or one.count)


def _count(engine: Engine, text: str) -> int:
    """Count the articles that have some syllables side by side."""
    positions = tuple(word.lemmas for word in question_words(LANG, text))
    return engine.count({LANG: Phrase(Channel.TEXT, positions)}) if positions else 0
