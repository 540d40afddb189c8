"""Are quantiles and ratios computed correctly from the times?"""

from __future__ import annotations

from typing import Any

import pytest

from bench.speed.contestant import HOPTAC
from bench.speed.figures import ALL, quantile


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
