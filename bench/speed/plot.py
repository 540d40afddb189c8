"""How are the results of a speed run drawn?

As one picture in two parts, both with logarithmic axes: each kind's median at one size,
and all kinds over the sizes.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, WHOOSH
from bench.speed.figures import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TEMPLATE = Path(__file__).with_name("plot.svg")
COLOURS = {HOPTAC: "#d55e00", TANTIVY: "#0072b2", WHOOSH: "#888888", FTS5: "#009e73"}
TOP, ROW, LEFT = 70, 26, 100
"""Pixels above the first row, of a row, and beside it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis from one pixel to another, over whole powers of ten."""

    first: int
    last: int
    low: int
    high: int

    @classmethod
    def over(cls, values: Iterable[float], first: int, last: int) -> Axis:
        """Make an axis that all of some positive values lie on."""
        logs = [log10(value) for value in values]
        low = floor(min(logs))
        return cls(first, last, low, max(low + 1, ceil(max(logs))))

    def at(self, value: float) -> float:
        """Give the pixel of a value."""
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self.first + share * (self.last - self.first), 1)

    @property
    def marks(self) -> tuple[float, ...]:
        """The powers of ten on it."""
        return tuple(10.0**power for power in range(self.low, self.high + 1))


def plot(results: Mapping[str, Any]) -> str:
    """Draw the results as SVG."""
    size = _fullest(results["sizes"])
    kinds = list(dict.fromkeys(k for e in size["engines"].values() for k in e["warm"]))
    height = TOP + ROW * len(kinds) + 50
    body = [*_legend(size), *_dots(size, kinds), *_growth(results["sizes"], height)]
    title = f"Milliseconds of a question, by kind at {size['articles']:,} articles"
    template = Template(TEMPLATE.read_text("utf-8"))
    return template.substitute(
        height=height, title=f"{title}, and over sizes", body="\n".join(body)
    )


def _fullest(sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the largest of the sizes at which most engines took part."""
    return max(sizes, key=lambda size: (len(size["engines"]), size["articles"]))


def _legend(size: Mapping[str, Any]) -> Iterator[str]:
    for place, name in enumerate(size["engines"]):
        x = LEFT + 130 * place
        yield f'<circle cx="{x}" cy="16" r="6" fill="{COLOURS[name]}"/>'
        yield _text(x + 12, 20, name)


def _dots(size: Mapping[str, Any], kinds: list[str]) -> Iterator[str]:
    """Draw a row a kind with a dot an engine at its median."""
    warm = {name: engine["warm"] for name, engine in size["engines"].items()}
    medians = [figures["p50"] for found in warm.values() for figures in found.values()]
    axis = Axis.over(medians, LEFT, 500)
    bottom = TOP + ROW * len(kinds)
    yield _text(LEFT, 48, f"ms (median) at {size['articles']:,} articles", "head")
    for mark in axis.marks:
        yield _rule(axis.at(mark), TOP - 10, axis.at(mark), bottom)
        yield _text(axis.at(mark), bottom + 18, f"{mark:g}", "axis", "middle")
    for place, kind in enumerate(kinds):
        y = TOP + ROW * place + 8
        yield _text(LEFT - 12, y + 4, kind, anchor="end")
        for name, found in reversed(warm.items()):  # Hoptac is on top
            if kind in found:
                x = axis.at(found[kind]["p50"])
                yield f'<circle cx="{x}" cy="{y}" r="6" fill="{COLOURS[name]}"/>'


def _growth(sizes: list[dict[str, Any]], height: int) -> Iterator[str]:
    """Draw a line an engine, all kinds together over the sizes."""
    points: dict[str, list[tuple[float, float]]] = {}
    for size in sizes:
        for name, engine in size["engines"].items():
            point = (size["articles"], engine["warm"][ALL]["p50"])
            points.setdefault(name, []).append(point)
    found = [point for line in points.values() for point in line]
    across = Axis.over((x for x, _ in found), 580, 890)
    up = Axis.over((y for _, y in found), height - 50, TOP)
    yield _text(580, 48, f"ms (median), {ALL}, over articles", "head")
    for mark in up.marks:
        yield _rule(580, up.at(mark), 890, up.at(mark))
        yield _text(572, up.at(mark) + 4, f"{mark:g}", "axis", "end")
    for size in sizes:
        x = across.at(size["articles"])
        yield _text(x, height - 32, f"{size['articles']:,}", "axis", "middle")
    for name, line in points.items():
        yield from _line(COLOURS[name], [(across.at(x), up.at(y)) for x, y in line])


def _line(colour: str, points: list[tuple[float, float]]) -> Iterator[str]:
    path = " ".join(f"{x},{y}" for x, y in points)
    yield f'<polyline class="line" stroke="{colour}" points="{path}"/>'
    for x, y in points:
        yield f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'


def _rule(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line class="grid" x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}"/>'


def _text(x: float, y: float, text: str, style: str = "", anchor: str = "start") -> str:
    return (
        f'<text x="{x}" y="{y}" class="{style}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )
