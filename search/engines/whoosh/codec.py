"""How does Whoosh itself read our segments?

Whoosh's extension point for file formats is a codec. With this one its own reader and
searcher work on an index of ours, which is what answers are checked against, and what a
stranger's tool may use. Writing goes another way; see `segment_writer`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from search.engines.whoosh.record import from_record
from search.engines.whoosh.segment import SUFFIX, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.whoosh.segment import Field, Values

    Key = tuple[str, bytes]

INDEX = "MAIN"
"""Whoosh's name of an index that has none of its own."""


class ColumnarSegment(base.Segment):  # type: ignore[misc] # Whoosh's types are skipped
    """A segment in Whoosh's list of them."""

    def __init__(self, name: str, size: int, deleted: tuple[int, ...] = ()) -> None:
        self.indexname, self.segid = name.split("_", 1)
        self.compound = False
        self.size = size
        self.deleted = frozenset(deleted)

    def codec(self) -> ColumnarCodec:
        """Give what reads it."""
        return ColumnarCodec()

    def doc_count_all(self) -> int:
        """Count its documents, deleted ones included."""
        return self.size

    def doc_count(self) -> int:
        """Count its documents that are alive."""
        return self.size - len(self.deleted)

    def has_deletions(self) -> bool:
        """Tell whether any are deleted."""
        return bool(self.deleted)

    def deleted_count(self) -> int:
        """Count the deleted ones."""
        return len(self.deleted)

    def deleted_docs(self) -> frozenset[int]:
        """Give the deleted ones."""
        return self.deleted

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether one is deleted."""
        return docnum in self.deleted


class ColumnarCodec(base.Codec):  # type: ignore[misc]
    """Reads segments of arrays; it does not write."""

    def terms_reader(self, storage: Any, segment: ColumnarSegment) -> Terms:
        """Give the terms and postings of a segment."""
        return Terms(_open(storage, segment))

    def per_document_reader(self, storage: Any, segment: ColumnarSegment) -> Documents:
        """Give what a segment knows of each document."""
        return Documents(_open(storage, segment), segment)


def _open(storage: Any, segment: ColumnarSegment) -> Segment:
    return Segment.open(Path(storage.folder) / (segment.segment_id() + SUFFIX))


class Terms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment, in fields of channels and in facets."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: Key) -> bool:
        return bool(len(self._documents(*term)))

    def _documents(self, name: str, text: bytes) -> Any:
        if field := self._segment.fields.get(name):
            number = field.number(text)
            return field.documents[field.run(number, number + 1)] if number >= 0 else ()
        if name == "id":
            document = self._segment.document(text)
            return (document,) if document >= 0 else ()
        if values := self._segment.facets.get(name):
            return _having(values, text.decode())
        return ()

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        """Walk through a field's terms."""
        return Cursor([text for _, text in self.terms_from(fieldname, b"")], fieldobj)

    def terms(self) -> Iterator[Key]:
        """Give all terms of all fields in order."""
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Key]:
        """Give the terms of a field from one on."""
        texts: Any = sorted(value.encode() for value in self._values(fieldname))
        if field := self._segment.fields.get(fieldname):
            texts = (
                field.terms[n]
                for n in range(field.terms.find(prefix), len(field.terms))
            )
        for text in texts:
            if text >= prefix:
                yield fieldname, text

    def _values(self, name: str) -> tuple[str, ...]:
        if name == "id":
            return tuple(each.decode() for each in self._segment.ids)
        values = self._segment.facets.get(name)
        return values.values if values else ()

    def items(self) -> Iterator[tuple[Key, TermInfo]]:
        """Give all terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[Key, TermInfo]]:
        """Give the terms of a field from one on with what is known of them."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Give a term's figures.

        Raises:
            KeyError: there is no such term.
        """
        documents = self._documents(fieldname, text)
        if not len(documents):
            raise KeyError((fieldname, text))
        weights, lengths = self._weights(fieldname, text), [1]
        if field := self._segment.fields.get(fieldname):
            lengths = field.lengths[documents]
        return TermInfo(
            weight=float(np.sum(weights)),
            df=len(documents),
            minlength=int(np.min(lengths)),
            maxlength=int(np.max(lengths)),
            maxweight=float(np.max(weights)),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def _weights(self, name: str, text: bytes) -> Any:
        field = self._segment.fields.get(name)
        if field is None:
            return [1.0] * len(self._documents(name, text))
        number = field.number(text)
        return field.weights[field.run(number, number + 1)].astype(float).tolist()

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Give the sum of a term's weights."""
        return float(sum(self._weights(fieldname, text)))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the documents of a term, deleted ones included."""
        return len(self._documents(fieldname, text))

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ListMatcher:
        """Give a term's postings.

        Raises:
            KeyError: there is no such term.
        """
        info = self.term_info(fieldname, text)
        documents = [int(number) for number in self._documents(fieldname, text)]
        field = self._segment.fields.get(fieldname)
        return ListMatcher(
            documents,
            weights=self._weights(fieldname, text),
            values=_positions(field, text, format_)
            if field
            else [b""] * len(documents),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info,
        )

    def indexed_field_names(self) -> list[str]:
        """Name the fields that have terms."""
        return sorted([*self._segment.fields, *self._segment.facets, "id"])


def _having(values: Values, text: str) -> Any:
    if text not in values.values:
        return ()
    return values.documents[values.indexes == values.values.index(text)]


def _positions(field: Field, text: bytes, format_: Any) -> list[bytes]:
    """Give positions as Whoosh encodes them; nothing where a field keeps none."""
    number = field.number(text)
    run = field.run(number, number + 1)
    if not hasattr(format_, "decode_positions") or not len(field.positions):
        return [b""] * (run.stop - run.start)
    bounds = field.places[run.start : run.stop + 1].astype(np.int64).tolist()
    return [
        format_.encode(field.positions[low:high].tolist())
        for low, high in zip(bounds[:-1], bounds[1:], strict=True)
    ]


class Cursor(base.FieldCursor):  # type: ignore[misc]
    """A place in a field's sorted terms."""

    def __init__(self, texts: list[bytes], field: Any) -> None:
        self._texts, self._field, self._at = texts, field, 0

    def first(self) -> Any:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, string: Any) -> Any:
        """Go to the first term not before a text."""
        sought = string if isinstance(string, bytes) else self._field.to_bytes(string)
        at = 0
        while at < len(self._texts) and self._texts[at] < sought:
            at += 1
        self._at = at
        return self.text()

    def next(self) -> Any:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> Any:
        """Give the term; None behind the last."""
        if self._at >= len(self._texts):
            return None
        return self._field.from_bytes(self._texts[self._at])


class Documents(base.PerDocumentReader):  # type: ignore[misc]
    """What a segment knows of each document."""

    def __init__(self, segment: Segment, listed: ColumnarSegment) -> None:
        self._segment, self._listed = segment, listed

    def doc_count(self) -> int:
        """Count the documents that are alive."""
        return int(self._listed.doc_count())

    def doc_count_all(self) -> int:
        """Count the documents."""
        return self._segment.size

    def has_deletions(self) -> bool:
        """Tell whether any are deleted."""
        return bool(self._listed.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether one is deleted."""
        return bool(self._listed.is_deleted(docnum))

    def deleted_docs(self) -> frozenset[int]:
        """Give the deleted ones."""
        return self._listed.deleted

    def supports_columns(self) -> bool:
        """There is one, of days."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a field has a column."""
        return fieldname == "published"

    def list_columns(self) -> list[str]:
        """Name the columns."""
        return ["published"]

    def column_reader(self, fieldname: str, column: Any) -> ColumnReader:  # noqa: ARG002 # port
        """Give the column of days."""
        return Days(self._segment)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Give a document's length in a field."""
        field = self._segment.fields.get(fieldname)
        return int(field.lengths[docnum]) if field else default

    def field_length(self, fieldname: str) -> int:
        """Give the length of all documents together."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """Give the length of the shortest document."""
        return int(self._lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        """Give the length of the longest document."""
        return int(self._lengths(fieldname).max(initial=0))

    def _lengths(self, fieldname: str) -> Any:
        field = self._segment.fields.get(fieldname)
        return field.lengths if field else np.zeros(0, dtype=np.uint32)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Give a document's id and record."""
        record = self._segment.records[docnum]
        return {"id": from_record(record).article.id, "record": record}


class Days(ColumnReader):  # type: ignore[misc]
    """Days of publication."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __len__(self) -> int:
        return self._segment.size

    def __getitem__(self, docnum: int) -> int:
        return int(self._segment.published[docnum])

    def sort_key(self, docnum: int) -> int:
        """Give what a document is sorted by."""
        return self[docnum]

    def load(self) -> list[int]:
        """Give all days."""
        return [int(day) for day in self._segment.published]
