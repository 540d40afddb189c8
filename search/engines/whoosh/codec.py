"""How does Whoosh read our segments?

A codec is Whoosh's extension point for file formats. With this one, Whoosh's own reader
and searcher work on our indexes. It does not write: `columnar.segment` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec import base

from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.engines.whoosh.documents import Documents
from search.engines.whoosh.terms import Terms

INDEX_NAME = "MAIN"
"""The name that Whoosh gives an index by default; segments' names begin with it."""


class ColumnarSegment(base.Segment):  # type: ignore[misc] # Whoosh's types are skipped
    """A segment in Whoosh's table of contents, which pickles it."""

    def __init__(self, name: str, size: int, deleted: tuple[int, ...] = ()) -> None:
        self.indexname, self.segid = name.split("_", 1)
        self.compound = False
        self.size = size
        self.deleted = frozenset(deleted)

    def codec(self) -> ColumnarCodec:
        """Return the codec that reads the segment."""
        return ColumnarCodec()

    def doc_count_all(self) -> int:
        """Count its documents, deleted ones included."""
        return self.size

    def doc_count(self) -> int:
        """Count its documents that are not deleted."""
        return self.size - len(self.deleted)

    def has_deletions(self) -> bool:
        """Return whether any document is deleted."""
        return bool(self.deleted)

    def deleted_count(self) -> int:
        """Count the deleted documents."""
        return len(self.deleted)

    def deleted_docs(self) -> frozenset[int]:
        """Return the deleted documents."""
        return self.deleted

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return docnum in self.deleted


class ColumnarCodec(base.Codec):  # type: ignore[misc] # as above
    """Reads segments of arrays; it does not write."""

    def terms_reader(self, storage: Any, segment: ColumnarSegment) -> Terms:
        """Return the reader of a segment's terms and postings."""
        return Terms(_open(storage, segment))

    def per_document_reader(self, storage: Any, segment: ColumnarSegment) -> Documents:
        """Return the reader of what a segment has for each document."""
        return Documents(_open(storage, segment), segment)


def _open(storage: Any, segment: ColumnarSegment) -> Segment:
    return Segment.open(Path(storage.folder) / (segment.segment_id() + SUFFIX))
