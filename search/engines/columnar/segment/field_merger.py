"""How do the postings of a field become one run, if several segments have it?

Blocks of terms are put together and written one after the other, so that memory does
not grow with the postings: each array's room is known, and kept, before it is filled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from search.engines.columnar.segment.inverter import smallest_kind
from search.engines.columnar.segment.merge_blocks import BLOCK, GONE, blocks, together
from search.engines.columnar.segment.segment import outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from search.array_file import ArrayWriter
    from search.engines.columnar.segment.merge_blocks import Source

    Array = npt.NDArray[Any]


@dataclass(slots=True, eq=False)
class _Terms:
    """What is kept of each term until all are known; see `Field`."""

    blob: bytearray = field(default_factory=bytearray)
    sizes: list[Array] = field(default_factory=list)
    postings: list[Array] = field(default_factory=list)
    letters: list[Array] = field(default_factory=list)
    signs: list[Array] = field(default_factory=list)

    def add(self, terms: Sequence[bytes], postings: Array) -> None:
        letters, signs = outlines([term.decode() for term in terms])
        self.blob += b"".join(terms)
        self.sizes.append(np.array([len(term) for term in terms], dtype=np.uint32))
        self.postings.append(postings)
        self.letters.append(letters)
        self.signs.append(signs)


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
    held = [_held(source) for source in sources]
    total = sum(postings for postings, _ in held)
    positions = sum(places for _, places in held)
    if not total:
        return
    terms = _write(writer, name, sources, total, positions)
    postings = np.concatenate(terms.postings)
    starts = np.concatenate(([0], np.cumsum(postings))).astype(np.uint64)
    writer.put(f"{name}.starts", starts)
    writer.put(f"{name}.lengths", _lengths(sources, size))
    writer.put(f"{name}.letters", np.concatenate(terms.letters))
    writer.put(f"{name}.signs", np.concatenate(terms.signs))
    writer.joined(f"{name}.terms", [terms.blob], np.concatenate(terms.sizes))


def _held(source: Source) -> tuple[int, int]:
    """Count the postings of a source that are taken over, and their positions."""
    found, numbers, let_go = source
    if source.whole:
        return len(found.documents), int(found.places[-1])
    postings = positions = 0
    for low in range(0, len(found.documents), BLOCK):
        high = low + BLOCK
        kept = numbers[found.documents[low:high]] != GONE
        places = found.places[low : high + 1].astype(np.int64)
        postings += int(kept.sum())
        positions += int((places[1:] - places[:-1])[kept].sum())
        let_go()
    return postings, positions


def _write(
    writer: ArrayWriter,
    name: str,
    sources: Sequence[Source],
    total: int,
    positions: int,
) -> _Terms:
    """Write the postings, and give the terms that have any."""
    fields = [source.field for source in sources]
    documents = writer.room(f"{name}.documents", np.dtype(np.uint32), total)
    kind = np.result_type(*(each.weights for each in fields))
    weights = writer.room(f"{name}.weights", kind, total)
    places = writer.room(f"{name}.places", smallest_kind(positions), total + 1)
    kind = np.result_type(*(each.positions for each in fields))
    held = writer.room(f"{name}.positions", kind, positions)
    terms, at = _Terms(), 0
    places.append(np.zeros(1))
    for spans in blocks(sources):
        every, run = together(spans)
        documents.append(run.documents)
        weights.append(run.weights)
        places.append(np.cumsum(run.counts) + at)
        held.append(run.positions)
        at += len(run.positions)
        postings = np.bincount(run.ranks, minlength=len(every))
        used = np.flatnonzero(postings)
        terms.add([every[number] for number in used.tolist()], postings[used])
        for source in sources:
            source.let_go()
    return terms


def _lengths(sources: Sequence[Source], size: int) -> Array:
    lengths = np.zeros(size, dtype=np.uint32)
    for found, numbers, _ in sources:
        alive = numbers != GONE
        lengths[numbers[alive]] = found.lengths[alive]
    return lengths
