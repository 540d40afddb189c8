"""How do several segments become one, without what was deleted?

Nothing is analysed again: terms are numbered anew, postings put in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from search.engines.whoosh.arrays import ArrayWriter
from search.engines.whoosh.inversion import Inverted, rows, smallest
from search.engines.whoosh.schema import FACETS, field_names
from search.engines.whoosh.segment import (
    Segment,
    Values,
    put_articles,
    put_facet,
    put_field,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from search.engines.whoosh.segment import Field

    Array = npt.NDArray[Any]

GONE = -1
"""Number of a document that is not taken over."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A segment that is merged.

    Attributes:
        segment: what it holds.
        numbers: of each of its documents, the number in the new one, or `GONE`.
    """

    segment: Segment
    numbers: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """The postings of one segment's field that are taken over, under new numbers."""

    terms: Array
    documents: Array
    weights: Array
    starts: Array
    counts: Array
    positions: Array


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
            put_field(writer, name, _merged(taken, name, size))
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
    kept = [
        (each.segment, number)
        for each in taken
        for number in np.flatnonzero(each.numbers != GONE).tolist()
    ]
    days = [each.segment.published[each.numbers != GONE] for each in taken]
    put_articles(
        writer,
        [segment.ids[number] for segment, number in kept],
        [segment.records[number] for segment, number in kept],
        np.concatenate([np.zeros(0, np.int32), *days]),
    )


def _facet(taken: Sequence[Taken], name: str) -> Values:
    every = sorted({v for each in taken for v in each.segment.facets[name].values})
    place = {value: number for number, value in enumerate(every)}
    documents, indexes = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
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


def _merged(taken: Sequence[Taken], name: str, size: int) -> Inverted:
    fields = [(each, f) for each in taken if (f := each.segment.fields.get(name))]
    every = sorted({term for _, field in fields for term in field.terms})
    place = {term: number for number, term in enumerate(every)}
    runs = [_run(each, field, place) for each, field in fields]
    terms, weights = _all(runs, "terms"), _all(runs, "weights")
    counts = _all(runs, "counts")
    order = np.argsort(terms, kind="stable")
    shifts = np.cumsum([0, *(len(run.positions) for run in runs)])
    begins = [run.starts + shift for run, shift in zip(runs, shifts, strict=False)]
    starts = np.concatenate([np.zeros(0, np.int64), *begins])[order]
    held = np.bincount(terms, minlength=len(every))
    used = np.flatnonzero(held)
    lengths = np.zeros(size, dtype=np.uint32)
    for each, field in fields:
        alive = each.numbers != GONE
        lengths[each.numbers[alive]] = field.lengths[alive]
    return Inverted(
        terms=tuple(every[number] for number in used),
        starts=np.concatenate(([0], np.cumsum(held[used]))).astype(np.uint64),
        documents=_all(runs, "documents")[order].astype(np.uint32),
        weights=smallest(weights[order]),
        places=np.concatenate(([0], np.cumsum(counts[order]))).astype(np.uint64),
        positions=smallest(_all(runs, "positions")[rows(starts, counts[order])]),
        lengths=lengths,
    )


def _run(each: Taken, field: Field, place: dict[bytes, int]) -> _Run:
    numbers = np.array([place[term] for term in field.terms], dtype=np.int64)
    starts = field.starts.astype(np.int64)
    terms = np.repeat(numbers, starts[1:] - starts[:-1])
    documents = each.numbers[field.documents]
    kept = documents != GONE
    places = field.places.astype(np.int64)
    return _Run(
        terms=terms[kept],
        documents=documents[kept],
        weights=field.weights[kept].astype(np.int64),
        starts=places[:-1][kept],
        counts=(places[1:] - places[:-1])[kept],
        positions=field.positions.astype(np.int64),
    )


def _all(runs: Sequence[_Run], name: str) -> Array:
    return np.concatenate([np.zeros(0, np.int64), *(getattr(r, name) for r in runs)])


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
