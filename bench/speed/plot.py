"""How are the results of a speed run plotted?

One SVG has two charts with logarithmic axes: the median time of each kind of question
at one size, and that of all kinds over the sizes.
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
"""The frame of the SVG, with its style."""
COLOURS = {HOPTAC: "#d55e00", TANTIVY: "#0072b2", WHOOSH: "#888888", FTS5: "#009e73"}
TOP, ROW, LEFT = 70, 26, 100
"""Pixels: height above the rows, height of a row, width at the left for its name."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis that covers whole powers of ten.

    Attributes:
        first: pixel of its lower end.
        last: pixel of its upper end.
        low: exponent of 10 at its lower end.
        high: exponent of 10 at its upper end.
    """

    first: int
    last: int
    low: int
    high: int

    @classmethod
    def covering(cls, values: Iterable[float], first: int, last: int) -> Axis:
        """Return the shortest axis that covers some positive values."""
        logs = [log10(value) for value in values]
        low = floor(min(logs))
        return cls(first, last, low, max(low + 1, ceil(max(logs))))

    def pixel(self, value: float) -> float:
        """Return the pixel of a value, rounded to a tenth."""
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self.first + share * (self.last - self.first), 1)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The powers of ten on the axis."""
        return tuple(10.0**power for power in range(self.low, self.high + 1))


def plot(results: Mapping[str, Any]) -> str:
    """Return the results of a run as SVG."""
    size = _size_with_most_engines(results["sizes"])
    kinds = list(dict.fromkeys(k for e in size["engines"].values() for k in e["warm"]))
    height = TOP + ROW * len(kinds) + 50
    body = [
        *_legend(size),
        *_kinds_chart(size, kinds),
        *_sizes_chart(results["sizes"], height),
    ]
    title = f"Milliseconds of a question, by kind at {size['articles']:,} articles"
    template = Template(TEMPLATE.read_text("utf-8"))
    return template.substitute(
        height=height, title=f"{title}, and over sizes", body="\n".join(body)
    )


def _size_with_most_engines(sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the largest of the sizes at which most engines took part."""
    return max(sizes, key=lambda size: (len(size["engines"]), size["articles"]))


def _legend(size: Mapping[str, Any]) -> Iterator[str]:
    for position, name in enumerate(size["engines"]):
        x = LEFT + 130 * position
        yield f'<circle cx="{x}" cy="16" r="6" fill="{COLOURS[name]}"/>'
        yield _text(x + 12, 20, name)


def _kinds_chart(size: Mapping[str, Any], kinds: list[str]) -> Iterator[str]:
    """Draw a row for each kind, with a dot at each engine's median."""
    warm = {name: engine["warm"] for name, engine in size["engines"].items()}
    medians = [
        figures["p50"]
        for kinds_of_one in warm.values()
        for figures in kinds_of_one.values()
    ]
    axis = Axis.covering(medians, LEFT, 500)
    bottom = TOP + ROW * len(kinds)
    yield _text(LEFT, 48, f"ms (median) at {size['articles']:,} articles", "head")
    for tick in axis.ticks:
        yield _rule(axis.pixel(tick), TOP - 10, axis.pixel(tick), bottom)
        yield _text(axis.pixel(tick), bottom + 18, f"{tick:g}", "axis", "middle")
    for position, kind in enumerate(kinds):
        y = TOP + ROW * position + 8
        yield _text(LEFT - 12, y + 4, kind, anchor="end")
        for name, figures in reversed(warm.items()):  # Hoptac, the first, is on top
            if kind in figures:
                x = axis.pixel(figures[kind]["p50"])
                yield f'<circle cx="{x}" cy="{y}" r="6" fill="{COLOURS[name]}"/>'


def _sizes_chart(sizes: list[dict[str, Any]], height: int) -> Iterator[str]:
    """Draw a line for each engine, all kinds together over the sizes."""
    points: dict[str, list[tuple[float, float]]] = {}
    for size in sizes:
        for name, engine in size["engines"].items():
            point = (size["articles"], engine["warm"][ALL]["p50"])
            points.setdefault(name, []).append(point)
    all_points = [point for line in points.values() for point in line]
    x_axis = Axis.covering((x for x, _ in all_points), 580, 890)
    y_axis = Axis.covering((y for _, y in all_points), height - 50, TOP)
    yield _text(580, 48, f"ms (median), {ALL}, over articles", "head")
    for tick in y_axis.ticks:
        yield _rule(580, y_axis.pixel(tick), 890, y_axis.pixel(tick))
        yield _text(572, y_axis.pixel(tick) + 4, f"{tick:g}", "axis", "end")
    for size in sizes:
        x = x_axis.pixel(size["articles"])
        yield _text(x, height - 32, f"{size['articles']:,}", "axis", "middle")
    for name, line in points.items():
        yield from _line(
            COLOURS[name], [(x_axis.pixel(x), y_axis.pixel(y)) for x, y in line]
        )


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
