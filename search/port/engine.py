"""What must a search engine be able to do?

The port between the rest of the search and an engine. It speaks of documents, plans and
facets; the adapters in `search.engines` translate them for one engine each, and
`search.engines.registry` opens the adapter that a URL names.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from search.arrivals import Arrivals
    from search.port.document import Channel, Document
    from search.port.matches import CrossCount, Matches, Ranking, TaggedArticle
    from search.port.plan import Leaf, Plan
    from search.query.facets import FacetField
    from search.query.request import Query
    from search.stories import Stories

BATCH = 64
"""Documents of a batch that `write_documents` makes; the more, the fewer terms are
looked up twice."""

IndexBatch: TypeAlias = Any
"""Documents in the form in which one engine writes them.

Only the engine that made a batch reads it. It can be pickled, because worker processes
make batches and the process that writes the index receives them.
"""


class CacheUse(NamedTuple):
    """How often a cache was read since the index was opened.

    Attributes:
        hits: reads that found a value.
        misses: reads that did not.
    """

    hits: int
    misses: int


class Engine(Protocol):
    """One finished index, open for reading; safe to use from several threads."""

    def search(self, query: Query, plans: Mapping[str, Plan] | None) -> Matches:
        """Return one page of articles, the totals, and the counts of all facets.

        Args:
            query: filters, order and page.
            plans: the question's plan by language; None matches every article, and a
                language without a plan matches none.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def rank(
        self,
        query: Query,
        plans: Mapping[str, Plan] | None,
        facets: tuple[FacetField, ...] = (),
    ) -> Ranking:
        """Rank articles as `search` does, without reading them.

        Args:
            query: as for `search`.
            plans: as for `search`.
            facets: those to count.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def represent(
        self, query: Query, plans: Mapping[str, Plan] | None, ids: Sequence[str]
    ) -> tuple[str, ...]:
        """Return for each match the one that represents its story in a grouped page.

        Args:
            query: filters and preferred languages; without these, each match
                represents its story itself.
            plans: as for `search`.
            ids: of matches.
        """
        ...

    def cross(
        self,
        query: Query,
        plans: Mapping[str, Plan] | None,
        row: FacetField,
        column: FacetField,
    ) -> tuple[CrossCount, ...]:
        """Count the matches that have a value of one facet and one of another.

        Args:
            query: filters; what it selects in these two facets is ignored unless it
                requires all of it, what it excludes is not.
            plans: as for `search`.
            row: a facet.
            column: another one, or the same.

        Returns:
            The pairs that some match has, in the order of the values.

        Raises:
            QueryError: a prefix stands for too many words.
        """
        ...

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Count the articles that plans match, whatever the filters."""
        ...

    def resolve(self, plans: Mapping[str, Plan]) -> Mapping[str, Plan]:
        """Replace each `FirstMatching` of the plans by its part that decides."""
        ...

    def shares(
        self, plans: Mapping[str, Plan], tagged: TaggedArticle
    ) -> tuple[tuple[Leaf, float], ...]:
        """Split an article's score by the leaves that it comes from.

        Returns:
            The leaves that the article matches, each with its share; the shares add up
            to the score.
        """
        ...

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term (its document frequency)."""
        ...

    def similar_terms(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Return the terms within an edit distance of one, with their frequencies."""
        ...

    def get(self, article_id: str) -> TaggedArticle | None:
        """Return an article by its id, None where there is none."""
        ...

    def articles(self) -> Iterator[TaggedArticle]:
        """Yield every article."""
        ...

    def caches(self) -> Mapping[str, CacheUse]:
        """Return the use of each cache since the index was opened, by cache name."""
        ...

    def close(self) -> None:
        """Release files and memory maps; the engine must not be used afterwards."""
        ...


class EngineStorage(Protocol):
    """Writes and opens the indexes of one engine; each index is a folder of its own."""

    def make_batch(self, documents: Iterable[Document]) -> IndexBatch:
        """Convert some documents into a batch for `write`; any process may do it."""
        ...

    def write(
        self,
        folder: Path,
        batches: Iterable[IndexBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index: the articles of `base` but those deleted, then `batches`.

        Args:
            folder: the new index, empty.
            batches: documents with new ids, or with ids that are deleted.
            base: an index that this engine wrote, whose files stay as they are.
            deleted: ids of articles of `base`.

        Returns:
            The number of articles in all.

        Raises:
            OSError: the disk is full or the folder may not be written.
        """
        ...

    def open(
        self,
        folder: Path,
        stories: Stories | None = None,
        arrivals: Arrivals | None = None,
    ) -> Engine:
        """Open an index for reading.

        Args:
            folder: the index.
            stories: which articles are versions of one story; None where each article
                is a story of its own.
            arrivals: when its articles arrived; None where that is not known.

        Raises:
            IndexDamagedError: its files cannot be read.
        """
        ...


def write_documents(
    storage: EngineStorage,
    folder: Path,
    documents: Iterable[Document],
    base: Path | None = None,
    deleted: frozenset[str] = frozenset(),
) -> int:
    """Write an index of documents that need not be analysed by several processes.

    Args:
        storage: of the engine that writes it.
        folder: as for `EngineStorage.write`.
        documents: read as a stream, a batch at a time.
        base: as for `EngineStorage.write`.
        deleted: as for `EngineStorage.write`.

    Returns:
        The number of articles in all.

    Raises:
        OSError: the disk is full or the folder may not be written.
    """
    return storage.write(folder, _batches(storage, documents), base, deleted)


def _batches(
    storage: EngineStorage, documents: Iterable[Document]
) -> Iterator[IndexBatch]:
    stream = iter(documents)
    for first in stream:
        yield storage.make_batch(chain((first,), islice(stream, BATCH - 1)))
