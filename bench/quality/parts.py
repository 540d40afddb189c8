"""Which parts of the quality are measured, and what does each need?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench.quality.conflation import conflation, missing
from bench.quality.countries import countries
from bench.quality.crossing import crossing, without_model
from bench.quality.headlines import headline_tags
from bench.quality.languages import languages
from bench.quality.names import names
from bench.quality.outcome import Outcome
from bench.quality.own import own, without_model as without_meanings
from bench.quality.passages import passages, without_model as without_passages
from bench.quality.retrieval import retrieval, without_model as without_ranking
from bench.quality.topical import (
    topical,
    topical_public,
    without_model as without_topical,
)
from bench.quality.topics import topics
from bench.quality.vietnamese import vietnamese
from bench.quality.web import web

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHARED = Path(__file__).resolve().parents[3] / "shared"
"""The evaluation data beside the repository."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to measure.

    Attributes:
        measure: returns figures by name, from the evaluation data.
        needs_shared: whether it needs that data at all.
        missing: names the figures that this machine cannot give.
    """

    measure: Callable[[Path], Mapping[str, float]]
    needs_shared: bool = True
    missing: Callable[[], frozenset[str]] = frozenset


PARTS: Mapping[str, Part] = {
    "analyzers": Part(conflation, missing=missing),
    "names": Part(lambda _: names(), needs_shared=False),
    "vietnamese": Part(vietnamese),
    "languages": Part(languages),
    "countries": Part(countries),
    "web": Part(web),
    "headlines": Part(lambda _: headline_tags(), needs_shared=False),
    "topics": Part(topics),
    "retrieval": Part(retrieval, missing=without_ranking),
    "crossing": Part(crossing, missing=without_model),
    "own": Part(lambda _: own(), needs_shared=False, missing=without_meanings),
    "topical": Part(lambda _: topical(), needs_shared=False, missing=without_topical),
    "topical-public": Part(topical_public, missing=without_topical),
    "passages": Part(passages, missing=without_passages),
}


def measure(name: str, shared: Path = SHARED) -> Outcome:
    """Measure a part; in one process each is measured once."""
    return _measured(name, shared if PARTS[name].needs_shared else SHARED)


@cache
def _measured(name: str, shared: Path) -> Outcome:
    part = PARTS[name]
    if part.needs_shared and not shared.is_dir():
        return Outcome(name, left_out=f"no evaluation data in {shared}")
    started = time.perf_counter()
    figures = part.measure(shared)
    seconds = time.perf_counter() - started
    return Outcome(name, figures, missing=part.missing(), seconds=seconds)
