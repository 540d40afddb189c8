"""Is Hoptac as good as it was? Run by `make quality`, or `python -m bench.quality`.

Exits 1 where a figure is under its floor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.quality.floors import FILE, FloorError, higher, load_floors, write_floors
from bench.quality.parts import PARTS, SHARED, measure
from bench.quality.report import document, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.quality.outcome import Outcome
    from bench.quality.row import Row


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and say whether all floors hold."""
    options = _options(arguments)
    floors = load_floors(options.floors)
    outcomes = [_measured(name, options.shared) for name in options.part or PARTS]
    show = document if options.json else table
    print(show(outcomes, floors))
    rows = [row for outcome in outcomes for row in outcome.rows(floors)]
    if options.update:
        return _update(rows, options.floors)
    return 0 if all(row.good for row in rows) else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.quality")
    parser.add_argument("--json", action="store_true", help="write JSON, not a table")
    parser.add_argument(
        "--update", action="store_true", help="raise the floors that are well beaten"
    )
    parser.add_argument(
        "--part", action="append", choices=PARTS, help="measure only this part"
    )
    parser.add_argument(
        "--shared", type=Path, default=SHARED, help="the evaluation data's folder"
    )
    parser.add_argument(
        "--floors", type=Path, default=FILE, help="the file of floors, floors.toml"
    )
    return parser.parse_args(arguments)


def _measured(name: str, shared: Path) -> Outcome:
    outcome = measure(name, shared)
    _report(f"{name}: {outcome.left_out or f'{outcome.seconds:.1f} s'}")
    return outcome


def _update(rows: list[Row], file: Path) -> int:
    """Raise floors; never lower one."""
    try:
        raised = higher(rows)
        write_floors(raised, file)
    except FloorError as error:
        _report(str(error))
        return 1
    for (part, name), floor in raised.items():
        _report(f"{part}, {name}: the floor is now {floor:.3f}")
    return 0


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
