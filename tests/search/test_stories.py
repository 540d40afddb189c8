"""Are stories read as they were written?"""

import json
from itertools import pairwise

import pytest

from search.errors import IndexDamagedError
from search.stories import (
    OTHER_VERSIONS,
    Stories,
    Story,
    Version,
    rank_stories,
    read_stories,
    read_story_ids,
    write_stories,
)

STORIES = Stories(
    (
        Story("s-1", 0.93, (Version("а", "uk"), Version("b", "uk", repost=True))),
        Story("given", 1.0, (Version("c", "pl"),)),
    ),
    problems=("not kept",),
)


def test_stories_come_back(tmp_path):
    """All but the problems, which were for whoever built."""
    write_stories(tmp_path / "s.jsonl", STORIES)

    assert read_stories(tmp_path / "s.jsonl") == Stories(STORIES.stories)


def test_the_story_of_each_article_is_read_alone(tmp_path):
    """For a build that wants no more than that."""
    write_stories(tmp_path / "s.jsonl", STORIES)

    ids = read_story_ids(tmp_path / "s.jsonl")

    assert ids == {name: story.id for name, story in STORIES.by_article.items()}


def test_a_line_is_a_story(tmp_path):
    """A line is what people get: only re-posts are marked."""
    write_stories(tmp_path / "s.jsonl", STORIES)

    line = json.loads((tmp_path / "s.jsonl").read_text("utf-8").splitlines()[0])
    assert line == {
        "story": "s-1",
        "confidence": 0.93,
        "articles": [
            {"id": "а", "lang": "uk"},
            {"id": "b", "lang": "uk", "repost": True},
        ],
    }


def test_a_story_is_found_by_its_articles():
    """Each article leads to its story."""
    assert STORIES.by_article["b"].id == "s-1"
    assert set(STORIES.by_article) == {"а", "b", "c"}


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"story": "a", "articles": 3}'])
def test_a_broken_file_is_told(tmp_path, text):
    """Whatever is wrong, the message says what to do."""
    path = tmp_path / "s.jsonl"
    path.write_text(text, "utf-8")

    for read in (read_stories, read_story_ids):
        with pytest.raises(IndexDamagedError, match="rebuild"):
            read(path)
        with pytest.raises(IndexDamagedError):
            read(tmp_path / "none")


RANKED = Stories((
    Story("s-1", 0.9, (Version("a", "uk"), Version("b", "fr"), Version("c", "pl"))),
    Story("s-2", 1.0, (Version("d", "uk"),)),
    Story("s-3", 1.0, (Version("e", "uk"), Version("f", "fr"))),
))  # fmt: skip


def test_a_story_has_its_best_versions_score_and_shares_of_the_others():
    """Versions that were found lift their story over a single article."""
    ranked = rank_stories((("d", 5.0), ("a", 4.5), ("b", 4.0)), RANKED)

    assert [article for article, _ in ranked] == ["a", "b", "c", "d"]
    scores = dict(ranked)
    assert scores["a"] == pytest.approx(4.5 + OTHER_VERSIONS * 4.0, abs=1e-3)
    assert scores["d"] == pytest.approx(5.0, abs=1e-3)


def test_versions_that_were_not_found_stand_with_their_story():
    """Below those that were, and above the next story."""
    ranked = rank_stories((("f", 3.0), ("d", 2.0)), RANKED)

    assert [article for article, _ in ranked] == ["f", "e", "d"]


@pytest.mark.parametrize(
    "found",
    [
        (("a", 1.0), ("d", 1.0), ("e", 1.0)),
        (("f", 1.0), ("b", 1.0)),
        (("d", 0.5),),
        (),
    ],
)
def test_a_ranking_of_stories_has_no_ties_and_no_doubles(found):
    """Each version of each found story stands once, scores falling."""
    ranked = rank_stories(found, RANKED)

    told = {RANKED.by_article[article].id for article, _ in found}
    every = [v.article_id for s in RANKED.stories if s.id in told for v in s.versions]
    assert sorted(article for article, _ in ranked) == sorted(every)
    scores = [score for _, score in ranked]
    assert all(one > other for one, other in pairwise(scores))
