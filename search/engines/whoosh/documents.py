"""How does Whoosh read what a segment has for each document?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader

from search.engines.columnar.segment.stored_fields import decode_stored_fields
from search.engines.whoosh.schema import STORED_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.columnar.segment.segment import Segment


class Documents(base.PerDocumentReader):  # type: ignore[misc] # Whoosh's types are skipped
    """The documents of a segment: lengths, days and stored fields."""

    def __init__(self, segment: Segment, entry: base.Segment) -> None:
        self._segment = segment
        self._entry = entry

    def doc_count(self) -> int:
        """Count the documents that are not deleted."""
        return int(self._entry.doc_count())

    def doc_count_all(self) -> int:
        """Count the documents, deleted ones included."""
        return self._segment.size

    def has_deletions(self) -> bool:
        """Return whether any document is deleted."""
        return bool(self._entry.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return bool(self._entry.is_deleted(docnum))

    def deleted_docs(self) -> frozenset[int]:
        """Return the deleted documents."""
        return frozenset(self._entry.deleted_docs())

    def supports_columns(self) -> bool:
        """Return True: there is a column of days."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Return whether a field has a column."""
        return fieldname == "published"

    def list_columns(self) -> list[str]:
        """Return the names of the fields with a column."""
        return ["published"]

    def column_reader(self, fieldname: str, column: Any) -> ColumnReader:  # noqa: ARG002 # Whoosh's signature
        """Return the column of days."""
        return PublishedColumn(self._segment)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return a document's length in a field."""
        field = self._segment.fields.get(fieldname)
        return int(field.lengths[docnum]) if field else default

    def field_length(self, fieldname: str) -> int:
        """Return the sum of all documents' lengths in a field."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest document in a field."""
        return int(self._lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest document in a field."""
        return int(self._lengths(fieldname).max(initial=0))

    def _lengths(self, fieldname: str) -> Any:
        field = self._segment.fields.get(fieldname)
        return field.lengths if field else np.zeros(0, dtype=np.uint32)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the id and texts of a document's article."""
        article = decode_stored_fields(self._segment.stored_fields[docnum]).article
        return {name: getattr(article, name) for name in ("id", *STORED_TEXTS)}


class PublishedColumn(ColumnReader):  # type: ignore[misc] # as above
    """Days of publication, as in `Segment.published`."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __len__(self) -> int:
        return self._segment.size

    def __iter__(self) -> Iterator[int]:
        yield from self.load()

    def __getitem__(self, docnum: int) -> int:
        return int(self._segment.published[docnum])

    def sort_key(self, docnum: int) -> int:
        """Return the day by which a document is sorted."""
        return self[docnum]

    def load(self) -> list[int]:
        """Return the days of all documents."""
        return [int(day) for day in self._segment.published]
