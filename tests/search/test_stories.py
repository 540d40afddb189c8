"""Are stories read as they were written?"""

import json

import pytest

from search.errors import IndexDamagedError
from search.stories import (
    Stories,
    Story,
    Version,
    read_stories,
    read_story_ids,
    write_stories,
)

STORIES = Stories(
    (
        Story("s-1", 0.93, (Version("а", "uk"), Version("b", "uk", repost=True))),
        Story("stated", 1.0, (Version("c", "pl"),)),
    ),
    problems=("not written",),
)


def test_stories_come_back(tmp_path):
    """All but the problems, which only the build reports."""
    write_stories(tmp_path / "s.jsonl", STORIES)

    assert read_stories(tmp_path / "s.jsonl") == Stories(STORIES.stories)


def test_story_ids_are_read_without_the_stories(tmp_path):
    """By article, for a build that needs no more."""
    write_stories(tmp_path / "s.jsonl", STORIES)

    ids = read_story_ids(tmp_path / "s.jsonl")

    assert ids == {
        article_id: story.id for article_id, story in STORIES.by_article.items()
    }


def test_each_line_is_a_story(tmp_path):
    """The line has the keys that exports have; only re-posts are marked."""
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


def test_stories_are_indexed_by_article():
    """Each article is a key to its story."""
    assert STORIES.by_article["b"].id == "s-1"
    assert set(STORIES.by_article) == {"а", "b", "c"}


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"story": "a", "articles": 3}'])
def test_a_broken_file_is_reported(tmp_path, text):
    """Whatever is wrong with its content, the message advises a rebuild."""
    path = tmp_path / "s.jsonl"
    path.write_text(text, "utf-8")

    for read in (read_stories, read_story_ids):
        with pytest.raises(IndexDamagedError, match="rebuild"):
            read(path)
        with pytest.raises(IndexDamagedError):
            read(tmp_path / "none")
