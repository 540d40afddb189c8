"""How do a segment's documents look to Whoosh?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader

from search.engines.columnar.segment.stored_fields import from_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.columnar.segment.segment import Segment
    from search.engines.whoosh.codec import ColumnarSegment


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
        deleted: frozenset[int] = self._listed.deleted
        return deleted

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

    def __iter__(self) -> Iterator[int]:
        yield from self.load()

    def __getitem__(self, docnum: int) -> int:
        return int(self._segment.published[docnum])

    def sort_key(self, docnum: int) -> int:
        """Give what a document is sorted by."""
        return self[docnum]

    def load(self) -> list[int]:
        """Give all days."""
        return [int(day) for day in self._segment.published]
