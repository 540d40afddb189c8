"""In which order do engines build and answer at one size?

Engines alternate after each kind of question, and every round has all kinds, so that a
short disturbance of the machine affects all engines alike and no engine gets the same
questions twice in a row.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, WHOOSH
from bench.speed.process import BuildCost, Worker
from bench.speed.question import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bench.speed.progress import Progress
    from bench.speed.question import Question

ROUNDS = 3
"""Timed warm rounds."""
FEWER_ROUNDS = {WHOOSH: 1}
"""Timed warm rounds of engines that are too slow for as many as the others."""
PAGE_ENGINES = frozenset({HOPTAC, TANTIVY})
"""Engines that answer questions of `Kind.PAGE`."""
ORDER = (HOPTAC, TANTIVY, FTS5, WHOOSH)


@dataclass
class Measurements:
    """What was measured of an engine at one size.

    Attributes:
        build: resources of the build.
        open_seconds: duration of each opening.
        cold: seconds of each question by kind, asked right after opening.
        warm: seconds of each question by kind once all were asked, medians of rounds.
        totals: number of articles that match each question, by kind.
        peak: greatest resident memory of the answering process in bytes.
    """

    build: BuildCost
    open_seconds: list[float] = field(default_factory=list)
    cold: dict[Kind, list[float]] = field(default_factory=dict)
    warm: dict[Kind, list[float]] = field(default_factory=dict)
    totals: dict[Kind, list[int]] = field(default_factory=dict)
    peak: int = 0


def measure_builds(
    names: Sequence[str], folder: Path, file: Path, size: int, progress: Progress
) -> dict[str, Measurements]:
    """Build an index with each engine, in a subfolder named after it.

    Args:
        names: the engines.
        folder: for the indexes.
        file: articles, written by `to_json_line`.
        size: number of articles to index.
        progress: is notified of each build.

    Raises:
        SpeedError: an engine failed.
    """
    measured = {}
    for name in names:
        index = _index_folder(folder, name)
        shutil.rmtree(index, ignore_errors=True)
        index.mkdir(parents=True)
        worker = Worker(name)
        try:
            measured[name] = Measurements(worker.build(index, file, size))
        finally:
            worker.stop()
        progress(f"{size} articles built by {name}: {measured[name].build.cpu:.1f} s")
    return measured


def measure_questions(
    measured: Mapping[str, Measurements],
    folder: Path,
    questions: Mapping[Kind, Sequence[Question]],
    progress: Progress,
) -> None:
    """Ask all engines all questions and add the times to their measurements.

    Args:
        measured: results of `measure_builds`, which are changed.
        folder: of the indexes.
        questions: by kind.
        progress: is notified after the cold and the warm rounds.

    Raises:
        SpeedError: an engine failed.
    """
    workers = {name: Worker(name) for name in measured}
    try:
        for kind, name in _schedule(measured):
            seconds = workers[name].open(_index_folder(folder, name))
            measured[name].open_seconds.append(seconds)
            answers = workers[name].ask(questions[kind])
            measured[name].cold[kind] = [seconds for seconds, _ in answers]
            measured[name].totals[kind] = [total for _, total in answers]
        progress("cold questions asked")
        _measure_warm(measured, workers, questions)
        progress("warm questions asked")
        for name, worker in workers.items():
            measured[name].peak = worker.peak()
    finally:
        for worker in workers.values():
            worker.stop()


def disagreements(measured: Mapping[str, Measurements]) -> list[tuple[Kind, int]]:
    """Return kind and index of the questions whose totals differ between engines."""
    differing = []
    for kind in Kind:
        totals = [one.totals[kind] for one in measured.values() if kind in one.totals]
        differing += [
            (kind, index)
            for index, of_question in enumerate(zip(*totals, strict=True))
            if len(set(of_question)) > 1
        ]
    return differing


def _index_folder(folder: Path, name: str) -> Path:
    return folder / name.replace(" ", "-")


def _measure_warm(
    measured: Mapping[str, Measurements],
    workers: Mapping[str, Worker],
    questions: Mapping[Kind, Sequence[Question]],
) -> None:
    """Ask all questions in rounds and store the median time of each.

    The first round warms the engines up and is not timed.
    """
    times: dict[tuple[Kind, str], list[list[float]]] = {}
    for number in range(1 + ROUNDS):
        for kind, name in _schedule(measured):
            if number > FEWER_ROUNDS.get(name, ROUNDS):
                continue
            answers = workers[name].ask(questions[kind])
            if number:
                rounds = times.setdefault((kind, name), [])
                rounds.append([seconds for seconds, _ in answers])
    for (kind, name), rounds in times.items():
        medians = [median(of_question) for of_question in zip(*rounds, strict=True)]
        measured[name].warm[kind] = medians


def _schedule(names: Mapping[str, object]) -> list[tuple[Kind, str]]:
    """Return the order of one round; the engine that begins changes with each kind."""
    schedule: list[tuple[Kind, str]] = []
    present = [name for name in ORDER if name in names]
    for position, kind in enumerate(Kind):
        shift = position % len(present)
        engines = [n for n in present if kind is not Kind.PAGE or n in PAGE_ENGINES]
        schedule += [(kind, name) for name in engines[shift:] + engines[:shift]]
    return schedule
