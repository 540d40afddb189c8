"""How does Whoosh itself read our segments?

Whoosh's extension point for file formats is a codec. With this one its own reader and
searcher work on an index of ours, which is what answers are checked against, and what a
stranger's tool may use. Writing goes another way; see `segment_writer`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec import base

from search.engines.columnar.segment.segment import SUFFIX, Segment
from search.engines.whoosh.documents import Documents
from search.engines.whoosh.terms import Terms

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
