"""Which documents hold a term, how often, and where?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analyzers.growable_arrays import concat_ranges
from search.edit_distance import within
from search.engines.columnar.execution.byte_lru import Cache
from search.engines.columnar.segment.segment import outlines
from search.errors import QueryError
from search.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from search.engines.columnar.segment.segment import Field
    from search.engines.columnar.segment.segment_list import Collection

    Numbers = npt.NDArray[np.int64]
    Weights = npt.NDArray[np.float64]
    Array = npt.NDArray[Any]

MAX_EXPANSION = 1_000
"""Most words that a prefix or a fuzzy word may stand for."""
CACHED_NEAR = 200
"""Words whose neighbours stay known."""
CACHED_TERMS = 16 << 20
"""Bytes of postings that stay decoded (16 bytes a posting)."""
SPARSE = 16
"""Postings by which a document array is divided, above which it is filled whole."""


class TermPostings(NamedTuple):
    """Document numbers, ascending, and the term's weight in each."""

    documents: Numbers
    weights: Weights


class Places(NamedTuple):
    """Positions with the documents they are in, by document."""

    documents: Numbers
    positions: Numbers


class PostingsReader:
    """Reads an open index's postings and remembers them."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._terms: Cache[tuple[str, str], TermPostings] = Cache(CACHED_TERMS)
        self.near = lru_cache(maxsize=CACHED_NEAR)(self._near)

    def close(self) -> None:
        """Let go of the files."""
        self.near.cache_clear()
        del self._collection

    def fields(self) -> tuple[str, ...]:
        """Name the fields that have postings."""
        segments = self._collection.segments
        return tuple(dict.fromkeys(name for s in segments for name in s.fields))

    def term(self, field: str, term: str) -> TermPostings:
        """Give the postings of a term; none where there is no such term."""
        found = self._terms.get((field, term))
        if found is None:
            found = self._term(field, term.encode())
            size = found.documents.nbytes + found.weights.nbytes
            self._terms.put((field, term), found, size)
        return found

    def frequency(self, field: str, term: str) -> int:
        """Count the articles that have a term, without reading which."""
        if len(self._collection.deleted):
            return len(self.term(field, term).documents)
        runs = (
            own.run(number, number + 1)
            for own, _ in self._fields(field)
            if (number := own.number(term.encode())) >= 0
        )
        return sum(run.stop - run.start for run in runs)

    def joined(self, field: str, terms: Iterable[str]) -> TermPostings:
        """Give the postings of several terms as if they were one."""
        return self._summed([self.term(field, term) for term in terms])

    def starting(self, field: str, prefix: str) -> TermPostings:
        """Give the postings of all terms with a prefix as if they were one.

        Raises:
            QueryError: there are more than `MAX_EXPANSION`.
        """
        first, after = prefix.encode(), prefix.encode() + b"\xff"
        found, count = [], 0
        for own, base in self._fields(field):
            low, high = own.terms.find(first), own.terms.find(after)
            count = max(count, high - low)
            if count > MAX_EXPANSION:
                reason = message(
                    "%(beginning)s* stands for more than %(most)s words. "
                    "Type more letters before the *.",
                    beginning=prefix,
                    most=MAX_EXPANSION,
                )
                raise QueryError(reason)
            found.append(self._run(own, base, own.run(low, high)))
        return self._summed(found)

    def positions(self, field: str, terms: Iterable[str], among: Numbers) -> Places:
        """Give the positions of any of some terms in some documents, ascending."""
        documents, positions = [], []
        for term in terms:
            for own, base in self._fields(field):
                number = own.number(term.encode())
                if number < 0:
                    continue
                run = own.run(number, number + 1)
                held = own.documents[run].astype(np.int64) + base
                chosen = _rows(held, among)
                starts = own.places[chosen + run.start].astype(np.int64)
                counts = own.places[chosen + run.start + 1].astype(np.int64) - starts
                documents.append(np.repeat(held[chosen], counts))
                positions.append(
                    own.positions[concat_ranges(starts, counts)].astype(np.int64)
                )
        return Places(_joined(documents), _joined(positions))

    def _near(self, field: str, term: str, distance: int) -> tuple[str, ...]:
        """Give the terms within an edit distance, `MAX_EXPANSION` at the most."""
        (letters,), (sign,) = outlines([term])
        found: set[str] = set()
        for own, _ in self._fields(field):
            apart = np.abs(own.letters.astype(np.int16) - np.int16(letters))
            likely = np.flatnonzero(apart <= distance)
            bits = np.bitwise_count(own.signs[likely] ^ sign)
            for number in likely[bits <= 2 * distance].tolist():
                near = own.terms[number].decode()
                if near not in found and within(near, term, distance):
                    found.add(near)
        if len(self._collection.deleted):
            found = {near for near in found if len(self.term(field, near).documents)}
        closest = sorted(found, key=lambda near: (abs(len(near) - len(term)), near))
        return tuple(closest[:MAX_EXPANSION])

    def _term(self, field: str, term: bytes) -> TermPostings:
        found = []
        for own, base in self._fields(field):
            number = own.number(term)
            if number >= 0:
                found.append(self._run(own, base, own.run(number, number + 1)))
        if len(found) == 1:
            return found[0]
        return TermPostings(
            _joined([each.documents for each in found]),
            _joined([each.weights for each in found], float),
        )

    def _run(self, own: Field, base: int, run: slice) -> TermPostings:
        documents = own.documents[run].astype(np.int64)
        weights = own.weights[run].astype(np.float64)
        if base:
            documents += base
        kept = self._collection.kept(documents)
        if kept is not None:
            documents, weights = documents[kept], weights[kept]
        return TermPostings(documents, weights)

    def _summed(self, found: list[TermPostings]) -> TermPostings:
        """Add up the weights of postings that may share documents."""
        if len(found) == 1 and _ascends(found[0].documents):
            return found[0]
        documents = _joined([each.documents for each in found])
        weights = _joined([each.weights for each in found], float)
        return added(documents, weights, self._collection.size)

    def _fields(self, field: str) -> Iterator[tuple[Field, int]]:
        for segment, base in self._collection.parts():
            if own := segment.fields.get(field):
                yield own, base

    def lengths(self, field: str) -> Weights:
        """Give each document's length; 0 for one without the field or deleted."""
        lengths = np.zeros(self._collection.size)
        for own, base in self._fields(field):
            lengths[base : base + len(own.lengths)] = own.lengths
        lengths[self._collection.deleted] = 0
        return lengths


def added(documents: Numbers, weights: Weights, size: int) -> TermPostings:
    """Add up the weights of documents that may come several times.

    Args:
        documents: in any order.
        weights: of each.
        size: documents in all.
    """
    if len(documents) * SPARSE < size:
        unique, at = np.unique(documents, return_inverse=True)
        sums = np.bincount(at, weights, len(unique))
        return TermPostings(unique, sums.astype(np.float64, copy=False))
    every = np.bincount(documents, weights, size)
    held = np.flatnonzero(every)
    return TermPostings(held, every[held].astype(np.float64, copy=False))


def _joined(arrays: list[Array], kind: type = np.int64) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=kind)


def _rows(held: Numbers, among: Numbers) -> Numbers:
    """Give where those of some documents stand that are among others; both ascend."""
    at = np.searchsorted(held, among)
    at = at[at < len(held)] if len(held) else at[:0]
    return np.asarray(at[held[at] == among[: len(at)]])


def _ascends(documents: Numbers) -> bool:
    return len(documents) < 2 or bool((documents[1:] > documents[:-1]).all())  # noqa: PLR2004
