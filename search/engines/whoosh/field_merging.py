"""How do the postings of a field become one run, if several segments have it?

Blocks of terms are put together and written one after the other, so that memory does
not grow with the field: each array's room is known, and kept, before it is filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.engines.whoosh.inversion import rows, smallest_kind
from search.engines.whoosh.segment import outlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from search.engines.whoosh.arrays import ArrayWriter
    from search.engines.whoosh.segment import Field

    Array = npt.NDArray[Any]

GONE = -1
"""Number of a document that is not taken over."""
BLOCK = 1_000_000
"""Postings that are put together at a time, some 60 bytes each; a term is not cut."""


class Source(NamedTuple):
    """A segment's field that is merged.

    Attributes:
        field: its postings.
        numbers: of each of its segment's documents, the number in the new segment, or
            `GONE`.
    """

    field: Field
    numbers: Array


class _Ranked(NamedTuple):
    """A source whose terms have their places among all terms.

    Attributes:
        source: the field.
        ranks: of each of its terms, ascending.
        starts: where each term's postings begin.
        whole: whether all its documents are taken over.
    """

    source: Source
    ranks: Array
    starts: Array
    whole: bool


class _Block(NamedTuple):
    """Postings by term; positions of each in a row."""

    documents: Array
    weights: Array
    counts: Array
    positions: Array


def merge_field(
    writer: ArrayWriter, name: str, sources: Sequence[Source], size: int
) -> None:
    """Write a field of several; one that has no postings left is left out.

    Args:
        writer: where its arrays go, as `put_field` writes them.
        name: of the field.
        sources: in the order of their documents' new numbers.
        size: documents of the new segment.
    """
    every = sorted({term for source in sources for term in source.field.terms})
    ranked = _ranked(sources, every)
    postings, positions = _held(ranked, len(every))
    used = np.flatnonzero(postings)
    if not len(used):
        return
    terms = [every[number] for number in used.tolist()]
    starts = np.concatenate(([0], np.cumsum(postings[used]))).astype(np.uint64)
    writer.texts(f"{name}.terms", terms)
    writer.put(f"{name}.starts", starts)
    _write(writer, name, ranked, postings, int(positions.sum()))
    writer.put(f"{name}.lengths", _lengths(sources, size))
    letters, signs = outlines([term.decode() for term in terms])
    writer.put(f"{name}.letters", letters)
    writer.put(f"{name}.signs", signs)


def _ranked(sources: Sequence[Source], every: Sequence[bytes]) -> list[_Ranked]:
    place = {term: number for number, term in enumerate(every)}
    return [
        _Ranked(
            source,
            np.array([place[term] for term in source.field.terms], dtype=np.int64),
            source.field.starts.astype(np.int64),
            whole=bool((source.numbers != GONE).all()),
        )
        for source in sources
    ]


def _held(ranked: Sequence[_Ranked], terms: int) -> tuple[Array, Array]:
    """Count, per term, the postings that are taken over and their positions."""
    postings, positions = np.zeros((2, terms), dtype=np.int64)
    for (field, numbers), ranks, starts, whole in ranked:
        if not len(ranks):
            continue
        if whole:
            postings[ranks] += starts[1:] - starts[:-1]
            places = field.places[starts.astype(np.intp)].astype(np.int64)
            positions[ranks] += places[1:] - places[:-1]
            continue
        kept = numbers[field.documents] != GONE
        counts = np.diff(field.places.astype(np.int64)) * kept
        postings[ranks] += np.add.reduceat(kept, starts[:-1], dtype=np.int64)
        positions[ranks] += np.add.reduceat(counts, starts[:-1])
    return postings, positions


def _write(
    writer: ArrayWriter,
    name: str,
    ranked: Sequence[_Ranked],
    postings: Array,
    positions: int,
) -> None:
    fields = [each.source.field for each in ranked]
    total = int(postings.sum())
    kinds = (
        np.dtype(np.uint32),
        smallest_kind(max(int(f.weights.max(initial=0)) for f in fields)),
        smallest_kind(positions),
        smallest_kind(max(int(f.positions.max(initial=0)) for f in fields)),
    )
    sizes = (total, total, total + 1, positions)
    parts = ("documents", "weights", "places", "positions")
    documents, weights, places, held = (
        writer.room(f"{name}.{part}", kind, size)
        for part, kind, size in zip(parts, kinds, sizes, strict=True)
    )
    at = 0
    places.append(np.zeros(1))
    for low, high in _bounds(postings):
        block = _block(ranked, low, high)
        documents.append(block.documents)
        weights.append(block.weights)
        ends = np.cumsum(block.counts) + at
        places.append(ends)
        held.append(block.positions)
        at = int(ends[-1]) if len(ends) else at


def _bounds(postings: Array) -> Iterator[tuple[int, int]]:
    """Give the first and the last but one term of each block."""
    ends = np.cumsum(postings)
    low = 0
    while low < len(ends):
        before = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, before + BLOCK, side="right")))
        yield low, high
        low = high


def _block(ranked: Sequence[_Ranked], low: int, high: int) -> _Block:
    """Put the postings of some terms together, in the order of term and document."""
    runs = [_run(each, low, high) for each in ranked]
    order = np.argsort(np.concatenate([run[0] for run in runs]), kind="stable")
    _, documents, weights, counts, starts, positions = zip(*runs, strict=True)
    shifts = np.cumsum([0, *map(len, positions)])
    begins = [each + shift for each, shift in zip(starts, shifts, strict=False)]
    ordered = np.concatenate(counts)[order]
    places = rows(np.concatenate(begins)[order], ordered)
    return _Block(
        np.concatenate(documents)[order],
        np.concatenate(weights)[order],
        ordered,
        np.concatenate(positions)[places],
    )


def _run(each: _Ranked, low: int, high: int) -> tuple[Array, ...]:
    """Give a source's postings of some terms that are taken over.

    Returns:
        Terms, documents, weights, numbers of positions, where those begin in the last,
        and positions.
    """
    (field, numbers), ranks, starts, whole = each
    first, last = np.searchsorted(ranks, (low, high)).tolist()
    begin, end = int(starts[first]), int(starts[last])
    terms = np.repeat(ranks[first:last], np.diff(starts[first : last + 1]))
    places = field.places[begin : end + 1].astype(np.int64)
    positions = field.positions[int(places[0]) : int(places[-1])]
    found = (
        terms,
        numbers[field.documents[begin:end]],
        field.weights[begin:end],
        places[1:] - places[:-1],
        places[:-1] - places[0],
    )
    if not whole:
        kept = found[1] != GONE
        found = tuple(part[kept] for part in found)
    return (*found, positions)


def _lengths(sources: Sequence[Source], size: int) -> Array:
    lengths = np.zeros(size, dtype=np.uint32)
    for field, numbers in sources:
        alive = numbers != GONE
        lengths[numbers[alive]] = field.lengths[alive]
    return lengths
