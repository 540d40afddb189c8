"""How do packs become a segment?"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from search.array_file import ArrayWriter
from search.engines.columnar.segment.schema import FACETS
from search.engines.columnar.segment.segment import Values, put_articles, put_facet
from search.engines.columnar.segment.spill import BUFFER, Spilling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from search.engines.columnar.segment.batch import Pairs, SegmentBatch


def write_segment(
    path: Path, packs: Iterable[SegmentBatch], *, empty: bool, buffer: int = BUFFER
) -> bool:
    """Write a segment, with files beside it that are gone in the end.

    Besides `buffer`, some 100 bytes an article are held.

    Args:
        path: the segment's file.
        packs: its articles.
        empty: write it even if there are none.
        buffer: bytes of postings that are held.

    Returns:
        Whether there is one.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    filled = (pack for pack in packs if pack.ids)
    first = next(filled, None)
    if first is None and not empty:
        return False
    articles, postings = _Articles(), Spilling(path, buffer)

    def records() -> Iterator[bytes]:
        for pack in chain((first,) if first else (), filled):
            articles.add(pack)
            postings.add(pack)
            yield pack.records

    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.joined("records", records(), articles.sizes)
        articles.put(writer)
        postings.put(writer)
        writer.close()
    return True


@dataclass(slots=True, eq=False)
class _Articles:
    """What is held of each article until all are there."""

    ids: list[bytes] = field(default_factory=list)
    sizes: array[int] = field(default_factory=lambda: array("I"))
    days: array[int] = field(default_factory=lambda: array("i"))
    facets: dict[str, _Facet] = field(
        default_factory=lambda: {name: _Facet() for name in FACETS}
    )

    def add(self, pack: SegmentBatch) -> None:
        for name, pairs in pack.facets.items():
            self.facets[name].add(pairs, len(self.ids))
        self.ids += pack.ids
        self.sizes.extend(pack.sizes.tolist())
        self.days.extend(pack.days.tolist())

    def put(self, writer: ArrayWriter) -> None:
        put_articles(writer, self.ids, np.array(self.days))
        for name, facet in self.facets.items():
            put_facet(writer, name, facet.values())


@dataclass(slots=True, eq=False)
class _Facet:
    """See `Pairs`."""

    numbers: dict[str, int] = field(default_factory=dict)
    documents: array[int] = field(default_factory=lambda: array("I"))
    indexes: array[int] = field(default_factory=lambda: array("I"))

    def add(self, pairs: Pairs, first: int) -> None:
        known = self.numbers
        places = [known.setdefault(value, len(known)) for value in pairs.values]
        self.documents.extend((pairs.documents.astype(np.int64) + first).tolist())
        self.indexes.extend([places[index] for index in pairs.indexes.tolist()])

    def values(self) -> Values:
        """Give them by value, documents ascending."""
        ordered = sorted(self.numbers)
        rank = np.zeros(len(ordered), dtype=np.uint32)
        rank[[self.numbers[value] for value in ordered]] = np.arange(len(ordered))
        indexes = rank[np.array(self.indexes)]
        order = np.argsort(indexes, kind="stable")
        return Values(tuple(ordered), np.array(self.documents)[order], indexes[order])
