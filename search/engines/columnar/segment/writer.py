"""How do batches become a segment?"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayWriter
from search.engines.columnar.segment.batch import FacetPairs
from search.engines.columnar.segment.field_names import FACETS
from search.engines.columnar.segment.segment import write_articles, write_facet
from search.engines.columnar.segment.spill import BUFFER_SIZE, PostingsSpill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from search.engines.columnar.segment.batch import SegmentBatch


def write_segment(
    path: Path,
    batches: Iterable[SegmentBatch],
    *,
    empty: bool,
    buffer_size: int = BUFFER_SIZE,
) -> bool:
    """Write a segment, with temporary files next to it that are removed at the end.

    Takes memory for `buffer_size` and some 100 bytes for each article.

    Args:
        path: the segment's file.
        batches: its documents.
        empty: write a segment even if there are no documents.
        buffer_size: bytes of postings that stay in memory.

    Returns:
        Whether a segment was written.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    filled = (batch for batch in batches if batch.ids)
    first = next(filled, None)
    if first is None and not empty:
        return False
    articles, postings = _ArticleBuffer(), PostingsSpill(path, buffer_size)

    def stored_fields() -> Iterator[bytes]:
        for batch in chain((first,) if first else (), filled):
            articles.add(batch)
            postings.add(batch)
            yield batch.stored_fields

    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put_joined("stored_fields", stored_fields(), articles.sizes)
        articles.write(writer)
        postings.write(writer)
        writer.close()
    return True


@dataclass(slots=True, eq=False)
class _ArticleBuffer:
    """What is in memory of each article until all batches were read."""

    ids: list[bytes] = field(default_factory=list)
    sizes: array[int] = field(default_factory=lambda: array("I"))
    days: array[int] = field(default_factory=lambda: array("i"))
    facets: dict[str, _FacetBuffer] = field(
        default_factory=lambda: {name: _FacetBuffer() for name in FACETS}
    )

    def add(self, batch: SegmentBatch) -> None:
        for name, pairs in batch.facets.items():
            self.facets[name].add(pairs, len(self.ids))
        self.ids += batch.ids
        self.sizes.extend(batch.sizes.tolist())
        self.days.extend(batch.days.tolist())

    def write(self, writer: ArrayWriter) -> None:
        write_articles(writer, self.ids, np.array(self.days))
        for name, facet in self.facets.items():
            write_facet(writer, name, facet.sorted_pairs())


@dataclass(slots=True, eq=False)
class _FacetBuffer:
    """The pairs of a facet, with value ids by first appearance."""

    value_ids: dict[str, int] = field(default_factory=dict)
    documents: array[int] = field(default_factory=lambda: array("I"))
    indexes: array[int] = field(default_factory=lambda: array("I"))

    def add(self, pairs: FacetPairs, first: int) -> None:
        """Append a batch's pairs; its document 0 is document `first` here."""
        ids = self.value_ids
        own_ids = [ids.setdefault(value, len(ids)) for value in pairs.values]
        self.documents.extend((pairs.documents.astype(np.int64) + first).tolist())
        self.indexes.extend([own_ids[index] for index in pairs.indexes.tolist()])

    def sorted_pairs(self) -> FacetPairs:
        """Return the pairs sorted by value, then document."""
        values = sorted(self.value_ids)
        ranks = np.zeros(len(values), dtype=np.uint32)
        ranks[[self.value_ids[value] for value in values]] = np.arange(len(values))
        indexes = ranks[np.array(self.indexes)]
        order = np.argsort(indexes, kind="stable")
        return FacetPairs(
            tuple(values), np.array(self.documents)[order], indexes[order]
        )
