"""Where does a text speak of the concepts of the vocabulary?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer, get_document_reader
from corpus import load_topics
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.matcher import Matcher
from indexer.tagging.pattern import Pattern, term_set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus import Topic
    from indexer.tagging.pattern import Match

STRONG, WEAK = 1.0, 0.5
"""Weights of a concept's names, and of words that only suggest it."""
SHORT = 3
"""Letters of an abbreviation that is a common word in small letters."""


def find_topics(
    lang: str, text: str, topics: Path | None = None
) -> Iterator[tuple[str, Match]]:
    """Yield each occurrence of a concept's words: the concept's id and the match."""
    (analyzed,) = get_document_reader(lang).read(text)
    for match in _matcher(lang, topics).find(analyzed):
        yield match.pattern.value, match


@cache
def _matcher(lang: str, topics: Path | None) -> Matcher:
    concepts = load_topics(topics)
    vocabulary = repr(concepts).encode()
    return Matcher(
        cached_patterns("topics", lang, lambda: _patterns(lang, concepts), vocabulary)
    )


def _patterns(lang: str, concepts: tuple[Topic, ...]) -> tuple[Pattern, ...]:
    return tuple(
        pattern
        for topic in concepts
        for terms, weight in (
            ((topic.label[lang], *topic.terms.get(lang, ())), STRONG),
            (topic.weak.get(lang, ()), WEAK),
        )
        for term in terms
        if (pattern := _pattern(lang, topic.id, term, weight)).term_sets
    )


def _pattern(lang: str, topic: str, term: str, weight: float) -> Pattern:
    """Return the pattern of a term; abbreviations must start with a capital.

    Those of two or three letters must be all capitals: `AI` is not `Ai`.
    """
    forms = get_analyzer(lang).forms(term)
    return Pattern(
        topic,
        tuple(map(term_set, forms)),
        tuple(_abbreviation(form.surface) for form in forms),
        weight,
        all_caps=_abbreviation(term) and len(term) <= SHORT,
    )


def _abbreviation(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.isupper()
