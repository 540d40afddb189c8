"""In which order are engines built and asked at one size?

Engines take turns kind by kind, and each kind has its turn in every round, so that a
noisy minute hits all alike and no engine is asked the same twice in a row.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from bench.speed.asks import Kind
from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, WHOOSH
from bench.speed.process import Built, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from bench.speed.asks import Ask

    Tell = Callable[[str], None]

REPETITIONS = {WHOOSH: 1}
"""Timed warm rounds of an engine that is slow; 3 of the others."""
USUAL = 3
TAKES_PAGES = frozenset({HOPTAC, TANTIVY})
ORDER = (HOPTAC, TANTIVY, FTS5, WHOOSH)


@dataclass
class Measured:
    """An engine's figures at one size.

    Attributes:
        built: what the build took.
        opened: seconds of each opening.
        cold: seconds of each question by kind, its terms touched for the first time.
        warm: the same once all were touched, medians over the rounds.
        totals: articles that each question finds.
        peak: most bytes the asking process held.
    """

    built: Built
    opened: list[float] = field(default_factory=list)
    cold: dict[Kind, list[float]] = field(default_factory=dict)
    warm: dict[Kind, list[float]] = field(default_factory=dict)
    totals: dict[Kind, list[int]] = field(default_factory=dict)
    peak: int = 0


def measure_builds(
    names: Sequence[str], folder: Path, file: Path, size: int, tell: Tell
) -> dict[str, Measured]:
    """Build an index with each engine, below a folder that holds none yet.

    Raises:
        SpeedError: an engine failed.
    """
    measured = {}
    for name in names:
        index = folder / name.replace(" ", "-")
        shutil.rmtree(index, ignore_errors=True)
        index.mkdir(parents=True)
        worker = Worker(name)
        try:
            measured[name] = Measured(worker.build(index, file, size))
        finally:
            worker.stop()
        tell(f"{size} articles built by {name}: {measured[name].built.cpu:.1f} s")
    return measured


def measure_questions(
    measured: Mapping[str, Measured],
    folder: Path,
    asks: Mapping[Kind, Sequence[Ask]],
    tell: Tell,
) -> None:
    """Ask all engines everything and put the figures to those of their builds.

    Raises:
        SpeedError: an engine failed.
    """
    workers = {name: Worker(name) for name in measured}
    try:
        for kind, name in _turns(measured):
            index = folder / name.replace(" ", "-")
            measured[name].opened.append(workers[name].open(index))
            answers = workers[name].ask(asks[kind])
            measured[name].cold[kind] = [seconds for seconds, _ in answers]
            measured[name].totals[kind] = [total for _, total in answers]
        tell("cold questions asked")
        _warm(measured, workers, asks)
        tell("warm questions asked")
        for name, worker in workers.items():
            measured[name].peak = worker.peak()
    finally:
        for worker in workers.values():
            worker.stop()


def disagreements(measured: Mapping[str, Measured]) -> list[tuple[Kind, int]]:
    """Give the questions, by kind and place, whose totals differ between engines."""
    found = []
    for kind in Kind:
        totals = [one.totals[kind] for one in measured.values() if kind in one.totals]
        found += [
            (kind, place)
            for place, of_one in enumerate(zip(*totals, strict=True))
            if len(set(of_one)) > 1
        ]
    return found


def _warm(
    measured: Mapping[str, Measured],
    workers: Mapping[str, Worker],
    asks: Mapping[Kind, Sequence[Ask]],
) -> None:
    """Ask all once to warm up, then in rounds, and keep each question's median."""
    times: dict[tuple[Kind, str], list[list[float]]] = {}
    for number in range(1 + USUAL):
        for kind, name in _turns(measured):
            if number > REPETITIONS.get(name, USUAL):
                continue
            answers = workers[name].ask(asks[kind])
            if number:
                rounds = times.setdefault((kind, name), [])
                rounds.append([seconds for seconds, _ in answers])
    for (kind, name), rounds in times.items():
        medians = [median(of_one) for of_one in zip(*rounds, strict=True)]
        measured[name].warm[kind] = medians


def _turns(names: Mapping[str, object]) -> list[tuple[Kind, str]]:
    """Give the turns of one round; each kind begins with another engine."""
    turns: list[tuple[Kind, str]] = []
    present = [name for name in ORDER if name in names]
    for place, kind in enumerate(Kind):
        shift = place % len(present)
        taking = [n for n in present if kind is not Kind.PAGE or n in TAKES_PAGES]
        turns += [(kind, name) for name in taking[shift:] + taking[:shift]]
    return turns
