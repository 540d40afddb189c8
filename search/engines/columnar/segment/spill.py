"""How are more postings inverted than fit in memory?

Postings are buffered up to a bound. Then they are inverted and written as a run: a
temporary file with the fields of the documents so far. At the end all runs are merged.
The result is the same, byte for byte, as if all postings had been in memory.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.engines.columnar.segment.field_merger import merge_field
from search.engines.columnar.segment.field_names import field_names
from search.engines.columnar.segment.inverter import (
    BYTES_PER_POSTING,
    FieldBuffer,
    invert,
)
from search.engines.columnar.segment.merge_blocks import SourceField
from search.engines.columnar.segment.segment import read_fields, write_field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.engines.columnar.segment.batch import SegmentBatch

BUFFER_SIZE = 64 << 20
"""Bytes that buffered postings may take, with what inverting them takes."""


class PostingsSpill:
    """Buffers the postings of batches and spills them to disk as runs."""

    def __init__(self, path: Path, buffer_size: int = BUFFER_SIZE) -> None:
        """Start with an empty buffer.

        Args:
            path: the segment's file; runs are written next to it.
            buffer_size: as `BUFFER_SIZE`.
        """
        self._path = path
        self._buffer_size = buffer_size
        self._runs: list[tuple[Path, int]] = []
        self._documents = 0
        self._fields: defaultdict[str, FieldBuffer] = defaultdict(FieldBuffer)

    @property
    def nbytes(self) -> int:
        """Bytes of the buffer, with those that inverting the largest field takes."""
        fields = self._fields.values()
        largest = max((field.postings for field in fields), default=0)
        return sum(field.nbytes for field in fields) + BYTES_PER_POSTING * largest

    def add(self, batch: SegmentBatch) -> None:
        """Append a batch's postings; write a run if the buffer is full.

        Raises:
            OSError: the disk is full or the run may not be written.
        """
        for name, field in batch.fields.items():
            self._fields[name].add(field, self._documents)
        self._documents += len(batch.ids)
        if self.nbytes > self._buffer_size:
            self._spill()

    def write(self, writer: ArrayWriter) -> None:
        """Write all fields into the segment's file, and remove the runs.

        Raises:
            OSError: the disk is full or the files may not be written.
        """
        if not self._runs:
            self._write_buffer(writer)
            return
        if self._documents:
            self._spill()
        self._merge_runs(writer)
        for path, _ in self._runs:
            path.unlink()

    def _write_buffer(self, writer: ArrayWriter) -> None:
        """Write the buffered fields; each is freed once it is written."""
        for name in field_names():
            if name in self._fields:
                field = invert(self._fields.pop(name), self._documents)
                write_field(writer, name, field)

    def _spill(self) -> None:
        path = self._path.with_name(f"{self._path.name}.{len(self._runs)}")
        with path.open("wb") as stream:
            writer = ArrayWriter(stream)
            self._write_buffer(writer)
            writer.close()
        self._runs.append((path, self._documents))
        self._documents = 0

    def _merge_runs(self, writer: ArrayWriter) -> None:
        files = [ArrayFile(path) for path, _ in self._runs]
        sizes = [size for _, size in self._runs]
        fields_of = [read_fields(file) for file in files]

        def sources(name: str) -> Iterator[SourceField]:
            first = 0
            for file, size, fields in zip(files, sizes, fields_of, strict=True):
                if name in fields:
                    new_numbers = np.arange(first, first + size)
                    yield SourceField(fields[name], new_numbers, file.release_pages)
                first += size

        for name in field_names():
            merge_field(writer, name, tuple(sources(name)), sum(sizes))
