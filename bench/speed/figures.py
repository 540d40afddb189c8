"""Which figures are computed from the times, and how are engines compared?"""

from __future__ import annotations

from dataclasses import asdict
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.speed.contestant import HOPTAC, TANTIVY, WHOOSH
from bench.speed.question import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.speed.rounds import Measurements

ALL = "all kinds"
"""All questions together, except pages, which other engines do not have."""
QUANTILES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
PAIRS = ((HOPTAC, TANTIVY), (WHOOSH, HOPTAC))
"""Engines that are compared: the first one's figures are divided by the second's."""
_MILLI = 1000


def quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile, interpolated linearly between the two nearest values.

    This is type 7 of Hyndman & Fan 1996, the default of numpy and R.

    Args:
        values: at least one, in any order.
        share: from 0, the smallest value, to 1, the greatest.
    """
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    low = int(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (position - low) * (ordered[high] - ordered[low])


def engine_figures(measured: Measurements) -> dict[str, Any]:
    """Return an engine's figures as JSON values; times of questions in ms."""
    cost = measured.build
    rate = cost.articles / cost.cpu if cost.cpu else 0.0
    return {
        "build": asdict(cost) | {"articles_per_cpu_second": rate},
        "open_seconds": median(measured.open_seconds),
        "peak": measured.peak,
        "cold": _by_kind(measured.cold),
        "warm": _by_kind(measured.warm),
    }


def ratios(engines: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ratios of all figures for each of `PAIRS` that was measured.

    A ratio above 1 means that the first engine needs more time, memory or disk; None
    means that the second's figure is 0.

    Args:
        engines: values of `engine_figures` by engine.
    """
    return {
        f"{first} / {second}": _ratio(engines[first], engines[second])
        for first, second in PAIRS
        if first in engines and second in engines
    }


def _ratio(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    build = {
        name: _quotient(first["build"][name], second["build"][name])
        for name in ("cpu", "wall", "peak", "disk")
    }
    questions = {
        state: {
            kind: {
                name: _quotient(figures[name], second[state][kind][name])
                for name in QUANTILES
            }
            for kind, figures in first[state].items()
            if kind in second[state]
        }
        for state in ("warm", "cold")
    }
    return {"build": build, **questions}


def _quotient(first: float, second: float) -> float | None:
    return first / second if second else None


def _by_kind(seconds: Mapping[Kind, Sequence[float]]) -> dict[str, dict[str, float]]:
    """Return quantiles in milliseconds of each kind and of all kinds."""
    pooled = [
        one for kind, times in seconds.items() if kind is not Kind.PAGE for one in times
    ]
    kinds = {str(kind): times for kind, times in seconds.items()}
    return {
        kind: {name: _MILLI * quantile(times, at) for name, at in QUANTILES.items()}
        for kind, times in {**kinds, ALL: pooled}.items()
        if times
    }
