"""Which topics does an article get, with which score and evidence?

The evidence for a concept is evidence for every topic of the upper level that it
belongs to, whose score is the sum over its concepts. The constants lie on a plateau:
on public news in four languages neighbouring values do as well. Which of the narrower
topics it is about, `indexer.tagging.narrower_topics` decides.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus import load_topics
from indexer.tagging.narrower_topics import find_narrower
from indexer.tagging.topic_occurrences import (
    collect_evidence,
    count_names,
    count_patterns,
    find_occurrences,
    score_concepts,
)
from search.port.document import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus import Article

    Levels = Mapping[str, tuple[str, ...]]

THRESHOLD = 1.0
"""Least score of a topic."""
SHARE = 0.25
"""Least share of the best topic's score that a further topic must have …"""
NAMED = 3.0
"""… unless its names occur this often: narrow topics have few other words."""


@dataclass(frozen=True, slots=True)
class ScoredTopic:
    """A topic of an article.

    Attributes:
        tag: its id, with its evidence.
        score: the sum of evidence; 0 where the input gave the topic.
    """

    tag: Tag
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class ArticleTopics:
    """The topics of an article.

    Attributes:
        upper: those of the upper level, best first.
        narrower: those below them, best first; the broader topics of each are among
            `upper`.
    """

    upper: tuple[ScoredTopic, ...]
    narrower: tuple[ScoredTopic, ...]

    @property
    def topics(self) -> tuple[Tag, ...]:
        """The tags of the upper level."""
        return tuple(scored.tag for scored in self.upper)

    @property
    def subtopics(self) -> tuple[Tag, ...]:
        """The tags of the lower level."""
        return tuple(scored.tag for scored in self.narrower)


def score_topics(article: Article, topics: Path | None = None) -> ArticleTopics:
    """Return an article's topics of both levels.

    Topics that the input gave are taken as they are; a narrower one implies those that
    are broader.

    Args:
        article: what to tag.
        topics: the vocabulary's file; None for the one that comes with Hoptac.

    Raises:
        RuleError: the vocabulary is broken.
    """
    levels = _levels(topics)
    if article.topics:
        return _given(article.topics, levels)
    occurrences = tuple(find_occurrences(article, topics))
    counts = count_patterns(occurrences)
    concepts, names = score_concepts(counts), count_names(counts)
    upper = _upper(concepts, names, levels)
    below = {each: score for each, score in concepts.items() if levels[each]}
    narrower = {
        concept: below[concept]
        for concept in find_narrower(article, occurrences, below, names)
        if upper.keys() >= {*levels[concept]}
    }
    tags_of = {
        concept: tuple(
            {*(levels[concept] or (concept,)), concept} & {*upper, *narrower}
        )
        for concept in concepts
    }
    evidence = collect_evidence(occurrences, tags_of)
    return ArticleTopics(
        *(
            tuple(
                ScoredTopic(Tag(topic, tuple(evidence[topic])), scores[topic])
                for topic in sorted(scores, key=lambda value: (-scores[value], value))
            )
            for scores in (upper, narrower)
        )
    )


def _upper(
    concepts: Mapping[str, float], names: Mapping[str, float], levels: Levels
) -> Mapping[str, float]:
    """Return the scores of the topics of the upper level that an article gets."""
    scores: dict[str, float] = defaultdict(float)
    for concept, score in concepts.items():
        for topic in levels[concept] or (concept,):
            scores[topic] += score
    least = max(THRESHOLD, SHARE * max(scores.values(), default=0.0))
    return {
        topic: score
        for topic, score in scores.items()
        if score >= least or names.get(topic, 0.0) >= NAMED
    }


def _given(ids: tuple[str, ...], levels: Levels) -> ArticleTopics:
    """Return the topics that the input gave; ids that are unknown are upper ones."""
    narrower = dict.fromkeys(topic for topic in ids if levels.get(topic))
    upper = dict.fromkeys(
        each for topic in ids for each in levels.get(topic) or (topic,)
    )
    return ArticleTopics(
        tuple(ScoredTopic(Tag(topic)) for topic in upper),
        tuple(ScoredTopic(Tag(topic)) for topic in narrower),
    )


@cache
def _levels(topics: Path | None) -> Levels:
    """Return the broader topics of each concept; () for the upper level."""
    return {topic.id: topic.broader for topic in load_topics(topics)}
