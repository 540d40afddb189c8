"""What happens in one speed run?"""

from __future__ import annotations

import os
import platform
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.speed.articles import articles, to_line
from bench.speed.census import Census
from bench.speed.contestant import CONTESTANTS, FTS5, WHOOSH, missing
from bench.speed.figures import engine_figures, ratios
from bench.speed.questions import draw_questions
from bench.speed.rounds import disagreements, measure_builds, measure_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.speed.asks import Ask, Kind
    from bench.speed.source import Source

    Tell = Callable[[str], None]

_PACKAGES = {"tantivy": "tantivy", WHOOSH: "whoosh3"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured.

    Attributes:
        sizes: numbers of articles, each once, ascending.
        questions: of each kind; more than an engine remembers whole answers.
        seed: decides articles and questions.
        whoosh: most articles that stock Whoosh is given.
        work: folder for articles and indexes, which are removed at the end.
    """

    sizes: tuple[int, ...]
    questions: int
    seed: int
    whoosh: int
    work: Path


@dataclass(frozen=True, slots=True)
class Sized:
    """A collection of one size: its words, how many differ, and what it is asked."""

    size: int
    words: int
    vocabulary: int
    asks: dict[Kind, list[Ask]]


def run(plan: Plan, source: Source, tell: Tell) -> Iterator[dict[str, Any]]:
    """Measure every size; give the results so far as JSON values after each.

    Raises:
        SpeedError: an engine failed.
    """
    names = [name for name in CONTESTANTS if not _left_out(name, tell)]
    results: dict[str, Any] = {
        "seed": plan.seed,
        "questions_of_a_kind": plan.questions,
        "machine": _machine(names),
        "sizes": [],
    }
    plan.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=plan.work) as folder:
        file = Path(folder) / "articles.jsonl"
        collections = make_collections(plan, source, file)
        tell(f"{plan.sizes[-1]} articles made")
        for one in collections:
            found = _measure(plan, one, names, Path(folder), file, tell)
            results["sizes"].append(found)
            yield results


def make_collections(plan: Plan, source: Source, file: Path) -> list[Sized]:
    """Write the largest collection, and draw questions wherever a smaller one ends."""
    census, words = Census(), 0
    made = articles(source, plan.seed)
    collections = []
    with file.open("w", encoding="utf-8") as stream:
        for size in plan.sizes:
            for one in islice(made, size - census.size):
                stream.write(to_line(one))
                census.add(one)
                words += len(one.words)
            asks = draw_questions(census, plan.questions, plan.seed)
            collections.append(Sized(size, words, len(census.holders), asks))
    return collections


def _measure(
    plan: Plan, one: Sized, names: Sequence[str], folder: Path, file: Path, tell: Tell
) -> dict[str, Any]:
    """Measure one size; its indexes are removed before the next."""
    taking = [n for n in names if n != WHOOSH or one.size <= plan.whoosh]
    with tempfile.TemporaryDirectory(dir=folder) as indexes:
        measured = measure_builds(taking, Path(indexes), file, one.size, tell)
        measure_questions(measured, Path(indexes), one.asks, tell)
    differing = disagreements(measured)
    for kind, place in differing:
        tell(f"engines find different numbers: {one.asks[kind][place]}")
    engines = {name: engine_figures(found) for name, found in measured.items()}
    return {
        "articles": one.size,
        "words": one.words,
        "vocabulary": one.vocabulary,
        "questions": {kind: len(asks) for kind, asks in one.asks.items()},
        "disagreements": len(differing),
        "engines": engines,
        "ratios": ratios(engines),
    }


def _left_out(name: str, tell: Tell) -> bool:
    package = missing(name)
    if package:
        tell(
            f"{name} is left out, as its package is not installed; "
            "`bin/install .venv bench` installs it"
        )
    return bool(package)


def _machine(names: Sequence[str]) -> dict[str, Any]:
    import sqlite3  # noqa: PLC0415 - only to name its version

    versions = {name: version(_PACKAGES[name]) for name in names if name in _PACKAGES}
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "engines": versions | {FTS5: sqlite3.sqlite_version},
    }
