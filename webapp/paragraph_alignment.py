"""Which paragraphs of two versions of a story are shown side by side?

Versions say the same in the same order, so their paragraphs are aligned by length
alone, in the manner of Gale & Church, "A Program for Aligning Sentences in Bilingual
Corpora" (Computational Linguistics 19, 1993): dynamic programming finds the cheapest
sequence of 1-1, 1-2, 2-1, 1-0 and 0-1 matches. The cost of a match is the squared
difference of its lengths, relative to their sum; they derive theirs from a probability.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_CELLS = 250_000
"""Pairs of paragraphs that are compared; longer texts are paired by position."""
MERGE_COST = 5.0
"""Cost of a match of two paragraphs with one, by itself."""
STEPS = ((1, 1, 0.0), (1, 2, MERGE_COST), (2, 1, MERGE_COST), (1, 0, 0.0), (0, 1, 0.0))
"""Matches: paragraphs of the left and the right side, and the cost by itself."""


class Row(NamedTuple):
    """Paragraphs side by side, by their positions; one side may be empty."""

    left: range
    right: range


def align(left: Sequence[int], right: Sequence[int]) -> tuple[Row, ...]:
    """Align paragraphs by their lengths.

    Args:
        left: lengths of one side's paragraphs in characters, from 0.
        right: those of the other side.

    Returns:
        Rows in reading order; every paragraph of both sides is in exactly one.
    """
    if len(left) == len(right) or len(left) * len(right) > MAX_CELLS:
        return _by_position(len(left), len(right))
    return _cheapest(left, right)


def _by_position(left: int, right: int) -> tuple[Row, ...]:
    rows = range(max(left, right))
    return tuple(Row(_single(i, left), _single(i, right)) for i in rows)


def _single(i: int, most: int) -> range:
    return range(min(i, most), min(i + 1, most))


def _cheapest(left: Sequence[int], right: Sequence[int]) -> tuple[Row, ...]:
    scale = sum(left) / sum(right) if sum(left) and sum(right) else 1.0
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            candidates = [
                (
                    best[i - a, j - b][0]
                    + fixed
                    + _cost(left[i - a : i], right[j - b : j], scale),
                    a,
                    b,
                )
                for a, b, fixed in STEPS
                if i >= a and j >= b
            ]
            if candidates:
                best[i, j] = min(candidates)
    return _backtrack(best, len(left), len(right))


def _cost(left: Sequence[int], right: Sequence[int], scale: float) -> float:
    """Return (l - r)^2 / (l + r + 1) for the lengths of both sides in characters."""
    l_length, r_length = sum(left), scale * sum(right)
    return (l_length - r_length) ** 2 / (l_length + r_length + 1)


def _backtrack(
    best: dict[tuple[int, int], tuple[float, int, int]], i: int, j: int
) -> tuple[Row, ...]:
    rows = []
    while i or j:
        _, a, b = best[i, j]
        rows.append(Row(range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return tuple(reversed(rows))
