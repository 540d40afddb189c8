"""In which order do the stories of ranked articles come?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search.stories import Story

TIE_BREAK = 1e-6
"""Least difference of two scores in a ranking of stories."""


class ScoredStory(NamedTuple):
    """A story of ranked articles.

    Attributes:
        story: id of the story.
        best: id of its version that ranks best.
        score: what that version scores, and `further_versions` (see
            `search.ranking.weights`) of what each other version scores.
    """

    story: str
    best: str
    score: float


def score_stories(
    ranked: tuple[tuple[str, float], ...], stories: Sequence[str]
) -> tuple[ScoredStory, ...]:
    """Return the stories of articles, in the order of their best versions.

    A story that several versions tell is rarely found by chance.

    Args:
        ranked: ids of articles with scores, best first.
        stories: id of the story of each.
    """
    scored: dict[str, ScoredStory] = {}
    for (article, score), story in zip(ranked, stories, strict=True):
        if (known := scored.get(story)) is None:
            scored[story] = ScoredStory(story, article, score)
        else:
            total = known.score + RANKING.further_versions * score
            scored[story] = known._replace(score=total)
    return tuple(scored.values())


def rank_stories(
    ranked: tuple[tuple[str, float], ...], story_of: Callable[[str], Story]
) -> tuple[tuple[str, float], ...]:
    """Rank articles by their stories.

    Args:
        ranked: ids of articles with scores, best first.
        story_of: returns an article's story, whose versions are all returned, also
            those that are not in `ranked`.

    Returns:
        Ids with scores, best story first, a story's best version first; no two scores
        are equal.
    """
    scores = dict(ranked)
    told = [story_of(article) for article, _ in ranked]
    stories = {story.id: story for story in told}
    order = sorted(
        (
            (each.score, scores.get(version.article_id, 0.0), version.article_id)
            for each in score_stories(ranked, [story.id for story in told])
            for version in stories[each.story].versions
        ),
        key=lambda item: (-item[0], -item[1], item[2]),
    )
    return tuple(
        (article, total + (len(order) - position) * TIE_BREAK)
        for position, (total, _, article) in enumerate(order)
    )
