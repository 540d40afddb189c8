"""Which paragraphs of two versions of a story stand side by side?

Versions say the same in the same order, so lengths alone tell: the cheapest way through
both texts is looked for, in steps of one or two paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 250_000
"""Most pairs of paragraphs that are weighed; longer texts are paired by position."""
SPLIT = 5.0
"""Cost of two paragraphs beside one, in characters."""
STEPS = ((1, 1, 0.0), (1, 2, SPLIT), (2, 1, SPLIT), (1, 0, 0.0), (0, 1, 0.0))
"""Paragraphs taken on the left and on the right, and what that costs by itself."""


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
    if len(left) == len(right) or len(left) * len(right) > MOST:
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
            ways = [
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
            if ways:
                best[i, j] = min(ways)
    return _way_back(best, len(left), len(right))


def _cost(left: Sequence[int], right: Sequence[int], scale: float) -> float:
    """Weigh lengths against each other; the more they differ the dearer."""
    one, other = sum(left), scale * sum(right)
    return (one - other) ** 2 / (one + other + 1)


def _way_back(
    best: dict[tuple[int, int], tuple[float, int, int]], i: int, j: int
) -> tuple[Row, ...]:
    rows = []
    while i or j:
        _, a, b = best[i, j]
        rows.append(Row(range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return tuple(reversed(rows))
