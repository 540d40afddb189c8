"""How strongly does an article speak of each concept of the vocabulary, and where?

Each occurrence of a name or word of the vocabulary is evidence for its concept:

    term    = weight / concepts that claim the words * log2(1 + occurrences)
    concept = sum over its terms

so that different words count more than the same word again.
"""

from __future__ import annotations

from collections import defaultdict
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from indexer.tagging.evidence import MAX_EVIDENCE, TITLE_WEIGHT
from indexer.tagging.topic_patterns import STRONG, find_topics
from search.port.document import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus import Article
    from indexer.tagging.pattern import Pattern

    Counts = Mapping[Pattern, tuple[float, int]]


class Occurrence(NamedTuple):
    """A passage that is evidence for concepts.

    Attributes:
        evidence: the passage.
        weight: occurrences that it counts as.
        patterns: the weightiest pattern of each concept that claims its words.
    """

    evidence: Evidence
    weight: float
    patterns: Mapping[str, Pattern]


def find_occurrences(article: Article, topics: Path | None) -> Iterator[Occurrence]:
    """Yield the passages in reading order; a title made of the body does not count.

    Args:
        article: what to search.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
    """
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
            yield Occurrence(evidence, count, patterns)


def count_patterns(occurrences: tuple[Occurrence, ...]) -> Counts:
    """Return how often each pattern occurs, and how many concepts claim its words."""
    counts: dict[Pattern, tuple[float, int]] = {}
    for _, weight, patterns in occurrences:
        for pattern in patterns.values():
            before, _ = counts.get(pattern, (0.0, 0))
            counts[pattern] = before + weight, len(patterns)
    return counts


def score_concepts(counts: Counts) -> Mapping[str, float]:
    """Return the score of each concept that occurs."""
    scores: dict[str, float] = defaultdict(float)
    for pattern, (count, claims) in counts.items():
        scores[pattern.value] += pattern.weight / claims * log2(1 + count)
    return scores


def count_names(counts: Counts) -> Mapping[str, float]:
    """Return how often the names of each concept occur; of weak words none counts."""
    names: dict[str, float] = defaultdict(float)
    for pattern, (count, _) in counts.items():
        if pattern.weight == STRONG:
            names[pattern.value] += count
    return names


def collect_evidence(
    occurrences: tuple[Occurrence, ...], topics_of: Mapping[str, tuple[str, ...]]
) -> Mapping[str, list[Evidence]]:
    """Return the first passages that are evidence for each topic.

    Args:
        occurrences: of one article.
        topics_of: for each concept the topics that its words are evidence for.
    """
    by_topic: dict[str, list[Evidence]] = defaultdict(list)
    for evidence, _, patterns in occurrences:
        for topic in {topic for concept in patterns for topic in topics_of[concept]}:
            if len(by_topic[topic]) < MAX_EVIDENCE:
                by_topic[topic].append(evidence)
    return by_topic
