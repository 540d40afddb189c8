"""What do some articles come to before they are part of a segment?

Packs are made where articles are analysed, in other processes if there are any, and
handed on: few large values, which are cheap to pass.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analyzers.interning import interner
from search.engines.columnar.segment.inverter import smallest
from search.engines.columnar.segment.schema import FACETS, field_name
from search.engines.columnar.segment.stored_fields import to_record
from search.indexing.term_numbers import IdMap
from search.port.document import partners

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy.typing as npt

    from search.port.document import Document, Postings

    Array = npt.NDArray[Any]


class Columns(NamedTuple):
    """What a field's articles hold, in the order they came.

    Attributes:
        terms: each once, by first appearance.
        documents: those that hold something, ascending.
        sizes: postings of each of them.
        numbers: of each posting, the place of its term.
        weights: of each posting.
        counts: positions of each posting.
        positions: those of all postings in a row.
    """

    terms: tuple[str, ...]
    documents: Array
    sizes: Array
    numbers: Array
    weights: Array
    counts: Array
    positions: Array


class Pairs(NamedTuple):
    """Which articles have which value of a facet, in the order they came.

    Attributes:
        values: each once, by first appearance.
        documents: of each pair.
        indexes: of each pair, the place of its value.
    """

    values: tuple[str, ...]
    documents: Array
    indexes: Array


@dataclass(frozen=True, slots=True, eq=False)
class SegmentBatch:
    """Some articles; their documents are numbered from 0.

    Attributes:
        ids: of each article.
        records: of all articles in a row; see `record`.
        sizes: bytes of each record.
        days: as in `Segment.published`.
        facets: by field.
        fields: by name; a field without postings is missing.
    """

    ids: tuple[bytes, ...]
    records: bytes
    sizes: Array
    days: Array
    facets: Mapping[str, Pairs]
    fields: Mapping[str, Columns]


def make_batch(documents: Iterable[Document]) -> SegmentBatch:
    """Convert documents to columns."""
    found = _Found()
    for document, entry in enumerate(documents):
        found.add(document, entry)
    return SegmentBatch(
        ids=tuple(found.ids),
        records=b"".join(found.records),
        sizes=np.array([len(record) for record in found.records], dtype=np.uint32),
        days=np.array(found.days, dtype=np.int32),
        facets={name: facet.pairs() for name, facet in found.facets.items()},
        fields={name: field.columns() for name, field in found.fields.items()},
    )


def _column() -> array[int]:
    return array("I")


class _FieldFound:
    """See `Columns`."""

    def __init__(self) -> None:
        self._terms = interner()
        self._renumbering = IdMap(self._terms)
        self._documents = _column()
        self._rows: list[tuple[Array, ...]] = []

    def add(self, document: int, postings: Postings) -> None:
        self._documents.append(document)
        numbers = self._renumbering.of(postings.texts, postings.numbers)
        self._rows.append(
            (numbers, postings.weights, postings.counts, postings.positions)
        )

    def columns(self) -> Columns:
        sizes = np.array([len(row[0]) for row in self._rows])
        numbers, *rest = map(np.concatenate, zip(*self._rows, strict=True))
        return Columns(
            tuple(self._terms),
            _small(self._documents),
            smallest(sizes),
            smallest(numbers),
            *map(smallest, rest),
        )


@dataclass(slots=True, eq=False)
class _FacetFound:
    """See `Pairs`."""

    values: defaultdict[str, int] = field(default_factory=interner)
    documents: array[int] = field(default_factory=_column)
    indexes: array[int] = field(default_factory=_column)

    def add(self, document: int, values: Iterable[str]) -> None:
        for value in values:
            self.documents.append(document)
            self.indexes.append(self.values[value])

    def pairs(self) -> Pairs:
        return Pairs(tuple(self.values), _small(self.documents), _small(self.indexes))


@dataclass(slots=True, eq=False)
class _Found:
    """See `SegmentBatch`."""

    ids: list[bytes] = field(default_factory=list)
    records: list[bytes] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    facets: dict[str, _FacetFound] = field(
        default_factory=lambda: {name: _FacetFound() for name in FACETS}
    )
    fields: defaultdict[str, _FieldFound] = field(
        default_factory=lambda: defaultdict(_FieldFound)
    )

    def add(self, document: int, entry: Document) -> None:
        article = entry.article
        self.ids.append(article.id.encode())
        self.records.append(to_record(entry))
        self.days.append(article.published.toordinal() if article.published else 0)
        for name, values in _facets(entry):
            self.facets[name].add(document, values)
        for channel, postings in entry.postings.items():
            if len(postings):
                self.fields[field_name(channel, article.lang)].add(document, postings)


def _facets(entry: Document) -> Iterator[tuple[str, Iterable[str]]]:
    """Give the values of each facet, each once."""
    article = entry.article
    published = article.published
    yield "country", dict.fromkeys(tag.value for tag in partners(entry.countries))
    yield "organization", dict.fromkeys(t.value for t in partners(entry.organizations))
    yield "topic", dict.fromkeys(tag.value for tag in entry.topics)
    yield "lang", (article.lang,)
    yield "year", (str(published.year),) if published else ()
    yield "source", (article.source.casefold(),) if article.source else ()


def _small(numbers: array[int]) -> Array:
    return smallest(np.frombuffer(numbers, np.uint32) if numbers else np.zeros(0))
