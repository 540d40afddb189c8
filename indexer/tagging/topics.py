"""Which topics does an article get, how sure, and by which words?

Each name or word of the vocabulary that stands in an article is evidence for its
concept, and a concept's for every topic it belongs to:

    term     = weight / concepts that claim the words * log2(1 + occurrences)
    concept  = sum over its terms
    topic    = sum over its concepts

so that other words say more than the same again. The constants lie on a plateau: on
public news in four languages the values around them do as well.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer, get_document_reader
from corpus import load_topics
from indexer.tagging.compiled_patterns import kept_patterns
from indexer.tagging.matcher import Matcher, Pattern, place_of
from search.port.document import Evidence, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus import Article, Topic
    from indexer.tagging.matcher import Match

STRONG, WEAK = 1.0, 0.5
"""Weights of a concept's names, and of words that only speak of it."""
TITLE_WEIGHT = 3.0
"""Occurrences in a body that one in a title is worth."""
THRESHOLD = 1.0
"""Least score of a topic, or of a concept below it, that is given."""
SHARE = 0.25
"""Least part of the best topic's score that a further topic must have …"""
NAMED = 3.0
"""… unless it is called by name this often: narrow topics have few other words."""
SHORT = 3
"""Letters of an abbreviation that is a common word in small letters."""
MAX_EVIDENCE = 20
"""Most places that are kept for one topic."""


@dataclass(frozen=True, slots=True)
class ScoredTopic:
    """A topic of an article.

    Attributes:
        tag: its id, with the places that speak for it.
        score: the sum of evidence; 0 where the input gave the topic.
        concepts: ids of the narrower concepts that were found, best first.
    """

    tag: Tag
    score: float = 0.0
    concepts: tuple[str, ...] = ()


def topic_tags(article: Article, topics: Path | None = None) -> tuple[Tag, ...]:
    """Give the topics of an article, best first; see `score_topics`."""
    return tuple(scored.tag for scored in score_topics(article, topics))


def score_topics(
    article: Article, topics: Path | None = None
) -> tuple[ScoredTopic, ...]:
    """Give an article's topics of the upper level, best first.

    Topics that the input gave are taken as they are.

    Args:
        article: what to tag.
        topics: the vocabulary's file; None for the one that comes with Hoptac.

    Raises:
        RuleError: the vocabulary is broken.
    """
    if article.topics:
        return tuple(ScoredTopic(Tag(topic)) for topic in article.topics)
    found = tuple(_findings(article, topics))
    parents = _parents(topics)
    counts = _counts(found)
    concepts = _concept_scores(counts)
    named = _named(counts)
    scores: dict[str, float] = defaultdict(float)
    for concept, score in concepts.items():
        for topic in parents[concept]:
            scores[topic] += score
    least = max(THRESHOLD, SHARE * max(scores.values(), default=0.0))
    evidence, best = _evidence(found, parents), _best_first(concepts)
    return tuple(
        ScoredTopic(
            Tag(topic, tuple(evidence[topic])),
            scores[topic],
            tuple(
                concept
                for concept in best
                if concept != topic
                and topic in parents[concept]
                and concepts[concept] >= THRESHOLD
            ),
        )
        for topic in _best_first(scores)
        if scores[topic] >= least or topic in named
    )


def find_topics(
    lang: str, text: str, topics: Path | None = None
) -> Iterator[tuple[str, Match]]:
    """Give each word or phrase that speaks of a concept: its id and where it stands."""
    (reading,) = get_document_reader(lang).read(text)
    for match in _matcher(lang, topics).find(reading):
        yield match.pattern.value, match


class _Finding(NamedTuple):
    """A place that speaks for concepts.

    Attributes:
        evidence: the place.
        worth: occurrences it counts as.
        patterns: the weightiest pattern of each concept that claims its words.
    """

    evidence: Evidence
    worth: float
    patterns: Mapping[str, Pattern]


def _findings(article: Article, topics: Path | None) -> Iterator[_Finding]:
    """Give the places in reading order; a repeated first sentence counts once."""
    fields = [("title", article.title, TITLE_WEIGHT)] if article.headline else []
    for field, text, count in [*fields, ("body", article.body, 1.0)]:
        places: dict[tuple[int, int], dict[str, Pattern]] = {}
        for concept, match in find_topics(article.lang, text, topics):
            patterns = places.setdefault((match.start, match.end), {})
            known = patterns.setdefault(concept, match.pattern)
            if match.pattern.weight > known.weight:
                patterns[concept] = match.pattern
        for (start, end), patterns in places.items():
            evidence = Evidence(field, text[start:end], start, end)
            yield _Finding(evidence, count, patterns)


def _counts(found: tuple[_Finding, ...]) -> dict[Pattern, tuple[float, int]]:
    """Give each pattern's occurrences, and how many concepts claim its words."""
    counts: dict[Pattern, tuple[float, int]] = {}
    for _, worth, patterns in found:
        for pattern in patterns.values():
            before, _ = counts.get(pattern, (0.0, 0))
            counts[pattern] = before + worth, len(patterns)
    return counts


def _concept_scores(counts: Mapping[Pattern, tuple[float, int]]) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for pattern, (count, claims) in counts.items():
        scores[pattern.value] += pattern.weight / claims * log2(1 + count)
    return scores


def _named(counts: Mapping[Pattern, tuple[float, int]]) -> frozenset[str]:
    """Give the concepts that are called by name often."""
    names: dict[str, float] = defaultdict(float)
    for pattern, (count, _) in counts.items():
        if pattern.weight == STRONG:
            names[pattern.value] += count
    return frozenset(concept for concept in names if names[concept] >= NAMED)


def _evidence(
    found: tuple[_Finding, ...], parents: Mapping[str, tuple[str, ...]]
) -> Mapping[str, list[Evidence]]:
    """Give the first places that speak for each topic."""
    places: dict[str, list[Evidence]] = defaultdict(list)
    for evidence, _, patterns in found:
        for topic in {topic for concept in patterns for topic in parents[concept]}:
            if len(places[topic]) < MAX_EVIDENCE:
                places[topic].append(evidence)
    return places


def _best_first(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda value: (-scores[value], value))


@cache
def _parents(topics: Path | None) -> Mapping[str, tuple[str, ...]]:
    """Give the upper-level topics of each concept; such a topic is its own."""
    return {topic.id: topic.broader or (topic.id,) for topic in load_topics(topics)}


@cache
def _matcher(lang: str, topics: Path | None) -> Matcher:
    concepts = load_topics(topics)
    told = repr(concepts).encode()
    return Matcher(
        kept_patterns("topics", lang, lambda: _patterns(lang, concepts), told)
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
        if (pattern := _pattern(lang, topic.id, term, weight)).places
    )


def _pattern(lang: str, topic: str, term: str, weight: float) -> Pattern:
    """Make a pattern of a term; abbreviations must start with a capital.

    Those of two or three letters must be all capitals: `AI` is not `Ai`.
    """
    forms = get_analyzer(lang).forms(term)
    return Pattern(
        topic,
        tuple(map(place_of, forms)),
        tuple(_abbreviation(form.surface) for form in forms),
        weight,
        shouted=_abbreviation(term) and len(term) <= SHORT,
    )


def _abbreviation(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.isupper()
