"""In which order do the stories of ranked articles come?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from search.stories import Stories, Story

TIE_BREAK = 1e-6
"""Least difference of two scores in a ranking of stories."""


def rank_stories(
    ranked: tuple[tuple[str, float], ...], stories: Stories
) -> tuple[tuple[str, float], ...]:
    """Rank articles by their stories.

    A story scores what its best version scores, and `further_versions` (see
    `search.ranking.weights`) of what each other version scores.

    Args:
        ranked: ids of articles with scores, best first.
        stories: whose versions are returned, also those that are not in `ranked`.

    Returns:
        Ids with scores, best story first, a story's best version first; no two scores
        are equal.
    """
    scores = dict(ranked)
    matched: dict[str, Story] = {}
    totals: dict[str, float] = {}
    for article, score in ranked:
        story = stories.story_of(article)
        matched[story.id] = story
        first = story.id not in totals
        share = 1.0 if first else RANKING.further_versions
        totals[story.id] = totals.get(story.id, 0.0) + share * score
    order = sorted(
        (
            (totals[story.id], scores.get(version.article_id, 0.0), version.article_id)
            for story in matched.values()
            for version in story.versions
        ),
        key=lambda item: (-item[0], -item[1], item[2]),
    )
    return tuple(
        (article, total + (len(order) - position) * TIE_BREAK)
        for position, (total, _, article) in enumerate(order)
    )
