"""How are the postings of any number of articles kept until all are there?

In memory up to a bound; then they are inverted and written as a run, a file with the
fields of the articles so far, and in the end all runs are merged. What comes out is the
same, byte for byte.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.engines.columnar.segment.field_merger import merge_field
from search.engines.columnar.segment.inverter import POSTING, Collected, invert
from search.engines.columnar.segment.merge_blocks import Source
from search.engines.columnar.segment.schema import field_names
from search.engines.columnar.segment.segment import put_field, read_fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.engines.columnar.segment.batch import SegmentBatch

BUFFER = 64 << 20
"""Bytes of postings that are kept in memory, with what inverting them takes."""


class Spilling:
    """Collects the postings of packs."""

    def __init__(self, path: Path, buffer: int = BUFFER) -> None:
        """Begin without any.

        Args:
            path: of the segment, beside which runs are written.
            buffer: as `BUFFER`.
        """
        self._path = path
        self._buffer = buffer
        self._runs: list[tuple[Path, int]] = []
        self._documents = 0
        self._fields: defaultdict[str, Collected] = defaultdict(Collected)

    @property
    def size(self) -> int:
        """Count bytes of what is held, and what inverting the largest field takes."""
        fields = self._fields.values()
        most = max((field.postings for field in fields), default=0)
        return sum(field.size for field in fields) + POSTING * most

    def add(self, pack: SegmentBatch) -> None:
        """Take the postings of a pack's articles."""
        for name, columns in pack.fields.items():
            self._fields[name].add(columns, self._documents)
        self._documents += len(pack.ids)
        if self.size > self._buffer:
            self._spill()

    def put(self, writer: ArrayWriter) -> None:
        """Write all fields into the segment's file, and remove the runs.

        Raises:
            OSError: the disk is full or the files may not be written.
        """
        if not self._runs:
            self._put(writer)
            return
        if self._documents:
            self._spill()
        self._merge(writer)
        for path, _ in self._runs:
            path.unlink()

    def _put(self, writer: ArrayWriter) -> None:
        """Write the fields that are held; each is given up once it is written."""
        for name in field_names():
            if name in self._fields:
                put_field(writer, name, invert(self._fields.pop(name), self._documents))

    def _spill(self) -> None:
        path = self._path.with_name(f"{self._path.name}.{len(self._runs)}")
        with path.open("wb") as stream:
            writer = ArrayWriter(stream)
            self._put(writer)
            writer.close()
        self._runs.append((path, self._documents))
        self._documents = 0

    def _merge(self, writer: ArrayWriter) -> None:
        files = [ArrayFile(path) for path, _ in self._runs]
        sizes = [size for _, size in self._runs]
        fields = [read_fields(file) for file in files]

        def sources(name: str) -> Iterator[Source]:
            first = 0
            for file, size, held in zip(files, sizes, fields, strict=True):
                if name in held:
                    numbers = np.arange(first, first + size)
                    yield Source(held[name], numbers, file.let_go)
                first += size

        for name in field_names():
            merge_field(writer, name, tuple(sources(name)), sum(sizes))
