"""Are engines compared by what they find?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.speed.contestant import FTS5, HOPTAC
from bench.speed.question import Kind
from bench.speed.rounds import disagreements

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.speed.rounds import Measurements


def test_different_totals_are_detected(
    measurements: Callable[..., Measurements],
) -> None:
    """A question with different totals is returned by its kind and index."""
    one, other = measurements(1, pages=True), measurements(1)
    assert disagreements({HOPTAC: one, FTS5: other}) == []

    other.totals[Kind.AND][3] = 6
    assert disagreements({HOPTAC: one, FTS5: other}) == [(Kind.AND, 3)]
