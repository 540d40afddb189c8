"""Which facets, days and stories does each document have?

They are arrays over document numbers, made once when an index is opened, so that
counting a facet is one pass and a filter is one mask.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.byte_lru import ByteLru
from search.engines.columnar.facets.facet_column import make_facet
from search.engines.columnar.facets.story_bitmaps import (
    MatchedDocuments,
    make_story_layout,
)
from search.engines.columnar.segment.field_names import FACETS
from search.errors import IndexDamagedError
from search.port.matches import Month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.arrivals import Arrivals
    from search.engines.columnar.array_types import Integers, Mask
    from search.engines.columnar.facets.facet_column import FacetColumn
    from search.engines.columnar.segment.segment_list import SegmentList
    from search.stories import Stories


_MONTHS = 12
_EPOCH_YEAR, _EPOCH = 1970, date(1970, 1, 1).toordinal()
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
        self._months, self._first_month = _number_months(published)
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
            stories: as for `search.port.engine.EngineStorage.open`.
            arrivals: as for `search.port.engine.EngineStorage.open`.

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

    def count_months(self, matches: MatchedDocuments) -> tuple[Month, ...]:
        """Count documents and their stories by the month of their publication.

        Returns:
            The months that have any, in chronological order.
        """
        counts = np.bincount(self._months.take(matches.documents))
        sharing = matches.sharing
        pairs = self._months.take(sharing) * self.size + self.story.take(sharing)
        pairs.sort()
        repeated = pairs[1:][pairs[1:] == pairs[:-1]] // max(1, self.size)
        stories = counts - np.bincount(repeated, minlength=len(counts))
        months = np.flatnonzero(counts[1:]) + 1  # 0 is undated
        years, month_indexes = np.divmod(self._first_month + months - 1, _MONTHS)
        columns = (years, month_indexes + 1, counts[months], stories[months])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return tuple(map(Month._make, rows))

    def versions(self, document: int) -> Integers:
        """Return the documents of a document's story, ascending."""
        return self.all_documents.layout.versions_of(self.story.item(document))


def _number_months(published: Integers) -> tuple[Integers, int]:
    """Number the months of publication.

    Args:
        published: as in `DocValues`.

    Returns:
        For each document 0 if it is undated, else 1 for the first month there is and so
        on; and the first month, counted from January of the year 0.
    """
    dated = published > 0
    days = (published[dated] - _EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]").astype(np.int64) + _EPOCH_YEAR * _MONTHS
    first = int(months.min()) if len(months) else 0
    numbers = np.zeros(len(published), np.int64)
    numbers[dated] = months - first + 1
    return numbers, first


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
