"""Which narrower topics is an article about, and not merely touching on?

A narrower topic is shown to people as a fact, and words like *government* or *family*
are in articles on anything. So its words must be in the headline, or recur all over the
text, and not be few beside those of another narrower topic. The constants were chosen
by reading what they let pass in news of all four languages; nine in ten are right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus import Article
    from indexer.tagging.topic_occurrences import Occurrence

NAMED = 2.0
"""How often its names must occur; in a headline one is worth three."""
LEAST = 2.0
"""Least score: a name in the headline, the same name three times, or two names."""
SHARE_IN_TITLE, SHARE_IN_BODY = 0.4, 0.6
"""Least share of the best narrower topic's score, with such a word and without."""
STRETCH = 600
"""Characters in which one of its words must occur, if none is in the headline."""


@dataclass(slots=True)
class _Passages:
    """How many passages speak of a concept, and whether one is in the headline."""

    count: int = 0
    in_title: bool = False


def find_narrower(
    article: Article,
    occurrences: tuple[Occurrence, ...],
    scores: Mapping[str, float],
    names: Mapping[str, float],
) -> frozenset[str]:
    """Return those of some concepts that an article is about.

    Args:
        article: the article.
        occurrences: its passages.
        scores: of the concepts of the lower level that occur.
        names: how often the names of each concept occur.
    """
    passages = {concept: _Passages() for concept in scores}
    for evidence, _, patterns in occurrences:
        for concept in patterns.keys() & passages.keys():
            passages[concept].count += 1
            passages[concept].in_title |= evidence.field == "title"
    best = max(scores.values(), default=0.0)
    return frozenset(
        concept
        for concept, score in scores.items()
        if names.get(concept, 0.0) >= NAMED
        and _is_strong(passages[concept], score, score / best, len(article.body))
    )


def _is_strong(passages: _Passages, score: float, share: float, length: int) -> bool:
    if score < LEAST:
        return False
    if passages.in_title:
        return share >= SHARE_IN_TITLE
    return share >= SHARE_IN_BODY and passages.count * STRETCH >= length
