"""Which topics does an article get, with which score and evidence?

Each occurrence of a name or word of the vocabulary is evidence for its concept, and
the evidence for a concept is evidence for every topic that the concept belongs to:

    term     = weight / concepts that claim the words * log2(1 + occurrences)
    concept  = sum over its terms
    topic    = sum over its concepts

so that different words count more than the same word again. The constants lie on a
plateau: on public news in four languages neighbouring values do as well.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer, get_document_reader
from corpus import load_topics
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.evidence import MAX_EVIDENCE, TITLE_WEIGHT
from indexer.tagging.matcher import Matcher
from indexer.tagging.pattern import Pattern, term_set
from search.port.document import Evidence, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus import Article, Topic
    from indexer.tagging.pattern import Match

STRONG, WEAK = 1.0, 0.5
"""Weights of a concept's names, and of words that only suggest it."""
THRESHOLD = 1.0
"""Least score of a topic, or of a concept below it, that an article gets."""
SHARE = 0.25
"""Least share of the best topic's score that a further topic must have …"""
NAMED = 3.0
"""… unless its names occur this often: narrow topics have few other words."""
SHORT = 3
"""Letters of an abbreviation that is a common word in small letters."""


@dataclass(frozen=True, slots=True)
class ScoredTopic:
    """A topic of an article.

    Attributes:
        tag: its id, with its evidence.
        score: the sum of evidence; 0 where the input gave the topic.
        concepts: ids of the narrower concepts that reach the threshold, best first.
    """

    tag: Tag
    score: float = 0.0
    concepts: tuple[str, ...] = ()


def topic_tags(article: Article, topics: Path | None = None) -> tuple[Tag, ...]:
    """Return the topics of an article, best first; see `score_topics`."""
    return tuple(scored.tag for scored in score_topics(article, topics))


def score_topics(
    article: Article, topics: Path | None = None
) -> tuple[ScoredTopic, ...]:
    """Return an article's topics of the upper level, best first.

    Topics that the input gave are taken as they are.

    Args:
        article: what to tag.
        topics: the vocabulary's file; None for the one that comes with Hoptac.

    Raises:
        RuleError: the vocabulary is broken.
    """
    if article.topics:
        return tuple(ScoredTopic(Tag(topic)) for topic in article.topics)
    occurrences = tuple(_occurrences(article, topics))
    parents = _parents(topics)
    counts = _counts(occurrences)
    concepts = _concept_scores(counts)
    named = _named(counts)
    scores: dict[str, float] = defaultdict(float)
    for concept, score in concepts.items():
        for topic in parents[concept]:
            scores[topic] += score
    least = max(THRESHOLD, SHARE * max(scores.values(), default=0.0))
    evidence, best = _evidence(occurrences, parents), _best_first(concepts)
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
    """Yield each occurrence of a concept's words: the concept's id and the match."""
    (analyzed,) = get_document_reader(lang).read(text)
    for match in _matcher(lang, topics).find(analyzed):
        yield match.pattern.value, match


class _Occurrence(NamedTuple):
    """A passage that is evidence for concepts.

    Attributes:
        evidence: the passage.
        weight: occurrences that it counts as.
        patterns: the weightiest pattern of each concept that claims its words.
    """

    evidence: Evidence
    weight: float
    patterns: Mapping[str, Pattern]


def _occurrences(article: Article, topics: Path | None) -> Iterator[_Occurrence]:
    """Yield the passages in reading order; a title made of the body does not count."""
    fields = [("title", article.title, TITLE_WEIGHT)] if article.headline else []
    for field, text, count in [*fields, ("body", article.body, 1.0)]:
        by_span: dict[tuple[int, int], dict[str, Pattern]] = {}
        for concept, match in find_topics(article.lang, text, topics):
            patterns = by_span.setdefault((match.start, match.end), {})
            heaviest = patterns.setdefault(concept, match.pattern)
            if match.pattern.weight > heaviest.weight:
                patterns[concept] = match.pattern
        for (start, end), patterns in by_span.items():
            evidence = Evidence(field, text[start:end], start, end)
            yield _Occurrence(evidence, count, patterns)


def _counts(
    occurrences: tuple[_Occurrence, ...],
) -> dict[Pattern, tuple[float, int]]:
    """Return how often each pattern occurs, and how many concepts claim its words."""
    counts: dict[Pattern, tuple[float, int]] = {}
    for _, weight, patterns in occurrences:
        for pattern in patterns.values():
            before, _ = counts.get(pattern, (0.0, 0))
            counts[pattern] = before + weight, len(patterns)
    return counts


def _concept_scores(counts: Mapping[Pattern, tuple[float, int]]) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for pattern, (count, claims) in counts.items():
        scores[pattern.value] += pattern.weight / claims * log2(1 + count)
    return scores


def _named(counts: Mapping[Pattern, tuple[float, int]]) -> frozenset[str]:
    """Return the concepts whose names occur often."""
    names: dict[str, float] = defaultdict(float)
    for pattern, (count, _) in counts.items():
        if pattern.weight == STRONG:
            names[pattern.value] += count
    return frozenset(concept for concept in names if names[concept] >= NAMED)


def _evidence(
    occurrences: tuple[_Occurrence, ...], parents: Mapping[str, tuple[str, ...]]
) -> Mapping[str, list[Evidence]]:
    """Return the first passages that are evidence for each topic."""
    by_topic: dict[str, list[Evidence]] = defaultdict(list)
    for evidence, _, patterns in occurrences:
        for topic in {topic for concept in patterns for topic in parents[concept]}:
            if len(by_topic[topic]) < MAX_EVIDENCE:
                by_topic[topic].append(evidence)
    return by_topic


def _best_first(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda value: (-scores[value], value))


@cache
def _parents(topics: Path | None) -> Mapping[str, tuple[str, ...]]:
    """Return the upper-level topics of each concept; one of that level is its own."""
    return {topic.id: topic.broader or (topic.id,) for topic in load_topics(topics)}


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
