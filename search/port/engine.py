"""What must a search engine be able to do?

The port between our linguistics and an engine's storage. It speaks of entries, plans
and facets; an adapter in `search.engines` translates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from search.port.document import Channel, Document
    from search.port.matches import Matches, Ranking, TaggedArticle
    from search.port.plan import Leaf, Plan
    from search.query.request import FacetField, Query
    from search.stories import Stories


class CacheUse(NamedTuple):
    """How often what was asked for was known, and was not, since an index is open."""

    hits: int
    misses: int


class Engine(Protocol):
    """One finished index, open for reading; safe to use from several threads."""

    def search(self, query: Query, plans: Mapping[str, Plan] | None) -> Matches:
        """Answer a request.

        Args:
            query: filters, order and page.
            plans: the question's plan by language; None finds everything, and a
                language without a plan nothing.
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
        """
        ...

    def count(self, plans: Mapping[str, Plan]) -> int:
        """Count the articles that plans match, whatever the filters."""
        ...

    def resolve(self, plans: Mapping[str, Plan]) -> Mapping[str, Plan]:
        """Give plans in which each `FirstMatching` is the part that decides."""
        ...

    def shares(
        self, plans: Mapping[str, Plan], found: TaggedArticle
    ) -> tuple[tuple[Leaf, float], ...]:
        """Give what an article's score is made of; the shares add up to it."""
        ...

    def frequency(self, channel: Channel, lang: str, term: str) -> int:
        """Count the articles that have a term."""
        ...

    def near(
        self, channel: Channel, lang: str, term: str, distance: int
    ) -> tuple[tuple[str, int], ...]:
        """Give the terms within an edit distance, with the articles that have each."""
        ...

    def get(self, article_id: str) -> TaggedArticle | None:
        """Give an article by its id."""
        ...

    def articles(self) -> Iterator[TaggedArticle]:
        """Give every article."""
        ...

    def caches(self) -> Mapping[str, CacheUse]:
        """Tell how much is remembered to the purpose, by the name of what is."""
        ...

    def close(self) -> None:
        """Let go of files and memory maps; nothing may be asked afterwards."""
        ...


class EngineStorage(Protocol):
    """Writes and opens indexes of one engine; each index is a folder of its own."""

    def write(
        self,
        folder: Path,
        entries: Iterable[Document],
        base: Path | None = None,
        dropped: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index: what `base` has but those `dropped`, then `entries`.

        Args:
            folder: the new index, empty.
            entries: articles with new ids, or with ids that are dropped.
            base: an index that this engine wrote, whose files stay as they are.
            dropped: ids of articles of `base`.

        Returns:
            The number of articles in all.

        Raises:
            OSError: the disk is full or the folder may not be written.
        """
        ...

    def open(self, folder: Path, stories: Stories | None = None) -> Engine:
        """Open an index for reading.

        Args:
            folder: the index.
            stories: which articles are versions of one; none, and each is its own.

        Raises:
            IndexDamagedError: its files cannot be read.
        """
        ...


Pack = TypeVar("Pack")
"""Entries as an engine lays them out; they can be pickled."""


class PackedStorage(EngineStorage, Protocol[Pack]):
    """Also writes indexes of entries that were laid out before, elsewhere."""

    def pack(self, entries: Iterable[Document]) -> Pack:
        """Lay some entries out for `write_packs`, in another process if one likes."""
        ...

    def write_packs(
        self,
        folder: Path,
        packs: Iterable[Pack],
        base: Path | None = None,
        dropped: frozenset[str] = frozenset(),
    ) -> int:
        """Write a new index as `write` does, of packs."""
        ...
