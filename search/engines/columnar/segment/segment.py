"""What does a segment of an index hold, and where in its file?

A segment is one file of arrays. For each field it has the sorted terms, the postings of
all terms one after the other, and each document's length. Next to the fields it has the
articles' ids, stored fields and days, and which documents have which facet values.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayFile, ArrayWriter, ByteStrings
from search.engines.columnar.segment.batch import FacetPairs
from search.engines.columnar.segment.field_names import FACETS, field_names
from search.engines.columnar.segment.small_integers import smallest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from search.engines.columnar.array_types import Array
    from search.engines.columnar.segment.inverter import InvertedField


SUFFIX = ".arrays"
MAX_TERM_LENGTH = 255
"""Greatest term length that is stored; longer terms are stored as this long."""
_FIELD_ARRAYS = (
    "starts", "documents", "weights", "position_starts", "positions", "lengths",
    "term_lengths", "letter_masks",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field of a segment; attributes not listed here are those of `InvertedField`.

    Attributes:
        term_lengths: code points of each term, `MAX_TERM_LENGTH` at most;
            shape (terms,), uint8.
        letter_masks: which letters each term has; shape (terms,), uint64. See
            `term_outlines`.
    """

    terms: ByteStrings
    starts: Array
    documents: Array
    weights: Array
    position_starts: Array
    positions: Array
    lengths: Array
    term_lengths: Array
    letter_masks: Array

    def term_id(self, term: bytes) -> int:
        """Return a term's rank among the sorted terms, -1 where it is missing."""
        rank = self.terms.bisect_left(term)
        return rank if rank < len(self.terms) and self.terms[rank] == term else -1

    def postings(self, first: int, last: int) -> slice:
        """Return the range of the postings of terms `first` to before `last`."""
        return slice(int(self.starts[first]), int(self.starts[last]))


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A segment, open for reading.

    Attributes:
        size: the number of documents, deleted ones included.
        ids: article id of each document.
        by_id: the documents, sorted by their ids; shape (documents,), uint32.
        stored_fields: articles and tags; see `stored_fields`.
        published: days of publication as proleptic Gregorian ordinals, 0 where
            unknown; shape (documents,), int32.
        facets: by field; pairs are sorted by value, then document.
        fields: by name; a field without postings is missing.
        file: the mapped file, which all of it is read from.
    """

    size: int
    ids: ByteStrings
    by_id: Array
    stored_fields: ByteStrings
    published: Array
    facets: Mapping[str, FacetPairs]
    fields: Mapping[str, Field]
    file: ArrayFile

    @classmethod
    def open(cls, path: Path) -> Segment:
        """Open a segment's file.

        Raises:
            IndexDamagedError: its table is damaged, or an array is missing.
            OSError: it cannot be read.
        """
        file = ArrayFile(path)
        ids = file.strings("ids")
        return cls(
            size=len(ids),
            ids=ids,
            by_id=file.array("by_id"),
            stored_fields=file.strings("stored_fields"),
            published=file.array("published"),
            facets={name: _read_facet(file, name) for name in FACETS},
            fields=read_fields(file),
            file=file,
        )

    def document(self, article_id: bytes) -> int:
        """Return the document with an article id, -1 where there is none."""
        rank = bisect_left(self.by_id, article_id, key=self.ids.__getitem__)
        if rank < self.size:
            document: int = self.by_id.item(rank)
            if self.ids[document] == article_id:
                return document
        return -1


def read_fields(file: ArrayFile) -> dict[str, Field]:
    """Return the fields of a file by name."""
    names = (name for name in field_names() if f"{name}.starts" in file)
    return {name: _read_field(file, name) for name in names}


def write_field(writer: ArrayWriter, name: str, field: InvertedField) -> None:
    """Write a field's arrays, none for a field without postings."""
    if not field.terms:
        return
    writer.put(f"{name}.documents", field.documents.astype(np.uint32, copy=False))
    writer.put(f"{name}.weights", field.weights)
    writer.put(f"{name}.position_starts", smallest(field.position_starts))
    writer.put(f"{name}.positions", field.positions)
    writer.put(f"{name}.starts", field.starts)
    writer.put(f"{name}.lengths", field.lengths)
    lengths, masks = term_outlines([term.decode() for term in field.terms])
    writer.put(f"{name}.term_lengths", lengths)
    writer.put(f"{name}.letter_masks", masks)
    writer.put_strings(f"{name}.terms", field.terms)


def write_articles(writer: ArrayWriter, ids: Sequence[bytes], days: Array) -> None:
    """Write what a segment has for each article next to its stored fields.

    Args:
        writer: of the segment's file.
        ids: article id of each document.
        days: as in `Segment.published`.
    """
    writer.put_strings("ids", ids)
    order = sorted(range(len(ids)), key=ids.__getitem__)
    writer.put("by_id", np.array(order, dtype=np.uint32))
    writer.put("published", days.astype(np.int32))


def write_facet(writer: ArrayWriter, name: str, facet: FacetPairs) -> None:
    """Write a facet, whose pairs must be sorted by value, then document."""
    writer.put_strings(f"{name}.values", [value.encode() for value in facet.values])
    writer.put(f"{name}.documents", facet.documents.astype(np.uint32))
    writer.put(f"{name}.indexes", facet.indexes.astype(np.uint32))


def term_outlines(terms: Sequence[str]) -> tuple[Array, Array]:
    """Return two features that exclude most terms from a fuzzy match.

    An edit changes a term's length by one at most and its set of letters by two; a
    transposition changes neither.

    Returns:
        The terms' lengths in code points (uint8) and their letter masks (uint64), both
        of shape (terms,). Bit n of a mask is set where a code point is n modulo 64.
    """
    lengths = np.array([len(term) for term in terms], dtype=np.int64)
    codes = np.frombuffer("".join(terms).encode("utf-32-le"), dtype=np.uint32)
    bits = np.left_shift(np.uint64(1), (codes % 64).astype(np.uint64))
    masks = np.zeros(len(terms), dtype=np.uint64)
    filled = lengths > 0  # `reduceat` gives an empty range its next element
    starts = (np.cumsum(lengths) - lengths)[filled]
    if len(starts):
        masks[filled] = np.bitwise_or.reduceat(bits, starts)
    return np.minimum(lengths, MAX_TERM_LENGTH).astype(np.uint8), masks


def _read_facet(file: ArrayFile, name: str) -> FacetPairs:
    return FacetPairs(
        tuple(value.decode() for value in file.strings(f"{name}.values")),
        file.array(f"{name}.documents"),
        file.array(f"{name}.indexes"),
    )


def _read_field(file: ArrayFile, name: str) -> Field:
    arrays = {part: file.array(f"{name}.{part}") for part in _FIELD_ARRAYS}
    return Field(terms=file.strings(f"{name}.terms"), **arrays)
