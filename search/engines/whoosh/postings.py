"""Which documents hold a term, how often, and where?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.distance import within
from search.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Weights = npt.NDArray[np.float64]

MAX_EXPANSION = 1_000
"""Most words that a prefix or a fuzzy word may stand for."""
CACHED_NEAR = 200
"""Words whose neighbours stay known."""
CACHED_TERMS = 4_000
"""Terms whose postings stay decoded (16 bytes a posting)."""


class TermPostings(NamedTuple):
    """Document numbers, ascending, and the term's weight in each."""

    documents: Numbers
    weights: Weights


class PostingsReader:
    """Reads an open index's postings and remembers them."""

    def __init__(self, reader: Any, size: int) -> None:
        self._reader = reader
        self._size = size
        self.term = lru_cache(maxsize=CACHED_TERMS)(self._term)
        self.lengths = lru_cache(maxsize=None)(self._lengths)
        self.near = lru_cache(maxsize=CACHED_NEAR)(self._near)

    def joined(self, field: str, terms: Iterable[str]) -> TermPostings:
        """Give the postings of several terms as if they were one."""
        weights = np.zeros(self._size)
        for term in terms:
            postings = self.term(field, term)
            weights[postings.documents] += postings.weights
        documents = np.flatnonzero(weights)
        return TermPostings(documents, weights[documents])

    def starting(self, field: str, prefix: str) -> tuple[str, ...]:
        """Give the terms with a prefix.

        Raises:
            QueryError: there are more than `MAX_EXPANSION`.
        """
        found: list[str] = []
        for term in self._reader.expand_prefix(field, prefix.encode()):
            found.append(term.decode())
            if len(found) > MAX_EXPANSION:
                reason = (
                    f"{prefix}* stands for more than {MAX_EXPANSION} words. "
                    "Type more letters before the *."
                )
                raise QueryError(reason)
        return tuple(found)

    def _near(self, field: str, term: str, distance: int) -> tuple[str, ...]:
        """Give the terms within an edit distance, `MAX_EXPANSION` at the most."""
        # Whoosh takes a swap of two letters for two edits, we for one; further than
        # two it would read too much.
        wider = self._reader.terms_within(field, term, max(2, distance))
        found = {near for near in wider if within(near, term, distance)}
        closest = sorted(found, key=lambda near: (abs(len(near) - len(term)), near))
        return tuple(closest[:MAX_EXPANSION])

    def near_each_other(
        self, field: str, places: tuple[tuple[str, ...], ...], slop: int
    ) -> TermPostings:
        """Give the documents in which places are held side by side, and how often.

        With a slop, that many other words may stand between, in any order.
        """
        rows: dict[int, list[list[int]]] | None = None
        for place in places:
            within = None if rows is None else sorted(rows)
            found = self._positions(field, place, within)
            rows = (
                {document: [positions] for document, positions in found.items()}
                if rows is None
                else {d: [*rows[d], found[d]] for d in rows if d in found}
            )
        counts = {d: _occurrences(row, slop) for d, row in (rows or {}).items()}
        documents = [document for document in sorted(counts) if counts[document]]
        return TermPostings(
            np.array(documents, dtype=np.int64),
            np.array([counts[document] for document in documents], dtype=float),
        )

    def _positions(
        self, field: str, terms: Iterable[str], within: list[int] | None
    ) -> dict[int, list[int]]:
        """Give the positions of any of some terms, in some documents only."""
        found: dict[int, list[int]] = {}
        for term in terms:
            documents = self.term(field, term).documents
            chosen = documents if within is None else np.intersect1d(documents, within)
            if not len(chosen):
                continue
            matcher = self._reader.postings(field, term.encode())
            for document in chosen.tolist():
                matcher.skip_to(document)
                found.setdefault(document, []).extend(matcher.value_as("positions"))
        return found

    def _term(self, field: str, term: str) -> TermPostings:
        documents: list[int] = []
        weights: list[float] = []
        if (field, term.encode()) in self._reader:
            matcher = self._reader.postings(field, term.encode())
            while matcher.is_active():
                documents.append(matcher.id())
                weights.append(matcher.weight())
                matcher.next()
        return TermPostings(np.array(documents, dtype=np.int64), np.array(weights))

    def _lengths(self, field: str) -> Weights:
        lengths = (
            self._reader.doc_field_length(i, field, 0) for i in range(self._size)
        )
        return np.fromiter(lengths, dtype=float, count=self._size)


def _occurrences(row: list[list[int]], slop: int) -> int:
    """Count how often places are held near enough, once per start."""
    if not slop:
        starts = set(row[0])
        for offset, positions in enumerate(row):
            starts &= {position - offset for position in positions}
        return len(starts)
    span = len(row) - 1 + slop
    rows = [sorted(set(positions)) for positions in row]
    held = sorted({position for positions in rows for position in positions})
    return sum(_is_near(first, first + span, rows) for first in held)


def _is_near(first: int, last: int, rows: list[list[int]]) -> bool:
    """Tell whether every place is held between two positions, each by its own word."""
    held = [r[bisect_left(r, first) : bisect_right(r, last)] for r in rows]
    return all(held) and len({p for positions in held for p in positions}) >= len(held)
