"""Which articles are versions of one story?"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STORIES = "stories.jsonl"
"""Name of a generation's file of stories."""

CERTAIN = 1.0
"""Confidence of a story that is beyond doubt."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article of a story.

    Attributes:
        article_id: the article's id.
        lang: ISO 639-1 code of its language; "" where only the id is known.
        repost: whether another version in this language says nearly the same.
    """

    article_id: str
    lang: str
    repost: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One piece of news, in one language or in several.

    Attributes:
        id: given by the input, or stable from index to index.
        confidence: how sure it is that the versions belong together, from 0 to 1; 1
            where the input or a common source says so, and for a single article.
        versions: at most one per language that is no re-post.
    """

    id: str
    confidence: float
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class Stories:
    """All stories of a collection; every article is in exactly one.

    Attributes:
        stories: by id.
        problems: what was wrong with the ids that the input gave, and what to do.
    """

    stories: tuple[Story, ...]
    problems: tuple[str, ...] = ()

    @cached_property
    def by_article(self) -> Mapping[str, Story]:
        """The story of each article, by the article's id."""
        return {v.article_id: story for story in self.stories for v in story.versions}

    def story_of(self, article_id: str) -> Story:
        """Return an article's story; one that is in no story is a story of its own."""
        return self.by_article.get(article_id) or lone_story(article_id)


NO_STORIES = Stories(())
"""Those of a collection in which each article is a story of its own."""


def lone_story(article_id: str) -> Story:
    """Return the story of an article of which no version is known."""
    return Story(article_id, CERTAIN, (Version(article_id, ""),))


def write_stories(path: Path, stories: Stories) -> None:
    """Write stories, one per line, without the problems.

    Raises:
        OSError: the file cannot be written.
    """
    lines = (json.dumps(story_json(s), ensure_ascii=False) for s in stories.stories)
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def read_stories(path: Path) -> Stories:
    """Read what `write_stories` wrote.

    Raises:
        IndexDamagedError: the file is missing or broken.
    """
    try:
        with path.open(encoding="utf-8") as stream:
            return Stories(tuple(parse_story(json.loads(line)) for line in stream))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(path) from error


def read_story_ids(path: Path) -> dict[str, str]:
    """Read only the story id of each article, by the article's id.

    Raises:
        IndexDamagedError: the file is missing or broken.
    """
    try:
        # JSON escapes line feeds in texts, so each one here ends a story, and the file
        # is one JSON array but for its commas: parsing it at once is quicker.
        lines = path.read_text("utf-8").rstrip()
        stories = json.loads("[" + lines.replace("\n", ",") + "]")
        return {a["id"]: story["story"] for story in stories for a in story["articles"]}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(path) from error


def story_json(story: Story) -> dict[str, Any]:
    """Return a story as `hoptac stories` prints it and generations store it."""
    return {
        "story": story.id,
        "confidence": story.confidence,
        "articles": [version_json(version) for version in story.versions],
    }


def version_json(version: Version, lang: str = "") -> dict[str, Any]:
    """Return a version as JSON values; only re-posts are marked.

    Args:
        version: any version.
        lang: its language, where the version lacks it.
    """
    document = {"id": version.article_id, "lang": version.lang or lang}
    return {**document, "repost": True} if version.repost else document


def parse_story(line: Mapping[str, Any]) -> Story:
    """Return the story that `story_json` serialised.

    There are as many stories as articles nearly, and they stay in memory: equal texts
    and the commonest confidence are stored once.
    """
    versions = tuple(
        Version(
            str(a["id"]), sys.intern(str(a["lang"])), a.get("repost", False) is True
        )
        for a in line["articles"]
    )
    story_id, confidence = str(line["story"]), float(line["confidence"])
    if versions and versions[0].article_id == story_id:
        story_id = versions[0].article_id
    return Story(story_id, CERTAIN if confidence == CERTAIN else confidence, versions)


def _damaged(path: Path) -> IndexDamagedError:
    return IndexDamagedError(f"{path} cannot be read; rebuild with `hoptac index`")
