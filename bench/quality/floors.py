"""How good must it be at least, and when may that change? A floor only rises.

`floors.toml` holds a table a part and a line a figure. Raising a floor rewrites its
line and leaves all others, comments too, as they are.
"""

from __future__ import annotations

import math
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.quality.row import Row

FILE = Path(__file__).with_name("floors.toml")
MARGIN = 0.01
"""How far a floor may be beaten before it rises, and how far it then stays below."""

Floors: TypeAlias = "Mapping[str, Mapping[str, float]]"

_TABLE = re.compile(r"\[(?P<part>[^\]]+)\]\s*$")
_LINE = re.compile(r'"(?P<name>[^"]+)" = (?P<value>[\d.]+)')


class FloorError(Exception):
    """A floor cannot take the value it was given."""


def load_floors(file: Path = FILE) -> Floors:
    """Read the floors by part and figure."""
    return tomllib.loads(file.read_text("utf-8"))


def higher(rows: Iterable[Row]) -> dict[tuple[str, str], float]:
    """Return the new floors of the figures that beat theirs by more than `MARGIN`.

    Raises:
        FloorError: a figure is under its floor, which must not be lowered to it.
    """
    raised: dict[tuple[str, str], float] = {}
    for row in rows:
        if not row.good:
            reason = (
                f"{row.part}, {row.name}: {row.value} is under the floor {row.floor}, "
                "and a floor is never lowered; mend what made it worse"
            )
            raise FloorError(reason)
        if row.floor is None or row.value is None:
            continue
        new = math.floor(1000 * (row.value - MARGIN)) / 1000
        if new > row.floor:
            raised[row.part, row.name] = new
    return raised


def write_floors(raised: Mapping[tuple[str, str], float], file: Path = FILE) -> None:
    """Replace floors in the file by new ones.

    Raises:
        FloorError: one is lower than it was, or stands nowhere in the file.
    """
    left = dict(raised)
    part = ""
    lines = []
    for line in file.read_text("utf-8").splitlines():
        if table := _TABLE.match(line):
            part = table["part"]
        entry = _LINE.match(line)
        if entry and (part, entry["name"]) in left:
            new = left.pop((part, entry["name"]))
            lines.append(_raised(line, entry, new))
        else:
            lines.append(line)
    if left:
        reason = f"no such floors in {file}: {sorted(left)}; write their lines first"
        raise FloorError(reason)
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _raised(line: str, entry: re.Match[str], new: float) -> str:
    if new < float(entry["value"]):
        reason = f"{entry['name']}: {new} is lower than {entry['value']}; floors rise"
        raise FloorError(reason)
    return line[: entry.start("value")] + f"{new:.3f}" + line[entry.end("value") :]
