"""Which postings of several segments' fields are put together at a time, and how?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analyzers.growable_arrays import concat_ranges
from search.engines.columnar.segment.inverter import by_term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from search.engines.columnar.segment.segment import Field

    Array = npt.NDArray[Any]

GONE = -1
"""Number of a document that is not taken over."""
BLOCK = 100_000
"""Postings that are put together at a time, some 150 bytes each; a term is not cut."""


class Source(NamedTuple):
    """A segment's field that is merged.

    Attributes:
        field: its postings.
        numbers: of each of its segment's documents, the number in the new segment, or
            `GONE`.
        let_go: gives back the memory of what was read of it.
    """

    field: Field
    numbers: Array
    let_go: Callable[[], None]

    @property
    def whole(self) -> bool:
        """Tell whether all its documents are taken over."""
        return bool((self.numbers != GONE).all())


class Span(NamedTuple):
    """Some of a source's terms, from one to before another."""

    source: Source
    first: int
    last: int


class Run(NamedTuple):
    """Postings by term: places of their terms, and what they hold.

    Attributes:
        ranks, documents, weights, counts: of each posting.
        begins: where in `positions` each posting's begin.
        positions: those of all.
    """

    ranks: Array
    documents: Array
    weights: Array
    counts: Array
    begins: Array
    positions: Array


def blocks(sources: Sequence[Source]) -> Iterator[list[Span]]:
    """Give runs of terms: all that sources have up to one of them."""
    share = max(1, BLOCK // len(sources))
    at = [0] * len(sources)
    while True:
        left = [
            (number, source.field)
            for number, source in enumerate(sources)
            if at[number] < len(source.field.terms)
        ]
        if not left:
            return
        ends = [_end(each, at[number], share) for number, each in left]
        bounds = [
            each.terms[end - 1]
            for (_, each), end in zip(left, ends, strict=True)
            if end < len(each.terms)
        ]
        spans = []
        for (number, each), end in zip(left, ends, strict=True):
            last = each.terms.behind(min(bounds)) if bounds else end
            spans.append(Span(sources[number], at[number], last))
            at[number] = last
        yield spans


def _end(found: Field, first: int, share: int) -> int:
    """Give the term before which there is a share of the postings from one on."""
    most = found.starts[first] + np.uint64(share)
    return max(first + 1, int(np.searchsorted(found.starts, most, side="right")) - 1)


def together(spans: Sequence[Span]) -> tuple[list[bytes], Run]:
    """Give all terms of a block, and its postings by term and document."""
    terms = [span.source.field.terms.listed(span.first, span.last) for span in spans]
    every = sorted(set().union(*terms))
    place = {term: number for number, term in enumerate(every)}
    runs = [
        _run(span, np.array([place[term] for term in own], dtype=np.int64))
        for span, own in zip(spans, terms, strict=True)
    ]
    shifts = np.cumsum([0, *(len(run.positions) for run in runs)])
    begins = [run.begins + shift for run, shift in zip(runs, shifts, strict=False)]
    joined = Run(*map(np.concatenate, zip(*runs, strict=True)))
    order = by_term(joined.ranks)
    counts = joined.counts[order]
    begins_ordered = np.concatenate(begins)[order]
    return every, Run(
        joined.ranks[order],
        joined.documents[order],
        joined.weights[order],
        counts,
        begins_ordered,
        joined.positions[concat_ranges(begins_ordered, counts)],
    )


def _run(span: Span, ranks: Array) -> Run:
    """Give a source's postings of some terms that are taken over."""
    found, numbers, _ = span.source
    starts = found.starts[span.first : span.last + 1].astype(np.int64)
    begin, end = int(starts[0]), int(starts[-1])
    places = found.places[begin : end + 1].astype(np.int64)
    documents = numbers[found.documents[begin:end]]
    run = Run(
        np.repeat(ranks, starts[1:] - starts[:-1]),
        documents,
        found.weights[begin:end],
        places[1:] - places[:-1],
        places[:-1] - places[0],
        found.positions[int(places[0]) : int(places[-1])],
    )
    kept = documents != GONE
    if kept.all():
        return run
    return Run._make([*(column[kept] for column in run[:-1]), run.positions])
