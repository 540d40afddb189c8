"""What does a segment of an index hold, and where in its file?

A segment is one file of arrays. Of each field it has the sorted terms, the postings of
all terms in a row, and each document's length; besides, the articles' ids, records and
days, and of each facet its values and which documents have them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from search.array_file import ArrayFile, ArrayWriter, Texts
from search.engines.columnar.segment.inverter import smallest
from search.engines.columnar.segment.schema import FACETS, field_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from search.engines.columnar.segment.inverter import Inverted

    Array = npt.NDArray[Any]

SUFFIX = ".arrays"
LETTERS_MOST = 255
"""Letters of a term that are counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field's arrays; see `Inverted`.

    Attributes:
        letters: code points of each term.
        signs: of each term, a bit for each letter's remainder by 64.
    """

    terms: Texts
    starts: Array
    documents: Array
    weights: Array
    places: Array
    positions: Array
    lengths: Array
    letters: Array
    signs: Array

    def number(self, term: bytes) -> int:
        """Give a term's number, -1 for one that is not there."""
        at = self.terms.find(term)
        return at if at < len(self.terms) and self.terms[at] == term else -1

    def run(self, first: int, last: int) -> slice:
        """Give where the postings of terms from one to before another lie."""
        return slice(int(self.starts[first]), int(self.starts[last]))


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """A facet's values, and pairs of a document and a value it has, by value."""

    values: tuple[str, ...]
    documents: Array
    indexes: Array


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A segment, open for reading.

    Attributes:
        size: documents, deleted ones included.
        ids: article ids, in the documents' order.
        by_id: documents in the order of their ids.
        records: articles and tags; see `record`.
        published: days as proleptic ordinals, 0 where unknown.
        facets: by field.
        fields: by name; a field without postings is missing.
        file: where all of it lies.
    """

    size: int
    ids: Texts
    by_id: Array
    records: Texts
    published: Array
    facets: Mapping[str, Values]
    fields: Mapping[str, Field]
    file: ArrayFile

    @classmethod
    def open(cls, path: Path) -> Segment:
        """Open a segment's file.

        Raises:
            IndexDamagedError: its table is not what it should be.
        """
        file = ArrayFile(path)
        ids = file.texts("ids")
        return cls(
            size=len(ids),
            ids=ids,
            by_id=file.array("by_id"),
            records=file.texts("records"),
            published=file.array("published"),
            facets={name: _values(file, name) for name in FACETS},
            fields=read_fields(file),
            file=file,
        )

    def document(self, article_id: bytes) -> int:
        """Give the document of an article, -1 where there is none."""
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if self.ids[int(self.by_id[middle])] < article_id:
                low = middle + 1
            else:
                high = middle
        if low < self.size and self.ids[number := int(self.by_id[low])] == article_id:
            return number
        return -1


def read_fields(file: ArrayFile) -> dict[str, Field]:
    """Read the fields that a file has."""
    names = (name for name in field_names() if f"{name}.starts" in file)
    return {name: _field(file, name) for name in names}


def put_field(writer: ArrayWriter, name: str, field: Inverted) -> None:
    """Write a field's arrays; one without postings is left out."""
    if not field.terms:
        return
    writer.put(f"{name}.documents", field.documents.astype(np.uint32, copy=False))
    writer.put(f"{name}.weights", field.weights)
    writer.put(f"{name}.places", smallest(field.places))
    writer.put(f"{name}.positions", field.positions)
    writer.put(f"{name}.starts", field.starts)
    writer.put(f"{name}.lengths", field.lengths)
    letters, signs = outlines([term.decode() for term in field.terms])
    writer.put(f"{name}.letters", letters)
    writer.put(f"{name}.signs", signs)
    writer.texts(f"{name}.terms", field.terms)


def put_articles(writer: ArrayWriter, ids: Sequence[bytes], days: Array) -> None:
    """Write what is kept of each article besides its record.

    Args:
        writer: where it goes.
        ids: of the articles.
        days: as in `Segment.published`.
    """
    writer.texts("ids", ids)
    order = sorted(range(len(ids)), key=ids.__getitem__)
    writer.put("by_id", np.array(order, dtype=np.uint32))
    writer.put("published", days.astype(np.int32))


def put_facet(writer: ArrayWriter, name: str, facet: Values) -> None:
    """Write a facet."""
    writer.texts(f"{name}.values", [value.encode() for value in facet.values])
    writer.put(f"{name}.documents", facet.documents.astype(np.uint32))
    writer.put(f"{name}.indexes", facet.indexes.astype(np.uint32))


def outlines(terms: Sequence[str]) -> tuple[Array, Array]:
    """Give what tells most words apart: how many letters, and which.

    An edit changes the number by one at most and the letters by two; a swap neither.

    Returns:
        Two arrays; see `Field`.
    """
    sizes = np.array([len(term) for term in terms], dtype=np.int64)
    codes = np.frombuffer("".join(terms).encode("utf-32-le"), dtype=np.uint32)
    bits = np.left_shift(np.uint64(1), (codes % 64).astype(np.uint64))
    signs = np.zeros(len(terms), dtype=np.uint64)
    held = sizes > 0
    starts = (np.cumsum(sizes) - sizes)[held]
    if len(starts):
        signs[held] = np.bitwise_or.reduceat(bits, starts)
    return np.minimum(sizes, LETTERS_MOST).astype(np.uint8), signs


def _values(file: ArrayFile, name: str) -> Values:
    return Values(
        tuple(value.decode() for value in file.texts(f"{name}.values")),
        file.array(f"{name}.documents"),
        file.array(f"{name}.indexes"),
    )


def _field(file: ArrayFile, name: str) -> Field:
    return Field(
        terms=file.texts(f"{name}.terms"),
        **{
            part: file.array(f"{name}.{part}")
            for part in (
                "starts",
                "documents",
                "weights",
                "places",
                "positions",
                "lengths",
                "letters",
                "signs",
            )
        },
    )
