"""Where does a text speak of the concepts of the vocabulary?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer, get_document_reader
from corpus import load_topics
from corpus.topic_context import load_topic_context
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.matcher import Matcher
from indexer.tagging.pattern import Pattern, term_set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analyzers import Form
    from corpus import Topic
    from indexer.tagging.pattern import Match

STRONG, WEAK = 1.0, 0.5
"""Weights of a concept's names, and of words that only suggest it."""
_OTHER = ""
"""Value of the patterns of set expressions that are no evidence."""
SHORT = 3
"""Letters of an abbreviation that is a common word in small letters."""


def find_topics(
    lang: str, text: str, topics: Path | None = None
) -> Iterator[tuple[str, Match]]:
    """Yield each occurrence of a concept's words: the concept's id and the match.

    Words that only look like them are left out; see `corpus.topic_context`.
    """
    (analyzed,) = get_document_reader(lang).read(text)
    others = _other_words(lang, topics)
    for match in _matcher(lang, topics).find(analyzed):
        single = match.first == match.last
        if single and analyzed.words[match.first].exact in others:
            continue
        if match.pattern.value != _OTHER:
            yield match.pattern.value, match


@cache
def _other_words(lang: str, topics: Path | None) -> frozenset[str]:
    """Return the forms that are no terms; those that a vocabulary has itself are."""
    forms = load_topic_context(lang).forms
    return forms.difference(
        term.lower()
        for topic in load_topics(topics)
        for terms in (topic.terms, topic.weak)
        for term in (topic.label[lang], *terms.get(lang, ()))
    )


@cache
def _matcher(lang: str, topics: Path | None) -> Matcher:
    concepts = load_topics(topics)
    vocabulary = repr(concepts).encode()
    return Matcher(
        cached_patterns("topics", lang, lambda: _patterns(lang, concepts), vocabulary)
    )


def _patterns(lang: str, concepts: tuple[Topic, ...]) -> tuple[Pattern, ...]:
    others = load_topic_context(lang).phrases
    return (
        *_term_patterns(lang, concepts),
        *(_pattern(lang, _OTHER, phrase, WEAK) for phrase in others),
    )


def _term_patterns(lang: str, concepts: tuple[Topic, ...]) -> Iterator[Pattern]:
    for topic in concepts:
        label, names = topic.label[lang], topic.terms.get(lang, ())
        weights = {
            **dict.fromkeys(topic.weak.get(lang, ()), WEAK),
            **dict.fromkeys((label, *names), STRONG),
        }
        for term, weight in weights.items():
            pattern = _pattern(lang, topic.id, term, weight)
            if pattern.term_sets:
                yield pattern


def _pattern(lang: str, topic: str, term: str, weight: float) -> Pattern:
    """Return the pattern of a term; abbreviations must start with a capital.

    Those of two or three letters must be all capitals: `AI` is not `Ai`. So must names
    that are common words in small letters: `Mars`.
    """
    forms = get_analyzer(lang).forms(term)
    single = len(forms) == 1
    name = term[:1].isupper() and term.lower() in load_topic_context(lang).names
    return Pattern(
        topic,
        tuple(map(_dictionary_terms if single else term_set, forms)),
        tuple(name or _abbreviation(form.surface) for form in forms),
        weight,
        all_caps=_abbreviation(term) and len(term) <= SHORT,
    )


def _dictionary_terms(form: Form) -> frozenset[str]:
    """Return the terms of a word that stands in dictionary form, if it is in one.

    It is not a form of another word as well: *parti* is no *partir* here.
    """
    own = form.exact in form.lemmas
    return frozenset({form.exact}) if own else term_set(form)


def _abbreviation(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.isupper()
