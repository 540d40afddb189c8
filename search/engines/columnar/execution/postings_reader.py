"""Which documents have a term, how often, and at which positions?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analyzers.growable_arrays import concat_ranges
from search.edit_distance import is_within_distance
from search.engines.columnar.byte_lru import ByteLru
from search.engines.columnar.execution.sorted_documents import search_sorted
from search.engines.columnar.execution.term_postings import (
    TermPositions,
    TermPostings,
    concatenate,
    sum_by_document,
)
from search.engines.columnar.execution.term_ranges import (
    TermRun,
    beginning_with,
    has_more_terms,
)
from search.engines.columnar.segment.segment import term_outlines
from search.errors import QueryError
from search.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.engines.columnar.array_types import Integers, Weights
    from search.engines.columnar.segment.segment import Field
    from search.engines.columnar.segment.segment_list import SegmentList


MAX_EXPANSION = 1_000
"""Most words that a prefix or a fuzzy word may stand for."""
CACHED_SIMILAR = 200
"""Fuzzy words whose similar terms are cached."""
CACHED_POSTINGS = 16 << 20
"""Bytes of decoded postings that are cached, at 16 bytes a posting."""


class PostingsReader:
    """Reads the postings of an open index, and caches them."""

    def __init__(self, segments: SegmentList) -> None:
        self._segments = segments
        self._cache: ByteLru[tuple[str, str], TermPostings] = ByteLru(CACHED_POSTINGS)
        self.similar_terms = lru_cache(maxsize=CACHED_SIMILAR)(self._similar_terms)

    def close(self) -> None:
        """Release the files."""
        self.similar_terms.cache_clear()
        del self._segments

    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields that have postings."""
        segments = self._segments.segments
        return tuple(dict.fromkeys(name for s in segments for name in s.fields))

    def term(self, field: str, term: str) -> TermPostings:
        """Return the postings of a term, none where there is no such term."""
        postings = self._cache.get((field, term))
        if postings is None:
            postings = self._read_term(field, term.encode())
            nbytes = postings.documents.nbytes + postings.weights.nbytes
            self._cache.put((field, term), postings, nbytes)
        return postings

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that have a term; without deletions, none is read."""
        if len(self._segments.deleted):
            return len(self.term(field, term).documents)
        runs = (
            own.postings(term_id, term_id + 1)
            for own, _ in self._fields(field)
            if (term_id := own.term_id(term.encode())) >= 0
        )
        return sum(run.stop - run.start for run in runs)

    def any_of(self, field: str, terms: Iterable[str]) -> TermPostings:
        """Return the postings of several terms as if they were one."""
        return self._sum([self.term(field, term) for term in terms])

    def with_prefix(
        self, field: str, prefix: str, *, unmarked: bool = False
    ) -> TermPostings:
        """Return the postings of all terms with a prefix as if they were one.

        Those may have marks that an unmarked prefix lacks.

        Raises:
            QueryError: there are more than `MAX_EXPANSION` terms, each counted once,
                in the documents that are not deleted.
        """
        runs = [
            TermRun(own, base, low, high)
            for own, base in self._fields(field)
            for low, high in beginning_with(own.terms, prefix, unmarked=unmarked)
        ]
        alive = self._segments.alive if len(self._segments.deleted) else None
        if has_more_terms(runs, MAX_EXPANSION, alive):
            reason = message(
                "%(beginning)s* stands for more than %(most)s words. "
                "Type more letters before the *.",
                beginning=prefix,
                most=MAX_EXPANSION,
            )
            raise QueryError(reason)
        return self._sum(
            [
                self._read(run.field, run.base, run.field.postings(run.low, run.high))
                for run in runs
            ]
        )

    def positions(
        self, field: str, terms: Iterable[str], among: Integers
    ) -> TermPositions:
        """Return the positions of any of some terms in some documents.

        Args:
            field: of the terms.
            terms: any of which counts.
            among: the documents, ascending, each of which has one of the terms.
        """
        documents, positions = [], []
        for term in terms:
            for own, base in self._fields(field):
                term_id = own.term_id(term.encode())
                if term_id < 0:
                    continue
                run = own.postings(term_id, term_id + 1)
                with_term = own.documents[run].astype(np.int64) + base
                indexes, has_term = search_sorted(with_term, among)
                chosen = indexes[has_term]
                starts = own.position_starts[chosen + run.start].astype(np.int64)
                ends = own.position_starts[chosen + run.start + 1].astype(np.int64)
                ranges = concat_ranges(starts, ends - starts)
                documents.append(np.repeat(with_term[chosen], ends - starts))
                positions.append(own.positions[ranges].astype(np.int64))
        return TermPositions(concatenate(documents), concatenate(positions))

    def _similar_terms(self, field: str, term: str, distance: int) -> tuple[str, ...]:
        """Return the terms within an edit distance, `MAX_EXPANSION` at the most.

        Those of the most similar length come first. Outlines exclude most terms before
        any distance is computed.
        """
        (length,), (mask,) = term_outlines([term])
        similar: set[str] = set()
        for own, _ in self._fields(field):
            difference = np.abs(own.term_lengths.astype(np.int16) - np.int16(length))
            candidates = np.flatnonzero(difference <= distance)
            letters = np.bitwise_count(own.letter_masks[candidates] ^ mask)
            # An edit that changes the length changes the set of letters by one only.
            most = 2 * distance - difference[candidates]
            for number in candidates[letters <= most].tolist():
                other = own.terms[number].decode()
                if other not in similar and is_within_distance(other, term, distance):
                    similar.add(other)
        if len(self._segments.deleted):
            similar = {t for t in similar if len(self.term(field, t).documents)}
        closest = sorted(
            similar, key=lambda other: (abs(len(other) - len(term)), other)
        )
        return tuple(closest[:MAX_EXPANSION])

    def _read_term(self, field: str, term: bytes) -> TermPostings:
        parts = []
        for own, base in self._fields(field):
            term_id = own.term_id(term)
            if term_id >= 0:
                parts.append(self._read(own, base, own.postings(term_id, term_id + 1)))
        if len(parts) == 1:
            return parts[0]
        return TermPostings(
            concatenate([part.documents for part in parts]),
            concatenate([part.weights for part in parts], float),
        )

    def _read(self, field: Field, base: int, run: slice) -> TermPostings:
        """Read a range of a segment's postings, without deleted documents."""
        documents = field.documents[run].astype(np.int64)
        weights = field.weights[run].astype(np.float64)
        if base:
            documents += base
        if len(self._segments.deleted):
            alive = self._segments.alive[documents]
            documents, weights = documents[alive], weights[alive]
        return TermPostings(documents, weights)

    def _sum(self, parts: list[TermPostings]) -> TermPostings:
        """Add up the weights of postings that may share documents."""
        if len(parts) == 1 and (np.diff(parts[0].documents) > 0).all():
            return parts[0]
        documents = concatenate([part.documents for part in parts])
        weights = concatenate([part.weights for part in parts], float)
        return sum_by_document(documents, weights, self._segments.size)

    def _fields(self, field: str) -> Iterator[tuple[Field, int]]:
        """Yield a field of each segment with the number of its first document."""
        for segment, base in self._segments.with_bases():
            if own := segment.fields.get(field):
                yield own, base

    def lengths(self, field: str) -> Weights:
        """Return each document's length, shape (documents,).

        It is 0 for a document without the field, and for a deleted one.
        """
        lengths = np.zeros(self._segments.size)
        for own, base in self._fields(field):
            lengths[base : base + len(own.lengths)] = own.lengths
        lengths[self._segments.deleted] = 0
        return lengths
