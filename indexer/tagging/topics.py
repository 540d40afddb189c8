"""Which topics does a text speak of?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from corpus import load_topics
from indexer.tagging.matcher import Matcher, Pattern, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.tagging.matcher import Match

STRONG, WEAK = 1.0, 0.5


def find_topics(lang: str, text: str) -> Iterator[tuple[str, Match]]:
    """Give each word or phrase that speaks of a topic: its id and where it stands."""
    words = words_of(get_analyzer(lang), text)
    for match in _matcher(lang).find(text, words):
        yield match.pattern.value, match


@cache
def _matcher(lang: str) -> Matcher:
    return Matcher(
        _pattern(lang, topic.id, term, weight)
        for topic in load_topics()
        for terms, weight in ((topic.terms, STRONG), (topic.weak, WEAK))
        for term in terms.get(lang, ())
    )


def _pattern(lang: str, topic: str, term: str, weight: float) -> Pattern:
    """Make a pattern of a term; abbreviations must be written in capitals."""
    words = words_of(get_analyzer(lang), term)
    return Pattern(
        topic,
        tuple(frozenset({word.exact, *word.lemmas}) for word in words),
        tuple(
            term[word.start].isupper() and term[word.start : word.end].isupper()
            for word in words
        ),
        weight,
    )
