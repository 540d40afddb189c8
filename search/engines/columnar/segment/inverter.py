"""How do the postings of packs become postings by term?

Each field collects what its articles hold in the order they come; at the end one
stable sort by term gives every term's articles in their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzers.growable_arrays import concat_ranges
from analyzers.interning import interner

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.engines.columnar.segment.batch import Columns

    Array = npt.NDArray[Any]

TERM = 150
"""Bytes that a term takes while it is collected, more or less."""
POSTING = 60
"""Bytes that a posting takes while it is inverted."""
STEP = 50_000
"""Postings whose positions are moved at a time."""
_HALF = 16


@dataclass(slots=True, eq=False)
class Collected:
    """A field's postings of some packs.

    Attributes:
        numbers: of each term, by first appearance.
        packs: as in `Columns`, their terms numbered together.
        postings: how many there are.
        size: bytes of all that.
    """

    numbers: defaultdict[str, int] = field(default_factory=interner)
    packs: list[tuple[Array, ...]] = field(default_factory=list)
    postings: int = 0
    size: int = 0

    def add(self, columns: Columns, first: int) -> None:
        """Take a pack's postings; its first document has a number, they ascend."""
        terms, documents, sizes, numbers, *rest = columns
        before = len(self.numbers)
        places = np.fromiter(
            map(self.numbers.__getitem__, terms), np.uint32, len(terms)
        )
        arrays = (
            documents.astype(np.uint32) + np.uint32(first),
            sizes,
            places[numbers],
            *rest,
        )
        self.packs.append(arrays)
        self.postings += len(numbers)
        self.size += TERM * (len(self.numbers) - before) + sum(a.nbytes for a in arrays)

    @property
    def columns(self) -> list[Array]:
        """Give the columns of all packs."""
        return [np.concatenate(parts) for parts in zip(*self.packs, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class Inverted:
    """A field's postings by term; shapes (terms + 1,), (postings,), (positions,).

    Attributes:
        terms: sorted by their UTF-8 bytes.
        starts: where each term's postings begin.
        documents, weights: of each posting, documents ascending within a term.
        places: where each posting's positions begin; shape (postings + 1,).
        positions: ascending within a posting.
        lengths: sum of weights of each document; shape (documents,).
    """

    terms: tuple[bytes, ...]
    starts: Array
    documents: Array
    weights: Array
    places: Array
    positions: Array
    lengths: Array


def invert(found: Collected, size: int) -> Inverted:
    """Sort a field's postings by term.

    Args:
        found: what was collected, at least one pack.
        size: documents in all.
    """
    documents, sizes, numbers, weights, counts, positions = found.columns
    ordered = sorted(found.numbers)
    rank = np.empty(len(ordered), dtype=np.uint32)
    rank[[found.numbers[term] for term in ordered]] = np.arange(len(ordered))
    terms = rank[numbers]
    held = np.repeat(documents, sizes)
    lengths = np.bincount(held, weights, size).astype(np.uint32)
    starts = np.concatenate(
        ([0], np.cumsum(np.bincount(terms, minlength=len(ordered))))
    )
    order = by_term(terms)
    places, positions = _gathered(counts, order, positions)
    return Inverted(
        terms=tuple(term.encode() for term in ordered),
        starts=starts.astype(np.uint64),
        documents=held[order],
        weights=smallest(weights[order]),
        places=places,
        positions=smallest(positions),
        lengths=lengths,
    )


def by_term(terms: Array) -> Array:
    """Give the order of term numbers, stable; of 16 bits numpy's sort is linear."""
    order = np.argsort(terms.astype(np.uint16), kind="stable")
    high = (terms >> _HALF).astype(np.uint16)
    if not high.any():
        return order
    return order[np.argsort(high[order], kind="stable")]


def smallest(numbers: Array) -> Array:
    """Give numbers from 0 in the smallest type that holds them."""
    return numbers.astype(smallest_kind(int(numbers.max(initial=0))))


def smallest_kind(most: int) -> np.dtype[Any]:
    """Give the smallest type that holds numbers from 0 to one."""
    kinds: Iterable[type[np.unsignedinteger[Any]]] = (np.uint8, np.uint16, np.uint32)
    fitting = (kind for kind in kinds if most <= np.iinfo(kind).max)
    return np.dtype(next(fitting, np.uint64))


def _gathered(counts: Array, order: Array, positions: Array) -> tuple[Array, Array]:
    """Put the positions of postings in another order, some postings at a time."""
    starts = np.cumsum(counts, dtype=np.int64) - counts
    places = np.zeros(len(order) + 1, dtype=np.uint64)
    np.cumsum(counts[order], out=places[1:])
    found = np.empty(len(positions), dtype=positions.dtype)
    for low in range(0, len(order), STEP):
        some = order[low : low + STEP]
        begin, end = places[low].item(), places[low + len(some)].item()
        found[begin:end] = positions[concat_ranges(starts[some], counts[some])]
    return places, found
