"""How many articles have a term, and which terms are like it?

The answer is in a mapped file in the generation's folder at each front end, so that it
costs no request. For each field of a channel in a language it has the sorted terms with
their numbers of articles, how many articles have the field, and the sum of their
lengths. `term_counting` writes it.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.edit_distance import is_within_distance
from search.engines.columnar.execution.postings_reader import MAX_EXPANSION
from search.engines.columnar.execution.term_ranges import beginning_with
from search.engines.columnar.segment.field_names import field_names
from search.engines.columnar.segment.segment import term_outlines
from search.engines.opensearch.tokens import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any, TypeAlias

    import numpy.typing as npt

    from search.array_file import ByteStrings

    FieldCounts: TypeAlias = "tuple[str, FieldTotals, Iterator[tuple[bytes, int]]]"

CACHED_SIMILAR = 200
"""Fuzzy words whose similar terms are cached."""
CHUNK = 4_096
"""Terms that are read or written at a time."""


class FieldTotals(NamedTuple):
    """What is known of a field as a whole.

    Attributes:
        having: how many articles have it.
        length: the sum of their lengths.
    """

    having: int
    length: int

    def plus(self, other: FieldTotals) -> FieldTotals:
        """Return the totals of both."""
        return FieldTotals(self.having + other.having, self.length + other.length)

    @property
    def mean(self) -> float:
        """The mean length, 1 where no article has the field."""
        return self.length / self.having if self.having else 1.0


class _Terms(NamedTuple):
    """The terms of a field, sorted; arrays of shape (terms,), see `term_outlines`."""

    terms: ByteStrings
    articles: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.uint8]
    letters: npt.NDArray[np.uint64]


class TermDictionary:
    """The terms of an index, from a mapped file; safe to use from several threads.

    Attributes:
        totals: of each field by name.
    """

    def __init__(
        self, fields: Mapping[str, _Terms], totals: Mapping[str, FieldTotals]
    ) -> None:
        self._fields = fields
        self.totals = totals
        self.similar = lru_cache(maxsize=CACHED_SIMILAR)(self._similar)

    @classmethod
    def open(cls, path: Path) -> TermDictionary:
        """Open what `write_dictionary` wrote.

        Raises:
            IndexDamagedError: it is no such file.
            OSError: it cannot be read.
        """
        file = ArrayFile(path)
        names = [name for name in field_names() if f"{name}.totals" in file]
        totals = {name: file.array(f"{name}.totals").tolist() for name in names}
        return cls(
            {name: _read_field(file, name) for name in names},
            {name: FieldTotals(*values) for name, values in totals.items()},
        )

    def close(self) -> None:
        """Release the file; the dictionary must not be used afterwards."""
        self.similar.cache_clear()
        self._fields = {}

    def frequency(self, field: str, term: str) -> int:
        """Return how many articles have a term."""
        own = self._fields.get(field)
        if own is None:
            return 0
        data = shortened(term).encode()
        rank = own.terms.bisect_left(data)
        if rank == len(own.terms) or own.terms[rank] != data:
            return 0
        return int(own.articles[rank])

    def beginning(
        self, field: str, prefix: str, *, unmarked: bool, most: int
    ) -> tuple[str, ...] | None:
        """Return the terms with a prefix, None where there are more than `most`.

        Args:
            field: of the terms.
            prefix: their beginning.
            unmarked: whether they may have marks that the prefix lacks.
            most: terms that are returned.
        """
        if not (own := self._fields.get(field)):
            return ()
        ranges = list(beginning_with(own.terms, prefix, unmarked=unmarked))
        if sum(high - low for low, high in ranges) > most:
            return None
        return tuple(
            term.decode() for low, high in ranges for term in own.terms.slice(low, high)
        )

    def counts(self, field: str) -> Iterator[tuple[bytes, int]]:
        """Yield the terms of a field with their numbers of articles, in order."""
        if own := self._fields.get(field):
            for first in range(0, len(own.terms), CHUNK):
                last = min(first + CHUNK, len(own.terms))
                articles = own.articles[first:last].tolist()
                yield from zip(own.terms.slice(first, last), articles, strict=True)

    def _similar(self, field: str, term: str, distance: int) -> tuple[str, ...]:
        """Return the terms within an edit distance, `MAX_EXPANSION` at the most.

        Those of the most similar length come first. Outlines exclude most terms before
        any distance is computed.
        """
        if not (own := self._fields.get(field)):
            return ()
        (length,), (mask,) = term_outlines([term])
        difference = np.abs(own.lengths.astype(np.int16) - np.int16(length))
        candidates = np.flatnonzero(difference <= distance)
        letters = np.bitwise_count(own.letters[candidates] ^ mask)
        # An edit that changes the length changes the set of letters by one only.
        likely = candidates[letters <= 2 * distance - difference[candidates]]
        others = own.terms.decode(likely)
        similar = [o for o in others if is_within_distance(o, term, distance)]
        similar.sort(key=lambda other: (abs(len(other) - len(term)), other))
        return tuple(similar[:MAX_EXPANSION])


def write_dictionary(path: Path, fields: Iterable[FieldCounts]) -> None:
    """Write a dictionary; terms are read as streams and not held.

    Args:
        path: the file.
        fields: name, totals, and sorted distinct terms with their counts, of each.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        for name, totals, counts in fields:
            columns = _Columns()
            writer.put_joined(f"{name}.terms", columns.read(counts), columns.sizes)
            writer.put(f"{name}.articles", np.frombuffer(columns.articles, np.int32))
            writer.put(f"{name}.lengths", np.frombuffer(columns.lengths, np.uint8))
            writer.put(f"{name}.letters", np.frombuffer(columns.letters, np.uint64))
            writer.put(f"{name}.totals", np.array(totals, np.int64))
        writer.close()


class _Columns:
    """What a field has of each term beside its text, collected while that is read."""

    def __init__(self) -> None:
        self.sizes, self.articles = array("I"), array("i")
        self.lengths, self.letters = array("B"), array("Q")

    def read(self, counts: Iterator[tuple[bytes, int]]) -> Iterator[bytes]:
        """Yield the terms' texts, joined."""
        while rows := list(islice(counts, CHUNK)):
            terms, articles = zip(*rows, strict=True)
            lengths, letters = term_outlines([term.decode() for term in terms])
            self.sizes.extend(map(len, terms))
            self.articles.extend(articles)
            self.lengths.frombytes(lengths.tobytes())
            self.letters.frombytes(letters.tobytes())
            yield b"".join(terms)


def _read_field(file: ArrayFile, name: str) -> _Terms:
    def read(part: str) -> Any:
        return file.array(f"{name}.{part}")

    columns = read("articles"), read("lengths"), read("letters")
    return _Terms(file.strings(f"{name}.terms"), *columns)
