"""Which articles are versions of one story?"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STORIES = "stories.jsonl"
"""Name of a generation's file of stories."""


SURE = 1.0
"""Confidence of a story that is beyond doubt."""
OTHERS = 0.3
"""Share of their scores that further versions add to their story's."""
TIE = 1e-6
"""Least difference of two scores in a ranking of stories."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article of a story.

    Attributes:
        article_id: the article's id.
        lang: ISO 639-1 code of its language.
        repost: whether another version in this language says nearly the same.
    """

    article_id: str
    lang: str
    repost: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What was told in one language or in several.

    Attributes:
        id: given by the input, or stable from index to index.
        confidence: how sure it is that the versions belong together, from 0 to 1; 1
            where the input or a common source says so, and for a single article.
        versions: at most one a language that is no re-post.
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

    def of(self, article_id: str) -> Story:
        """Give an article's story; one in no story tells its own."""
        found = self.by_article.get(article_id)
        return found or Story(article_id, 1.0, (Version(article_id, ""),))


def write_stories(path: Path, stories: Stories) -> None:
    """Write stories, one a line; problems are not kept.

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
            return Stories(tuple(_story(json.loads(line)) for line in stream))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> IndexDamagedError:
    return IndexDamagedError(f"{path} cannot be read; rebuild with `hoptac index`")


def read_story_ids(path: Path) -> dict[str, str]:
    """Read the story of each article from what `write_stories` wrote, by their ids.

    Raises:
        IndexDamagedError: the file is missing or broken.
    """
    try:
        lines = path.read_text("utf-8").rstrip()  # which hold no line's end within
        stories = json.loads("[" + lines.replace("\n", ",") + "]")
        return {a["id"]: story["story"] for story in stories for a in story["articles"]}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(path) from error


def rank_stories(
    ranked: tuple[tuple[str, float], ...], stories: Stories
) -> tuple[tuple[str, float], ...]:
    """Rank articles by their stories: a story has its best version's score and a share
    of each other's.

    Args:
        ranked: ids of articles with scores, best first.
        stories: whose versions are given, even those that were not found themselves.

    Returns:
        Ids with scores, best story first, a story's best version first.
    """
    total: dict[str, float] = defaultdict(float)
    own = dict(ranked)
    for article, score in ranked:
        story = stories.of(article).id
        share = OTHERS if story in total else 1.0
        total[story] += share * score
    found: list[tuple[float, float, str]] = []
    told = {stories.of(article).id: stories.of(article) for article in own}
    for name, each in told.items():
        found += [
            (total[name], own.get(v.article_id, 0.0), v.article_id)
            for v in each.versions
        ]
    found.sort(key=lambda item: (-item[0], -item[1], item[2]))
    last = len(found)
    return tuple(
        (article, score + (last - place) * TIE)
        for place, (score, _, article) in enumerate(found)
    )


def story_json(story: Story) -> dict[str, Any]:
    """Give a story as people and files get it."""
    return {
        "story": story.id,
        "confidence": story.confidence,
        "articles": [
            {
                "id": v.article_id,
                "lang": v.lang,
                **({"repost": True} if v.repost else {}),
            }
            for v in story.versions
        ],
    }


def _story(line: dict[str, Any]) -> Story:
    """Read a story; texts that many have are kept once."""
    versions = tuple(
        Version(
            str(a["id"]), sys.intern(str(a["lang"])), a.get("repost", False) is True
        )
        for a in line["articles"]
    )
    name, sure = str(line["story"]), float(line["confidence"])
    if versions and versions[0].article_id == name:
        name = versions[0].article_id
    return Story(name, SURE if sure == SURE else sure, versions)
