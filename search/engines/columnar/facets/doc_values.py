"""Which values does each article have?

Facets, days and stories as arrays over document numbers, made once when an index is
opened: counting a facet is then one pass, and a filter one mask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from search.engines.columnar.facets.facet_column import make_facet
from search.engines.columnar.facets.story_bitmaps import Told, telling
from search.engines.columnar.segment.schema import FACETS
from search.port.matches import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from search.engines.columnar.facets.facet_column import FacetColumn
    from search.engines.columnar.segment.segment_list import Collection
    from search.stories import Stories

    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

_MONTHS = 12
_EPOCH_YEAR, _EPOCH = 1970, date(1970, 1, 1).toordinal()
CACHED_MASKS = 64
"""Filters whose documents stay known (a byte a document each)."""


@dataclass(frozen=True, eq=False)
class Columns:
    """What an index knows of its documents.

    Attributes:
        size: documents, deleted ones included.
        facets: by field.
        by_id: where each document stands in the order of the articles' ids.
        published: days as proleptic Gregorian ordinals, 0 where unknown.
        month: of each document, 0 where unknown, else counted from 1 for the first
            there is; and which one that is, in months since the year 0.
        story: a number for the story of each document, less than `size` in all.
        told: the living documents with their stories.
        having: gives the documents that have any of some values of a facet, as a mask.
    """

    size: int
    facets: Mapping[str, FacetColumn]
    by_id: Numbers
    published: Numbers
    month: tuple[Numbers, int]
    story: Numbers
    told: Told
    having: Callable[[str, frozenset[str]], Mask]

    @classmethod
    def load(cls, collection: Collection, stories: Stories | None = None) -> Columns:
        """Read the columns of an index."""
        size = collection.size
        story = _story(collection, stories)
        of_all = telling(story)
        facets = {field: make_facet(collection, field, of_all) for field in FACETS}
        days = [segment.published for segment in collection.segments]
        published = np.concatenate([np.zeros(0, np.int64), *days]).astype(np.int64)
        alive = np.flatnonzero(collection.alive)

        def having(field: str, values: frozenset[str]) -> Mask:
            return facets[field].mask(values, size)

        return cls(
            size=size,
            facets=facets,
            by_id=_by_id(collection),
            published=published,
            month=_months(published),
            story=story,
            told=Told(alive, of_all),
            having=lru_cache(maxsize=CACHED_MASKS)(having),
        )

    def between(self, first: int | None, last: int | None) -> Mask:
        """Give the documents published on days from `first` to `last`, both included.

        Without either bound every document is given, dated or not.
        """
        mask = np.ones(self.size, dtype=bool)
        if first is not None:
            mask &= self.published >= first
        if last is not None:
            mask &= (self.published <= last) & (self.published > 0)
        return mask

    def months(self, documents: Numbers) -> tuple[Month, ...]:
        """Count documents by the month of their publication, months in order."""
        numbers, first = self.month
        counts = np.bincount(numbers.take(documents))
        found = np.flatnonzero(counts[1:])
        years, months = np.divmod(first + found, _MONTHS)
        articles = counts[1:][found].tolist()
        rows = zip(years.tolist(), (months + 1).tolist(), articles, strict=True)
        return tuple(map(Month._make, rows))

    def siblings(self, document: int) -> Numbers:
        """Give the documents of a document's story."""
        by_story, starts = self.told.telling.versions
        number = self.story[document]
        return by_story[starts[number] : starts[number + 1]]


def _months(published: Numbers) -> tuple[Numbers, int]:
    """Number the months of days."""
    dated = published > 0
    since = (published[dated] - _EPOCH).astype("datetime64[D]").astype("datetime64[M]")
    months = since.astype(np.int64) + _EPOCH_YEAR * _MONTHS
    first = int(months.min()) if len(months) else 0
    numbers = np.zeros(len(published), np.int64)
    numbers[dated] = months - first + 1
    return numbers, first


def _by_id(collection: Collection) -> Numbers:
    """Give each document's place in the order of the articles' ids."""
    ids = [article_id for segment in collection.segments for article_id in segment.ids]
    places = np.empty(len(ids), dtype=np.int64)
    places[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return places


def _story(collection: Collection, stories: Stories | None) -> Numbers:
    """Number each document's story by the first of its documents."""
    story = np.arange(collection.size, dtype=np.int64)
    several = [s for s in stories.stories if len(s.versions) > 1] if stories else []
    if not several:
        return story
    documents = collection.documents()
    for found in several:
        known = [
            documents[version.article_id]
            for version in found.versions
            if version.article_id in documents
        ]
        if known:
            story[known] = min(known)
    return story
