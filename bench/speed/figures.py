"""Which figures are made of the times, and how do engines compare?"""

from __future__ import annotations

from dataclasses import asdict
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.speed.asks import Kind
from bench.speed.contestant import HOPTAC, TANTIVY, WHOOSH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.speed.rounds import Measured

ALL = "all kinds"
"""All questions together; pages are left out, as rivals have none."""
QUANTILES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
PAIRS = ((HOPTAC, TANTIVY), (WHOOSH, HOPTAC))
"""Engines whose figures are divided, the first by the second."""
_MILLI = 1000


def quantile(values: Sequence[float], share: float) -> float:
    """Give the value that a share of the values is not above, between two if need be.

    Args:
        values: at least one, in any order.
        share: from 0 to 1.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def engine_figures(measured: Measured) -> dict[str, Any]:
    """Give an engine's figures as JSON values; times of questions in milliseconds."""
    built = measured.built
    rate = built.articles / built.cpu if built.cpu else 0.0
    return {
        "build": asdict(built) | {"articles_per_cpu_second": rate},
        "open_seconds": median(measured.opened),
        "peak": measured.peak,
        "cold": _by_kind(measured.cold),
        "warm": _by_kind(measured.warm),
    }


def ratios(engines: Mapping[str, Any]) -> dict[str, Any]:
    """Divide the figures of one engine by another's, for each pair that was measured.

    Each is more than 1 where the first of a pair takes more: time, memory or disk.
    """
    return {
        f"{first} / {second}": _ratio(engines[first], engines[second])
        for first, second in PAIRS
        if first in engines and second in engines
    }


def _ratio(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    build = {
        name: _divided(first["build"][name], second["build"][name])
        for name in ("cpu", "wall", "peak", "disk")
    }
    questions = {
        state: {
            kind: {
                name: _divided(figures[name], second[state][kind][name])
                for name in QUANTILES
            }
            for kind, figures in first[state].items()
            if kind in second[state]
        }
        for state in ("warm", "cold")
    }
    return {"build": build, **questions}


def _divided(first: float, second: float) -> float | None:
    return first / second if second else None


def _by_kind(times: Mapping[Kind, Sequence[float]]) -> dict[str, dict[str, float]]:
    pooled = [
        t for kind, found in times.items() if kind is not Kind.PAGE for t in found
    ]
    kinds = {str(kind): found for kind, found in times.items() if found}
    return {
        kind: {name: _MILLI * quantile(found, at) for name, at in QUANTILES.items()}
        for kind, found in {**kinds, ALL: pooled}.items()
        if found
    }
