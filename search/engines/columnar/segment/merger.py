"""How do several segments become one, without what was deleted?

Nothing is analysed again: terms are numbered anew, postings put in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from search.array_file import ArrayWriter
from search.engines.columnar.segment.field_merger import merge_field
from search.engines.columnar.segment.merge_blocks import GONE, Source
from search.engines.columnar.segment.schema import FACETS, field_names
from search.engines.columnar.segment.segment import (
    Segment,
    Values,
    put_articles,
    put_facet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Array = npt.NDArray[Any]

PIECE = 4096
"""Records that are copied at a time."""
NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A segment that is merged.

    Attributes:
        segment: what it holds.
        numbers: of each of its documents, the number in the new one, or `GONE`.
    """

    segment: Segment
    numbers: Array


def merge(path: Path, segments: Sequence[tuple[Segment, Array]]) -> int:
    """Write one segment of several and return the number of its documents.

    Args:
        path: the new segment's file.
        segments: each with its deleted documents.

    Raises:
        OSError: the disk is full or the file may not be written.
    """
    taken, size = _numbered(segments)
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        _put_articles(writer, taken)
        for name in FACETS:
            put_facet(writer, name, _facet(taken, name))
        for name in field_names():
            fields = (
                Source(field, each.numbers, each.segment.file.let_go)
                for each in taken
                if (field := each.segment.fields.get(name))
            )
            merge_field(writer, name, tuple(fields), size)
        writer.close()
    return size


def _numbered(segments: Sequence[tuple[Segment, Array]]) -> tuple[list[Taken], int]:
    taken, size = [], 0
    for segment, deleted in segments:
        alive = np.ones(segment.size, dtype=bool)
        alive[deleted] = False
        numbers = np.where(alive, np.cumsum(alive) - 1 + size, GONE)
        taken.append(Taken(segment, numbers))
        size += int(alive.sum())
    return taken, size


def _put_articles(writer: ArrayWriter, taken: Sequence[Taken]) -> None:
    own = [(each.segment, np.flatnonzero(each.numbers != GONE)) for each in taken]
    writer.joined(
        "records",
        _records(own),
        np.concatenate([NONE, *(s.records.sizes()[n] for s, n in own)]),
    )
    put_articles(
        writer,
        [segment.ids[n] for segment, numbers in own for n in numbers.tolist()],
        np.concatenate([NONE, *(s.published[n] for s, n in own)]),
    )


def _records(own: Iterable[tuple[Segment, Array]]) -> Iterator[memoryview]:
    """Give the records of some documents, ascending, a piece at a time."""
    for segment, numbers in own:
        breaks = np.flatnonzero((np.diff(numbers) != 1) | (numbers[1:] % PIECE == 0))
        bounds = [0, *(breaks + 1).tolist(), len(numbers)]
        for first, last in pairwise(bounds if len(numbers) else ()):
            start = int(numbers[first])
            yield segment.records.joined(start, start + last - first)
            if start // PIECE < (start + last - first) // PIECE:
                segment.file.let_go()


def _facet(taken: Sequence[Taken], name: str) -> Values:
    every = sorted({v for each in taken for v in each.segment.facets[name].values})
    place = {value: number for number, value in enumerate(every)}
    documents, indexes = [NONE], [NONE]
    for each in taken:
        facet = each.segment.facets[name]
        new = each.numbers[facet.documents]
        values = np.array([place[value] for value in facet.values], dtype=np.int64)
        documents.append(new[new != GONE])
        indexes.append(values[facet.indexes[new != GONE]])
    found, held = np.concatenate(indexes), np.concatenate(documents)
    order = np.lexsort((held, found))
    used, numbers = np.unique(found[order], return_inverse=True)
    return Values(tuple(every[n] for n in used), held[order], numbers)


def tail(sizes: Sequence[int], most: int) -> int:
    """Give the segment from which on all are merged, their number for none.

    Where there are too many, those behind the largest are, so that what it costs is in
    proportion to what came since; where none are behind it, all.

    Args:
        sizes: documents of each segment.
        most: segments that may be.
    """
    if len(sizes) <= most:
        return len(sizes)
    largest = max(range(len(sizes)), key=lambda n: (sizes[n], -n))
    return largest + 1 if largest + 2 < len(sizes) else 0
