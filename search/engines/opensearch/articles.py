"""Which articles does an index have, and which stories are they versions of?

A story stands in a document of its own, the parent of its articles. It is fetched with
them where it is known which one it is, and else right after.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from search.engines.columnar.segment.stored_fields import decode_stored_fields
from search.engines.opensearch.documents import article_key, is_story_key, story_key
from search.engines.opensearch.remembered import Remembered
from search.engines.opensearch.requests import all_search, documents_search
from search.engines.opensearch.responses import read_hit, read_story
from search.errors import EngineUnavailableError
from search.stories import lone_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from search.engines.opensearch.client import Cluster
    from search.engines.opensearch.responses import Hit
    from search.port.matches import TaggedArticle
    from search.stories import Story

CACHED_ARTICLES = 1_000
"""Articles that are cached, at about 10 kB each."""
CACHED_STORIES = 20_000
"""Stories that are cached, at about 500 bytes each."""
CACHED_STORY_IDS = 100_000
"""Articles of which it is cached what their story is, at about 200 bytes each."""
READ_AT_ONCE, STORIES_AT_ONCE = 500, 2_000
"""Articles that are fetched by a request, and stories."""


class Articles:
    """The articles of one index; safe to use from several threads.

    Attributes:
        cached: articles that were read last, by id.
    """

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self._story_ids: Remembered[str, str] = Remembered(CACHED_STORY_IDS)
        self._stories: Remembered[str, Story] = Remembered(CACHED_STORIES)
        self.cached: Remembered[str, TaggedArticle] = Remembered(CACHED_ARTICLES)

    def get_all(self, ids: Sequence[str]) -> Mapping[str, TaggedArticle]:
        """Return some articles by their ids, without those that there are not."""
        known = {id_: self.cached.get(id_) for id_ in ids}
        missing = [id_ for id_, tagged in known.items() if tagged is None]
        found = self.decoded(self._find(missing))
        known |= {tagged.article.id: tagged for tagged in found}
        return {id_: tagged for id_, tagged in known.items() if tagged is not None}

    def story_ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the id of each article's story; see the port."""
        known = {id_: self._story_ids.get(id_) for id_ in ids}
        missing = [id_ for id_, story in known.items() if story is None]
        known |= {hit.id: hit.story for hit in self._find(missing, records=False)}
        return tuple(known[id_] or id_ for id_ in ids)

    def stories(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Return each article's story; see the port."""
        story_ids = self.story_ids(ids)
        told = self._told(story_ids)
        keys = zip(ids, story_ids, strict=True)
        return tuple(told.get(story) or lone_story(id_) for id_, story in keys)

    def every(self) -> Iterator[TaggedArticle]:
        """Yield every article in the order in which they were indexed."""
        hits = self._cluster.scan(self._index, all_search(), READ_AT_ONCE)
        while some := tuple(map(read_hit, islice(hits, READ_AT_ONCE))):
            told = self._told([hit.story for hit in some])
            yield from (_decode(hit, told) for hit in some)

    def decoded(self, hits: Iterable[Hit]) -> tuple[TaggedArticle, ...]:
        """Return the articles of hits, and keep them."""
        hits = tuple(hits)
        for hit in hits:
            self.keep_story(hit)
        known = {hit.id: self.cached.get(hit.id) for hit in hits}
        fresh = [hit for hit in hits if known[hit.id] is None]
        told = self._told([hit.story for hit in fresh])
        decoded = {hit.id: _decode(hit, told) for hit in fresh}
        for id_, tagged in decoded.items():
            self.cached.put(id_, tagged)
        return tuple(known[hit.id] or decoded[hit.id] for hit in hits)

    def keep_story(self, hit: Hit) -> None:
        """Remember which story a hit belongs to."""
        self._story_ids.put(hit.id, hit.story)

    def clear(self) -> None:
        """Forget what was read."""
        for cache in (self.cached, self._story_ids, self._stories):
            cache.clear()

    def _told(self, ids: Sequence[str]) -> dict[str, Story]:
        """Return stories by their ids, without those that there are not."""
        known = {id_: self._stories.get(id_) for id_ in ids}
        missing = [story_key(id_) for id_, story in known.items() if story is None]
        for some in _parts(missing, STORIES_AT_ONCE):
            answer = self._cluster.search(self._index, documents_search(some))
            for story in map(read_story, answer["hits"]["hits"]):
                self._stories.put(story.id, story)
                known[story.id] = story
        return {id_: story for id_, story in known.items() if story is not None}

    def _find(self, ids: Sequence[str], *, records: bool = True) -> Iterator[Hit]:
        """Yield articles; stories that come along are kept."""
        for some in _parts(ids, READ_AT_ONCE):
            keys = [article_key(id_) for id_ in some]
            keys += self._unread(some) if records else ()
            search = documents_search(keys, records=records)
            for hit in self._cluster.search(self._index, search)["hits"]["hits"]:
                if is_story_key(hit["_id"]):
                    story = read_story(hit)
                    self._stories.put(story.id, story)
                else:
                    article = read_hit(hit)
                    self.keep_story(article)
                    yield article

    def _unread(self, ids: Sequence[str]) -> list[str]:
        """Return the keys of stories that articles are known to be of, and no more."""
        stories = {self._story_ids.get(id_) for id_ in ids} - {None}
        return [story_key(s) for s in stories if s and self._stories.get(s) is None]


def _decode(hit: Hit, told: Mapping[str, Story]) -> TaggedArticle:
    """Return the article of a hit, with its story."""
    if hit.story not in told:
        reason = f"the cluster has {hit.id} but not its story {hit.story}"
        raise EngineUnavailableError(reason)
    return decode_stored_fields(hit.record, lambda _: told[hit.story])


def _parts(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield ids in parts of a size, of which each is fetched by a request."""
    for first in range(0, len(ids), size):
        yield ids[first : first + size]
