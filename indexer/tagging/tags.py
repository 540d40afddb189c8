"""Which tags does an article get?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from indexer.tagging.countries import find_countries
from indexer.tagging.topics import find_topics
from search import Evidence, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus import Article
    from indexer.tagging.matcher import Match

    Finder = Callable[[str, str], Iterator[tuple[str, Match]]]

TITLE_WEIGHT = 3.0
"""Mentions in a body that one in a title is worth."""
COUNTRY_THRESHOLD = 2.0
"""Least sum of weights at which a country is a partner that the lead does not name."""
TOPIC_THRESHOLD = 2.0
"""Least sum of weights at which a topic is given."""
MAX_EVIDENCE = 20
"""Most places that are kept for one tag."""


def country_tags(article: Article, home: str) -> tuple[Tag, ...]:
    """Give the partner countries of an article, strongest first.

    Args:
        article: what to tag; countries that its input gave are taken as they are.
        home: code of the collection's own country, which is never a partner; "" for
            none.
    """
    if article.countries:
        return tuple(Tag(code) for code in article.countries if code != home)
    lead = len(article.body.split("\n", 1)[0])
    return tuple(
        tag
        for tag, weight in _collect(article, find_countries)
        if tag.value != home
        and (weight >= COUNTRY_THRESHOLD or tag.evidence[0].end <= lead)
    )


def topic_tags(article: Article) -> tuple[Tag, ...]:
    """Give the topics of an article, strongest first.

    Topics that the input gave are taken as they are.
    """
    if article.topics:
        return tuple(Tag(topic) for topic in article.topics)
    return tuple(
        tag
        for tag, weight in _collect(article, find_topics)
        if weight >= TOPIC_THRESHOLD
    )


def _collect(article: Article, find: Finder) -> list[tuple[Tag, float]]:
    """Add up what speaks for each value; a repeated first sentence counts once."""
    weights: dict[str, float] = defaultdict(float)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    fields = [("title", article.title, TITLE_WEIGHT)] if article.headline else []
    for field, text, factor in [*fields, ("body", article.body, 1.0)]:
        for value, match in find(article.lang, text):
            weights[value] += factor * match.pattern.weight
            words = text[match.start : match.end]
            evidence[value].append(Evidence(field, words, match.start, match.end))
    ordered = sorted(weights, key=lambda value: (-weights[value], value))
    return [
        (Tag(value, tuple(evidence[value][:MAX_EVIDENCE])), weights[value])
        for value in ordered
    ]
