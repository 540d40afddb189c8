"""How do entries become sorted postings?

Each field collects what its articles hold in the order they come; at the end one
stable sort by term gives every term's articles in their order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from search.entry import Postings

    Array = npt.NDArray[Any]


def _numbering() -> defaultdict[str, int]:
    """Give a dictionary that numbers its keys in the order they are first asked."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers


@dataclass(slots=True, eq=False)
class FieldPostings:
    """What a field's articles hold, in the order they came.

    Attributes:
        numbers: a number for each term, by first appearance.
        terms, documents, weights: of each posting.
        counts: positions of each posting.
        positions: those of all postings in a row.
    """

    numbers: defaultdict[str, int] = field(default_factory=_numbering)
    terms: array[int] = field(default_factory=lambda: array("I"))
    documents: array[int] = field(default_factory=lambda: array("I"))
    weights: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("I"))
    positions: array[int] = field(default_factory=lambda: array("I"))

    @property
    def bytes(self) -> int:
        """Count the bytes of what was collected, terms aside."""
        return 16 * len(self.terms) + 4 * len(self.positions)

    def add(self, document: int, postings: Postings) -> None:
        """Take an article's postings; articles come in ascending order."""
        self.terms.extend(map(self.numbers.__getitem__, postings.terms))
        self.documents.extend([document] * len(postings.terms))
        self.weights.extend(postings.weights)
        self.counts.extend(postings.counts)
        self.positions.extend(postings.positions)


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


def invert(found: FieldPostings, documents: int) -> Inverted:
    """Sort a field's postings by term.

    Args:
        found: what was collected.
        documents: how many there are.
    """
    ordered = sorted(found.numbers)
    rank = np.empty(len(ordered), dtype=np.int32)
    numbers = found.numbers
    rank[[numbers[term] for term in ordered]] = np.arange(len(ordered))
    terms = rank[_numpy(found.terms)] if ordered else np.zeros(0, np.int32)
    order = np.argsort(terms, kind="stable")
    held, weights = _numpy(found.documents), _numpy(found.weights)
    counts = _numpy(found.counts).astype(np.int64)
    starts = np.concatenate(
        ([0], np.cumsum(np.bincount(terms, minlength=len(ordered))))
    )
    places, positions = _gathered(counts, order, _numpy(found.positions))
    return Inverted(
        terms=tuple(term.encode() for term in ordered),
        starts=starts.astype(np.uint64),
        documents=held[order],
        weights=smallest(weights[order]),
        places=places,
        positions=smallest(positions),
        lengths=np.bincount(held, weights, documents).astype(np.uint32),
    )


def smallest(numbers: Array) -> Array:
    """Give numbers from 0 in the smallest type that holds them."""
    return numbers.astype(smallest_kind(int(numbers.max(initial=0))))


def smallest_kind(most: int) -> np.dtype[Any]:
    """Give the smallest type that holds numbers from 0 to one."""
    kinds: Iterable[type[np.unsignedinteger[Any]]] = (np.uint8, np.uint16, np.uint32)
    fitting = (kind for kind in kinds if most <= np.iinfo(kind).max)
    return np.dtype(next(fitting, np.uint64))


def rows(starts: Array, counts: Array) -> Array:
    """Give the numbers of all elements of some runs, run after run."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - counts), counts) + np.arange(total)


def _gathered(counts: Array, order: Array, positions: Array) -> tuple[Array, Array]:
    """Put the positions of postings in another order."""
    starts = np.cumsum(counts) - counts
    moved = counts[order]
    places = np.concatenate(([0], np.cumsum(moved))).astype(np.uint64)
    return places, positions[rows(starts[order], moved)]


def _numpy(numbers: array[int]) -> Array:
    return (
        np.frombuffer(numbers, dtype=np.uint32) if numbers else np.zeros(0, np.uint32)
    )
