"""How are some documents laid out in columns before they join a segment?

Batches are made where articles are analysed, in worker processes if there are any. A
few large arrays pickle faster than many small objects.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.interning import interner
from search.engines.columnar.segment.field_names import FACETS, field_name
from search.engines.columnar.segment.small_integers import smallest
from search.engines.columnar.segment.stored_fields import encode_stored_fields
from search.indexing.id_map import IdMap
from search.port.facet_values import facet_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.engines.columnar.array_types import Array
    from search.port.document import Document, Postings


class FieldBatch(NamedTuple):
    """The postings of one field, in the order of their documents.

    Attributes:
        terms: the field's distinct terms, by first appearance.
        documents: documents with at least one posting, ascending; shape (documents,).
        sizes: postings of each of these documents; shape (documents,).
        term_ids: index into `terms` of each posting; shape (postings,).
        weights: of each posting; shape (postings,).
        counts: number of positions of each posting; shape (postings,).
        positions: of all postings, concatenated; shape (positions,).
    """

    terms: tuple[str, ...]
    documents: Array
    sizes: Array
    term_ids: Array
    weights: Array
    counts: Array
    positions: Array


class FacetPairs(NamedTuple):
    """Which documents have which values of a facet.

    Attributes:
        values: the distinct values.
        documents: of each pair; shape (pairs,).
        indexes: index into `values` of each pair; shape (pairs,).
    """

    values: tuple[str, ...]
    documents: Array
    indexes: Array


@dataclass(frozen=True, slots=True, eq=False)
class SegmentBatch:
    """Some documents, numbered from 0.

    Attributes:
        ids: article id of each document, UTF-8.
        stored_fields: of all documents, concatenated; see `stored_fields`.
        sizes: bytes of each document's stored fields; shape (documents,).
        days: days of publication, as in `Segment.published`; shape (documents,).
        facets: by field.
        fields: by name; a field without postings is missing.
    """

    ids: tuple[bytes, ...]
    stored_fields: bytes
    sizes: Array
    days: Array
    facets: Mapping[str, FacetPairs]
    fields: Mapping[str, FieldBatch]


def make_batch(documents: Iterable[Document]) -> SegmentBatch:
    """Lay documents out in columns."""
    builder = _BatchBuilder()
    for number, document in enumerate(documents):
        builder.add(number, document)
    return SegmentBatch(
        ids=tuple(builder.ids),
        stored_fields=b"".join(builder.stored_fields),
        sizes=np.array([len(data) for data in builder.stored_fields], dtype=np.uint32),
        days=np.array(builder.days, dtype=np.int32),
        facets={name: facet.pairs() for name, facet in builder.facets.items()},
        fields={name: field.batch() for name, field in builder.fields.items()},
    )


def _uint32_array() -> array[int]:
    return array("I")


class _FieldBuilder:
    """Collects the postings of a `FieldBatch`."""

    def __init__(self) -> None:
        self._term_ids = interner()
        self._id_map = IdMap(self._term_ids)
        self._documents = _uint32_array()
        self._columns: list[tuple[Array, ...]] = []

    def add(self, number: int, postings: Postings) -> None:
        self._documents.append(number)
        term_ids = self._id_map.translate(postings.vocabulary, postings.term_ids)
        self._columns.append(
            (term_ids, postings.weights, postings.counts, postings.positions)
        )

    def batch(self) -> FieldBatch:
        sizes = np.array([len(term_ids) for term_ids, *_ in self._columns])
        columns = map(np.concatenate, zip(*self._columns, strict=True))
        return FieldBatch(
            tuple(self._term_ids),
            _smallest(self._documents),
            smallest(sizes),
            *map(smallest, columns),
        )


@dataclass(slots=True, eq=False)
class _FacetBuilder:
    """Collects the values of a facet."""

    value_ids: defaultdict[str, int] = field(default_factory=interner)
    documents: array[int] = field(default_factory=_uint32_array)
    indexes: array[int] = field(default_factory=_uint32_array)

    def add(self, number: int, values: Iterable[str]) -> None:
        for value in values:
            self.documents.append(number)
            self.indexes.append(self.value_ids[value])

    def pairs(self) -> FacetPairs:
        return FacetPairs(
            tuple(self.value_ids), _smallest(self.documents), _smallest(self.indexes)
        )


@dataclass(slots=True, eq=False)
class _BatchBuilder:
    """Collects the columns of a `SegmentBatch`."""

    ids: list[bytes] = field(default_factory=list)
    stored_fields: list[bytes] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    facets: dict[str, _FacetBuilder] = field(
        default_factory=lambda: {name: _FacetBuilder() for name in FACETS}
    )
    fields: defaultdict[str, _FieldBuilder] = field(
        default_factory=lambda: defaultdict(_FieldBuilder)
    )

    def add(self, number: int, document: Document) -> None:
        article = document.article
        self.ids.append(article.id.encode())
        self.stored_fields.append(encode_stored_fields(document))
        self.days.append(article.published.toordinal() if article.published else 0)
        for name, values in facet_values(document).items():
            self.facets[name].add(number, values)
        for channel, postings in document.postings.items():
            if len(postings):
                self.fields[field_name(channel, article.lang)].add(number, postings)


def _smallest(integers: array[int]) -> Array:
    return smallest(np.frombuffer(integers, np.uint32) if integers else np.zeros(0))
