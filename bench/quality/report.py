"""How are the figures and their floors shown?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.quality.floors import Floors
    from bench.quality.outcome import Outcome
    from bench.quality.row import Row

WIDTH = 38


def table(outcomes: Iterable[Outcome], floors: Floors) -> str:
    """Lay out all figures as one table; what was left out has a line that says so."""
    return "\n".join(_lines(outcomes, floors))


def _lines(outcomes: Iterable[Outcome], floors: Floors) -> Iterator[str]:
    yield f"{'part':<12} {'figure':<{WIDTH}} {'value':>6} {'floor':>6}"
    for outcome in outcomes:
        if outcome.left_out:
            yield f"{outcome.part:<12} left out: {outcome.left_out}"
        for row in outcome.rows(floors):
            yield _line(row)
        for name in sorted(outcome.missing):
            yield f"{outcome.part:<12} {name:<{WIDTH}} left out: no dictionary here"


def _line(row: Row) -> str:
    value = "none" if row.value is None else f"{row.value:.4f}"
    floor = "" if row.floor is None else f"{row.floor:.3f}"
    mark = "" if row.good else "  under its floor"
    return f"{row.part:<12} {row.name:<{WIDTH}} {value:>6} {floor:>6}{mark}".rstrip()


def document(outcomes: Iterable[Outcome], floors: Floors) -> str:
    """Return the same as JSON."""
    outcomes = tuple(outcomes)
    rows = [row for outcome in outcomes for row in outcome.rows(floors)]
    parts = [
        {
            "part": outcome.part,
            "left_out": outcome.left_out or None,
            "seconds": round(outcome.seconds, 1),
            "figures": [
                {
                    "name": row.name,
                    "value": None if row.value is None else round(row.value, 4),
                    "floor": row.floor,
                    "good": row.good,
                }
                for row in outcome.rows(floors)
            ],
            "missing": sorted(outcome.missing),
        }
        for outcome in outcomes
    ]
    good = all(row.good for row in rows)
    return json.dumps({"good": good, "parts": parts}, ensure_ascii=False, indent=2)
