"""Which facets, days and stories does each document have?

They are arrays over document numbers, made once when an index is opened, so that
counting a facet is one pass and a filter is one mask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.byte_lru import ByteLru
from search.engines.columnar.facets.facet_column import make_facet
from search.engines.columnar.facets.publication_months import number_months
from search.engines.columnar.facets.story_bitmaps import (
    MatchedDocuments,
    make_story_layout,
)
from search.engines.columnar.segment.field_names import FACETS
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.arrivals import Arrivals
    from search.engines.columnar.array_types import Integers, Mask
    from search.engines.columnar.facets.facet_column import FacetColumn
    from search.engines.columnar.segment.segment_list import SegmentList
    from search.stories import Stories


CACHED_MASKS = 64
"""Masks of facet values that are cached, a byte a document each."""


class DocValues:
    """The values of an index's documents, by document number.

    Attributes:
        size: the number of documents, deleted ones included.
        facets: by field.
        id_ranks: rank of each document's article id among all; shape (documents,).
        published: days as proleptic Gregorian ordinals, 0 where unknown;
            shape (documents,).
        arrived: when each document's article arrived, in seconds since 1970, 0 where
            unknown; shape (documents,).
        story: number of each document's story, less than `size`; shape (documents,).
        all_documents: the documents that are not deleted.
        months: the month of each document's publication.
    """

    def __init__(
        self,
        facets: Mapping[str, FacetColumn],
        id_ranks: Integers,
        published: Integers,
        all_documents: MatchedDocuments,
        arrived: Integers | None = None,
    ) -> None:
        self.size = len(id_ranks)
        self.facets = facets
        self.id_ranks = id_ranks
        self.published = published
        self.arrived = np.zeros_like(id_ranks) if arrived is None else arrived
        self.story = all_documents.layout.story
        self.all_documents = all_documents
        self.months = number_months(published)
        self._masks: ByteLru[tuple[str, frozenset[str]], Mask] = ByteLru(
            CACHED_MASKS * self.size
        )

    @classmethod
    def load(
        cls,
        segments: SegmentList,
        stories: Stories | None = None,
        arrivals: Arrivals | None = None,
    ) -> DocValues:
        """Read the values of an index.

        Args:
            segments: of the index.
            stories: which articles are versions of one story; None where each article
                is a story of its own.
            arrivals: as for `search.port.storage.EngineStorage.open`.

        Raises:
            IndexDamagedError: the arrivals are not those of the documents.
        """
        layout = make_story_layout(_number_stories(segments, stories))
        days = [segment.published for segment in segments.segments]
        id_ranks, alive = _rank_ids(segments), np.flatnonzero(segments.alive)
        moments = arrivals.moments() if arrivals else None
        return cls(
            facets={field: make_facet(segments, field, layout) for field in FACETS},
            id_ranks=id_ranks,
            published=np.concatenate([np.zeros(0, np.int64), *days]).astype(np.int64),
            all_documents=MatchedDocuments(alive, layout),
            arrived=None if moments is None else _arrived(moments, id_ranks, alive),
        )

    def having(self, field: str, values: frozenset[str]) -> Mask:
        """Return which documents have any of some values of a facet.

        Returns:
            A mask of shape (documents,), which must not be changed.
        """
        mask = self._masks.get((field, values))
        if mask is None:
            mask = self.facets[field].mask(values)
            self._masks.put((field, values), mask, mask.nbytes)
        return mask

    def between(self, first: int | None, last: int | None) -> Mask:
        """Return which documents were published between two days.

        Args:
            first: a proleptic Gregorian ordinal, included; None is open.
            last: the same. Without either bound, undated documents are included.

        Returns:
            A mask of shape (documents,).
        """
        mask = np.ones(self.size, dtype=bool)
        if first is not None:
            mask &= self.published >= first
        if last is not None:
            mask &= (self.published <= last) & (self.published > 0)
        return mask

    def versions(self, document: int) -> Integers:
        """Return the documents of a document's story, ascending."""
        return self.all_documents.layout.versions_of(self.story.item(document))


def _rank_ids(segments: SegmentList) -> Integers:
    """Return the rank of each document's article id; shape (documents,)."""
    ids = [article_id for segment in segments.segments for article_id in segment.ids]
    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return ranks


def _arrived(moments: Integers, id_ranks: Integers, alive: Integers) -> Integers:
    """Return when each document's article arrived; shape (documents,).

    Args:
        moments: in the order of the articles' ids.
        id_ranks: of all documents, those that are deleted included.
        alive: the documents that are not deleted.
    """
    if len(moments) != len(alive):
        reason = "the arrivals are not those of its articles"
        raise IndexDamagedError(reason)
    arrived = np.zeros_like(id_ranks)
    arrived[alive[np.argsort(id_ranks[alive])]] = moments
    return arrived


def _number_stories(segments: SegmentList, stories: Stories | None) -> Integers:
    """Number each document's story by the first document of the story."""
    numbers = np.arange(segments.size, dtype=np.int64)
    several = [s for s in stories.stories if len(s.versions) > 1] if stories else []
    if not several:
        return numbers
    document_of = segments.documents()
    for story in several:
        documents = [
            document_of[version.article_id]
            for version in story.versions
            if version.article_id in document_of
        ]
        if documents:
            numbers[documents] = min(documents)
    return numbers
