"""Does the plot show all that was measured, within its frame?"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, WHOOSH
from bench.speed.figures import ALL
from bench.speed.plot import plot
from bench.speed.question import Kind

SVG = "{http://www.w3.org/2000/svg}"


def test_plot_is_well_formed(results: dict[str, Any]) -> None:
    """The SVG parses; each engine has a dot for each kind and one for each size."""
    root = ElementTree.fromstring(plot(results))  # noqa: S314 - our own text

    colours = [circle.get("fill") for circle in root.iter(f"{SVG}circle")]
    assert colours.count("#d55e00") == 1 + len([*Kind, ALL]) + 2
    assert colours.count("#888888") == 1 + len(Kind) + 1
    texts = {text.text for text in root.iter(f"{SVG}text")}
    assert {HOPTAC, TANTIVY, WHOOSH, FTS5, "fuzzy", "5,000"} <= texts


def test_plot_stays_within_its_frame(results: dict[str, Any]) -> None:
    """No dot is outside of the picture."""
    root = ElementTree.fromstring(plot(results))  # noqa: S314 - our own text
    _, _, width, height = map(float, root.get("viewBox", "").split())

    for circle in root.iter(f"{SVG}circle"):
        assert 0 < float(circle.get("cx", 0)) < width
        assert 0 < float(circle.get("cy", 0)) < height
