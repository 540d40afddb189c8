"""How many articles have each term, counted without holding all terms in memory?

What `EngineStorage.finish` calls is `write_terms(path, loaded, base, removed)`; it is
given the analysed fields (`documents.analysed_fields`) of the very articles that are
loaded into the cluster, as a stream.

Counts are made in memory up to a limit, written to runs, which are sorted, and merged
in the end with those of the index before, so that an incremental build reads only what
changed.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from analyzers import LANGUAGES
from search.engines.columnar.segment.field_names import field_name
from search.engines.opensearch.term_dictionary import (
    FieldTotals,
    TermDictionary,
    write_dictionary,
)
from search.engines.opensearch.tokens import OR, counted_field, length_field, term_of
from search.port.document import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from search.engines.opensearch.term_dictionary import FieldCounts

TERMS = "terms.arrays"
"""Name of the file in a generation's folder."""
MOST_COUNTED = 2_000_000
"""Terms of all fields whose counts are held in memory, at about 150 bytes each."""
_WEIGHT = re.compile(rf"\{OR}\d+")


class _Field(NamedTuple):
    """A channel in a language: the names of its terms, of its counts and lengths."""

    name: str
    counted: str
    length: str


_FIELDS = tuple(
    _Field(
        field_name(channel, lang), counted_field(channel, lang), length_field(channel)
    )
    for channel in Channel
    for lang in LANGUAGES
)


def write_terms(
    path: Path,
    loaded: Iterable[Mapping[str, Any]],
    base: Path | None = None,
    removed: Iterable[Mapping[str, Any]] = (),
    most: int = MOST_COUNTED,
) -> None:
    """Write how many articles of an index have each term.

    Args:
        path: the new file; runs are written beside it meanwhile.
        loaded: the analysed fields of each article that is added to those of `base`.
        base: such a file, of the index that this one is based on.
        removed: the analysed fields of each article of `base` that this index lacks.
        most: as `MOST_COUNTED`.

    Raises:
        OSError: a file cannot be read or written.
        IndexDamagedError: `base` is not what was written.
    """
    with TemporaryDirectory(dir=path.parent, prefix=".terms-") as folder:
        counting = _Counting(Path(folder), most)
        for sign, articles in ((1, loaded), (-1, removed)):
            for fields in articles:
                counting.add(fields, sign)
        parts: list[_CountedTerms | TermDictionary] = [counting.counted()]
        parts += map(TermDictionary.open, counting.runs)
        if base:
            parts.append(TermDictionary.open(base))
        write_dictionary(path, _sum(parts))


class _CountedTerms(NamedTuple):
    """Counts in memory, read as those of a file are."""

    terms: Mapping[str, Counter[str]]
    totals: Mapping[str, FieldTotals]

    def counts(self, field: str) -> Iterator[tuple[bytes, int]]:
        """Return the terms of a field with their counts, in order."""
        counts = self.terms[field].items()
        return iter(sorted((term_of(token).encode(), n) for token, n in counts))


class _Counting:
    """Counts terms, in memory and in the runs that it writes."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self._start()
        self.runs: list[Path] = []

    def add(self, fields: Mapping[str, Any], sign: int) -> None:
        """Count the terms of an article, -1 for each of one that is removed."""
        for name, counted, length in _FIELDS:
            if text := fields.get(counted):
                tokens = _WEIGHT.sub("", text).split(" ")
                counts = self._terms[name]
                (counts.update if sign > 0 else counts.subtract)(tokens)
                own = FieldTotals(sign, sign * fields[length])
                self._totals[name] = self._totals[name].plus(own)
        if sum(map(len, self._terms.values())) > self._most:
            self.runs.append(self._folder / str(len(self.runs)))
            write_dictionary(self.runs[-1], _sum([self.counted()]))
            self._start()

    def counted(self) -> _CountedTerms:
        """Return what was counted since the last run."""
        return _CountedTerms(self._terms, self._totals)

    def _start(self) -> None:
        self._terms: dict[str, Counter[str]] = {
            each.name: Counter() for each in _FIELDS
        }
        self._totals = dict.fromkeys(self._terms, FieldTotals(0, 0))


def _sum(parts: list[_CountedTerms | TermDictionary]) -> Iterator[FieldCounts]:
    """Yield each field with the sums of its parts."""
    for name, _, _ in _FIELDS:
        totals = FieldTotals(0, 0)
        for part in parts:
            totals = totals.plus(part.totals.get(name, FieldTotals(0, 0)))
        yield name, totals, _merged([part.counts(name) for part in parts])


def _merged(streams: list[Iterator[tuple[bytes, int]]]) -> Iterator[tuple[bytes, int]]:
    """Yield each term once, with the sum of its counts if that is not 0."""
    rows = heapq.merge(*streams, key=itemgetter(0))
    for term, same in groupby(rows, key=itemgetter(0)):
        if articles := sum(n for _, n in same):
            yield term, articles
