"""What is to be written to an index, so that it holds what a generation does?

To an empty one, everything. To a copy of the index before: what went, what is new, and
what has another story or another time of arrival than before, by which documents lie in
another place or say something else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.documents import (
    article_key,
    article_source,
    story_key,
    story_source,
)
from search.errors import IndexDamagedError
from search.stories import lone_story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.arrivals import Arrivals
    from search.engines.opensearch.spool import Spool, SpooledArticle
    from search.stories import Stories, Story


@dataclass(frozen=True, eq=False)
class Contents:
    """What an index holds.

    Attributes:
        spool: its articles.
        stories: which of them are versions of one story.
        arrivals: when they arrived.
    """

    spool: Spool
    stories: Stories
    arrivals: Arrivals | None = None

    def __post_init__(self) -> None:
        """Refuse the arrivals of other articles.

        Raises:
            IndexDamagedError: they are not those of the spool.
        """
        if self.arrivals and len(self._arrived) != self.spool.articles:
            reason = "the arrivals are not those of its articles"
            raise IndexDamagedError(reason)

    def story_of(self, article_id: str) -> str:
        """Return the id of an article's story."""
        return self.stories.story_of(article_id).id

    def arrived(self, article_id: str) -> int:
        """Return when an article was last news, in seconds since 1970; 0: unknown."""
        return self._arrived.get(article_id, 0)

    @cached_property
    def told(self) -> Mapping[str, Story]:
        """All stories by id, those of single articles as well."""
        known = self.stories.by_article
        alone = (lone_story(id_) for id_ in self.spool.ids() if id_ not in known)
        return {story.id: story for story in chain(alone, self.stories.stories)}

    @cached_property
    def _arrived(self) -> Mapping[str, int]:
        rows = self.arrivals.rows() if self.arrivals else ()
        return {row.id: max(row.first, row.changed) for row in rows if not row.gone}


@dataclass(frozen=True, slots=True)
class Changes:
    """What an index differs in from the one before.

    Attributes:
        gone: ids of articles whose document is to be deleted, with the story before.
        loaded: ids of the articles that are to be written; None for all.
        stories_gone: ids of stories that are no more.
        stories_new: ids of stories that there were not.
        stories_changed: ids of stories that have other versions than before.
        stories: how many there are in the end.
    """

    gone: Mapping[str, str] = field(default_factory=dict)
    loaded: frozenset[str] | None = None
    stories_gone: frozenset[str] = frozenset()
    stories_new: frozenset[str] = frozenset()
    stories_changed: frozenset[str] = frozenset()
    stories: int = 0

    def documents(self, articles: int) -> int:
        """Return how many documents are written or deleted, of so many articles."""
        loaded = articles if self.loaded is None else len(self.loaded)
        stories = self.stories_gone, self.stories_new, self.stories_changed
        return len(self.gone) + sum(map(len, stories)) + loaded

    @property
    def deletions(self) -> int:
        """How many documents of the index before are deleted or replaced at most."""
        stories = len(self.stories_gone) + len(self.stories_changed)
        return len(self.gone) + len(self.loaded or ()) + stories


def everything(contents: Contents) -> Changes:
    """Return what an empty index lacks."""
    stories = frozenset(contents.told)
    return Changes(stories_new=stories, stories=len(stories))


def changes_between(before: Contents, now: Contents) -> Changes:
    """Return what an index has to become another one.

    Args:
        before: what it holds.
        now: what it is to hold, of a spool that was written on that of `before`.
    """
    added, removed = frozenset(now.spool.added), frozenset(now.spool.removed)
    moved, late = set[str](), set[str]()
    for id_ in now.spool.ids():
        if id_ in added:
            continue
        if before.story_of(id_) != now.story_of(id_):
            moved.add(id_)
        elif before.arrived(id_) != now.arrived(id_):
            late.add(id_)
    gone = {}
    for id_ in removed | moved:
        story = before.story_of(id_)
        is_no_more = id_ in removed and id_ not in added
        if is_no_more or story != now.story_of(id_):
            gone[id_] = story
    old, new = before.told, now.told
    return Changes(
        gone=gone,
        loaded=added | moved | late,
        stories_gone=frozenset(old.keys() - new.keys()),
        stories_new=frozenset(new.keys() - old.keys()),
        stories_changed=frozenset(
            id_ for id_ in old if old[id_] != new.get(id_, old[id_])
        ),
        stories=len(new),
    )


def actions(now: Contents, changes: Changes) -> Iterator[bytes]:
    """Yield what brings changes about, each as lines of a bulk request."""
    for id_, story in changes.gone.items():
        yield _line({"delete": _place(article_key(id_), story)})
    for story in changes.stories_gone:
        yield _line({"delete": _place(story_key(story), story)})
    for story in chain(changes.stories_new, changes.stories_changed):
        head = _line({"index": _place(story_key(story), story)})
        yield head + _line(story_source(now.told[story]))
    for article in now.spool.read(changes.loaded):
        yield _article(now, article)


def _article(now: Contents, article: SpooledArticle) -> bytes:
    """Return the lines that write an article."""
    story = now.story_of(article.id)
    arrived = now.arrived(article.id)
    added = article_source({}, story=story, arrived=arrived, place=article.place)
    head = _line({"index": _place(article_key(article.id), story)})
    fields = article.line.rstrip()[:-1]  # without the closing brace
    return b"%b%b,%b" % (head, fields, _line(added)[1:])


def _place(key: str, story: str) -> dict[str, str]:
    """Return what tells the cluster where a document is."""
    return {"_id": key, "routing": story_key(story)}


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
