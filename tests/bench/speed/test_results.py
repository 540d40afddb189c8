"""Are figures, table and plot computed correctly from the times?"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, WHOOSH
from bench.speed.figures import ALL, engine_figures, quantile, ratios
from bench.speed.plot import plot
from bench.speed.process import BuildCost
from bench.speed.question import Kind
from bench.speed.report import table
from bench.speed.rounds import Measurements, disagreements

SVG = "{http://www.w3.org/2000/svg}"


def measured(factor: float, *, pages: bool = False) -> Measurements:
    """Return measurements of 1 to 20 ms times a factor; pages take a second."""
    times = [factor * ms / 1000 for ms in range(1, 21)]
    kinds = {kind: times for kind in Kind if kind is not Kind.PAGE}
    if pages:
        kinds[Kind.PAGE] = [1.0] * 20
    cost = BuildCost(
        1_000, 10 * factor, 12 * factor, int(1e8 * factor), int(1e7 * factor)
    )
    totals = {kind: [5] * 20 for kind in kinds}
    return Measurements(cost, [0.5], kinds, kinds, totals, 10)


def sized(articles: int, **engines: Measurements) -> dict[str, Any]:
    """Return the results of one size."""
    by_name = dict(zip((HOPTAC, TANTIVY, WHOOSH, FTS5), engines.values(), strict=False))
    figures = {name: engine_figures(one) for name, one in by_name.items()}
    return {
        "articles": articles,
        "words": 450 * articles,
        "vocabulary": 30_000,
        "disagreements": 0,
        "engines": figures,
        "ratios": ratios(figures),
    }


@pytest.fixture
def results() -> dict[str, Any]:
    """Return results of two sizes, the second without stock Whoosh and FTS5."""
    four = {"h": measured(2, pages=True), "t": measured(1, pages=True)}
    four |= {"w": measured(8), "f": measured(3)}
    two = {"h": measured(4, pages=True), "t": measured(3, pages=True)}
    return {"sizes": [sized(1_000, **four), sized(5_000, **two)]}


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 2.5), (1, 4), (0.75, 3.25)])
def test_quantile_lies_between_values(share: float, value: float) -> None:
    """It is interpolated: the median of four values is the mean of the middle two."""
    assert quantile([4, 1, 3, 2], share) == value


def test_ratio_divides_the_first_by_the_second(results: dict[str, Any]) -> None:
    """Twice the time is a ratio of two, for questions and builds."""
    ratio = results["sizes"][0]["ratios"]

    assert ratio["Hoptac / tantivy"]["warm"]["rare"]["p50"] == pytest.approx(2)
    assert ratio["Hoptac / tantivy"]["build"]["cpu"] == pytest.approx(2)
    assert ratio["stock Whoosh / Hoptac"]["cold"][ALL]["p95"] == pytest.approx(4)


def test_pages_do_not_count_among_all_kinds(results: dict[str, Any]) -> None:
    """Other engines have no pages, so the figure of all kinds leaves them out."""
    warm = results["sizes"][0]["engines"][HOPTAC]["warm"]

    assert warm["page"]["p50"] == pytest.approx(1000)
    assert warm[ALL]["p99"] < 50


def test_engine_that_was_not_measured_has_no_ratio(results: dict[str, Any]) -> None:
    """Without stock Whoosh, no ratio mentions it."""
    assert list(results["sizes"][1]["ratios"]) == ["Hoptac / tantivy"]


def test_different_totals_are_detected() -> None:
    """A question with different totals is returned by its kind and index."""
    one, other = measured(1, pages=True), measured(1)
    assert disagreements({HOPTAC: one, FTS5: other}) == []

    other.totals[Kind.AND][3] = 6
    assert disagreements({HOPTAC: one, FTS5: other}) == [(Kind.AND, 3)]


def test_table_has_a_line_for_each_kind_and_engine(results: dict[str, Any]) -> None:
    """Every kind has a row for warm and one for cold, every engine one for its build.

    A kind's name begins two more lines, one in each of the two sizes.
    """
    lines = table(results).splitlines()

    for name in [*Kind, ALL]:
        assert sum(line.startswith(f"{name} ") for line in lines) == 4, name
    assert sum(line.startswith("stock Whoosh  ") for line in lines) == 1
    assert any(line.startswith("1,000 articles") for line in lines)
    assert "2.00    2.00" in next(line for line in lines if line.startswith("rare"))


def test_table_says_that_engines_differ(results: dict[str, Any]) -> None:
    """The table warns if its engines found different numbers."""
    results["sizes"][0]["disagreements"] = 2

    assert "DIFFERENT NUMBERS for 2 questions" in table(results)


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
