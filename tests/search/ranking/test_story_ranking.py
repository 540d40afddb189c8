"""Do stories rank by their best versions?"""

from itertools import pairwise

import pytest

from search.ranking.story_ranking import rank_stories
from search.ranking.weights import RANKING
from search.stories import Stories, Story, Version

RANKED = Stories((
    Story("s-1", 0.9, (Version("a", "uk"), Version("b", "fr"), Version("c", "pl"))),
    Story("s-2", 1.0, (Version("d", "uk"),)),
    Story("s-3", 1.0, (Version("e", "uk"), Version("f", "fr"))),
))  # fmt: skip


def test_a_story_scores_its_best_version_and_shares_of_the_others():
    """Versions that match lift their story over a single article."""
    ranked = rank_stories((("d", 5.0), ("a", 4.5), ("b", 4.0)), RANKED.story_of)

    assert [article for article, _ in ranked] == ["a", "b", "c", "d"]
    scores = dict(ranked)
    assert scores["a"] == pytest.approx(4.5 + RANKING.further_versions * 4.0, abs=1e-3)
    assert scores["d"] == pytest.approx(5.0, abs=1e-3)


def test_versions_that_do_not_match_rank_with_their_story():
    """Below the versions that match, and above the next story."""
    ranked = rank_stories((("f", 3.0), ("d", 2.0)), RANKED.story_of)

    assert [article for article, _ in ranked] == ["f", "e", "d"]


@pytest.mark.parametrize(
    "ranked_articles",
    [
        (("a", 1.0), ("d", 1.0), ("e", 1.0)),
        (("f", 1.0), ("b", 1.0)),
        (("d", 0.5),),
        (),
    ],
)
def test_a_ranking_of_stories_has_no_ties_and_no_doubles(ranked_articles):
    """Each version of each matching story is ranked once, scores falling."""
    ranked = rank_stories(ranked_articles, RANKED.story_of)

    matching = {RANKED.by_article[article].id for article, _ in ranked_articles}
    every = [
        v.article_id for s in RANKED.stories if s.id in matching for v in s.versions
    ]
    assert sorted(article for article, _ in ranked) == sorted(every)
    scores = [score for _, score in ranked]
    assert all(one > other for one, other in pairwise(scores))
