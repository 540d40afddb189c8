"""Which values does each article have?

Facets and dates as arrays over document numbers, made once when an index is opened:
counting a facet is then one pass of `bincount`, and a filter one boolean mask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from search.engines.whoosh.schema import FACETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from search.stories import Stories

    Mask = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class FacetColumn:
    """A facet: pairs of a document number and an index into `values`."""

    values: tuple[str, ...]
    documents: Numbers
    indexes: Numbers

    def counts(self, mask: Mask) -> Numbers:
        """Count, per value, the documents of a mask that have it."""
        found = self.indexes[mask[self.documents]]
        return np.bincount(found, minlength=len(self.values))

    def stories(self, mask: Mask, story: Numbers) -> Numbers:
        """Count, per value, the stories of a mask's documents that have it."""
        held = mask[self.documents]
        pairs = np.stack([self.indexes[held], story[self.documents[held]]])
        values = np.unique(pairs, axis=1)[0]
        return np.bincount(values, minlength=len(self.values))

    def mask(self, selected: Iterable[str], size: int) -> Mask:
        """Give the documents that have any of some values."""
        wanted = [i for i, value in enumerate(self.values) if value in set(selected)]
        mask = np.zeros(size, dtype=bool)
        mask[self.documents[np.isin(self.indexes, wanted)]] = True
        return mask


@dataclass(frozen=True)
class Columns:
    """All facets, and days of publication as proleptic ordinals (0: unknown)."""

    size: int
    facets: Mapping[str, FacetColumn]
    published: Numbers
    story: Numbers

    @classmethod
    def load(cls, reader: Any, stories: Stories | None = None) -> Columns:
        """Read the columns of an index; `story` numbers the story of each document."""
        size = reader.doc_count_all()
        column = reader.column_reader("published") if size else ()
        return cls(
            size=size,
            facets={field: _facet(reader, field) for field in FACETS},
            published=np.fromiter(column, dtype=np.int64, count=size),
            story=_story(reader, size, stories),
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


def _story(reader: Any, size: int, stories: Stories | None) -> Numbers:
    """Number the story of each document; one in no story is a story of its own."""
    story = np.arange(size, dtype=np.int64)
    if stories is None:
        return story
    numbers = {
        version.article_id: number
        for number, found in enumerate(stories.stories, start=size)
        for version in found.versions
    }
    for term in reader.lexicon("id") if size else ():
        number = numbers.get(term.decode())
        if number is not None:
            story[next(reader.postings("id", term).all_ids())] = number
    return story


def _facet(reader: Any, field: str) -> FacetColumn:
    values: list[str] = []
    documents: list[int] = []
    indexes: list[int] = []
    for term in reader.lexicon(field):
        numbers = list(reader.postings(field, term).all_ids())
        documents += numbers
        indexes += [len(values)] * len(numbers)
        values.append(term.decode())
    return FacetColumn(
        tuple(values),
        np.array(documents, dtype=np.int64),
        np.array(indexes, dtype=np.int64),
    )
