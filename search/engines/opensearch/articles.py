"""Which articles does an index have, by their ids and in its order?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.engines.columnar.segment.stored_fields import decode_stored_fields
from search.engines.opensearch.documents import article_key
from search.engines.opensearch.remembered import Remembered
from search.engines.opensearch.requests import all_search, articles_search
from search.engines.opensearch.responses import read_hit, read_hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from search.engines.opensearch.client import Cluster
    from search.engines.opensearch.responses import Hit
    from search.port.matches import TaggedArticle

CACHED_ARTICLES = 1_000
"""Articles that are cached, at about 10 kB each."""
CACHED_STORIES = 100_000
"""Articles whose story is cached, at about 200 bytes each."""
READ_AT_ONCE = 500
"""Articles that are fetched by a request."""


class Articles:
    """The articles of one index; safe to use from several threads.

    Attributes:
        cached: articles that were read last, by id.
    """

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self._stories: Remembered[str, str] = Remembered(CACHED_STORIES)
        self.cached: Remembered[str, TaggedArticle] = Remembered(CACHED_ARTICLES)

    def get_all(self, ids: Sequence[str]) -> Mapping[str, TaggedArticle]:
        """Return some articles by their ids, without those that there are not."""
        known = {id_: self.cached.get(id_) for id_ in ids}
        missing = [id_ for id_, tagged in known.items() if tagged is None]
        known |= {hit.id: self.decoded(hit) for hit in self._find(missing)}
        return {id_: tagged for id_, tagged in known.items() if tagged is not None}

    def stories(self, ids: Sequence[str]) -> list[str]:
        """Return the id of each article's story."""
        known = {id_: self._stories.get(id_) for id_ in ids}
        missing = [id_ for id_, story in known.items() if story is None]
        known |= {hit.id: hit.story for hit in self._find(missing, records=False)}
        return [story for id_ in ids if (story := known[id_]) is not None]

    def every(self) -> Iterator[TaggedArticle]:
        """Yield every article in the order in which they were indexed."""
        for hit in self._cluster.scan(self._index, all_search(), READ_AT_ONCE):
            yield decode_stored_fields(read_hit(hit).record)

    def decoded(self, hit: Hit) -> TaggedArticle:
        """Return the article of a hit, and keep it."""
        self.keep_story(hit)
        tagged = self.cached.get(hit.id)
        if tagged is None:
            tagged = decode_stored_fields(hit.record)
            self.cached.put(hit.id, tagged)
        return tagged

    def keep_story(self, hit: Hit) -> None:
        """Remember which story a hit belongs to."""
        self._stories.put(hit.id, hit.story)

    def clear(self) -> None:
        """Forget what was read."""
        self.cached.clear()
        self._stories.clear()

    def _find(self, ids: Sequence[str], *, records: bool = True) -> Iterator[Hit]:
        for first in range(0, len(ids), READ_AT_ONCE):
            keys = [article_key(id_) for id_ in ids[first : first + READ_AT_ONCE]]
            search = articles_search(keys, records=records)
            for hit in read_hits(self._cluster.search(self._index, search)):
                self.keep_story(hit)
                yield hit
