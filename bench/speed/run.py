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

from bench.speed.collection_statistics import CollectionStatistics
from bench.speed.contestant import CONTESTANTS, FTS5, WHOOSH, missing_package
from bench.speed.figures import engine_figures, ratios
from bench.speed.question_sampling import sample_questions
from bench.speed.rounds import disagreements, measure_builds, measure_questions
from bench.speed.synthetic_articles import generate_articles, to_json_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.speed.progress import Progress
    from bench.speed.question import Kind, Question
    from bench.speed.sentence_pool import SentencePool

_PACKAGES = {"tantivy": "tantivy", WHOOSH: "whoosh3"}


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What is measured.

    Attributes:
        sizes: numbers of articles, each once, ascending.
        questions: number of each kind; more than an engine's cache of whole answers
            has room for.
        seed: determines articles and questions.
        whoosh: greatest number of articles at which stock Whoosh takes part.
        work: folder for articles and indexes, which are removed at the end.
    """

    sizes: tuple[int, ...]
    questions: int
    seed: int
    whoosh: int
    work: Path


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of one size.

    Attributes:
        size: number of articles.
        words: number of words.
        vocabulary: number of different words.
        questions: by kind.
    """

    size: int
    words: int
    vocabulary: int
    questions: dict[Kind, list[Question]]


def run(
    settings: RunSettings, pool: SentencePool, progress: Progress
) -> Iterator[dict[str, Any]]:
    """Measure every size and yield the results so far, as JSON values, after each.

    Raises:
        SpeedError: an engine failed.
    """
    names = [name for name in CONTESTANTS if not _is_left_out(name, progress)]
    results: dict[str, Any] = {
        "seed": settings.seed,
        "questions_of_a_kind": settings.questions,
        "machine": _machine(names),
        "sizes": [],
    }
    settings.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.work) as folder:
        file = Path(folder) / "articles.jsonl"
        collections = write_collections(settings, pool, file)
        progress(f"{settings.sizes[-1]} articles made")
        for one in collections:
            taking_part = [
                n for n in names if n != WHOOSH or one.size <= settings.whoosh
            ]
            results["sizes"].append(
                _measure(one, taking_part, Path(folder), file, progress)
            )
            yield results


def write_collections(
    settings: RunSettings, pool: SentencePool, file: Path
) -> list[Collection]:
    """Write the largest collection to a file and draw questions for each size.

    The smaller collections are the first articles of the file.
    """
    statistics, words = CollectionStatistics(), 0
    articles = generate_articles(pool, settings.seed)
    collections = []
    with file.open("w", encoding="utf-8") as stream:
        for size in settings.sizes:
            for article in islice(articles, size - statistics.size):
                stream.write(to_json_line(article))
                statistics.add(article)
                words += len(article.words)
            questions = sample_questions(statistics, settings.questions, settings.seed)
            vocabulary = len(statistics.document_frequency)
            collections.append(Collection(size, words, vocabulary, questions))
    return collections


def _measure(
    collection: Collection,
    names: Sequence[str],
    folder: Path,
    file: Path,
    progress: Progress,
) -> dict[str, Any]:
    """Measure one size; its indexes are removed before the next."""
    questions = collection.questions
    with tempfile.TemporaryDirectory(dir=folder) as name:
        indexes = Path(name)
        measured = measure_builds(names, indexes, file, collection.size, progress)
        measure_questions(measured, indexes, questions, progress)
    differing = disagreements(measured)
    for kind, index in differing:
        progress(f"engines find different numbers: {questions[kind][index]}")
    engines = {name: engine_figures(one) for name, one in measured.items()}
    return {
        "articles": collection.size,
        "words": collection.words,
        "vocabulary": collection.vocabulary,
        "questions": {kind: len(of_kind) for kind, of_kind in questions.items()},
        "disagreements": len(differing),
        "engines": engines,
        "ratios": ratios(engines),
    }


def _is_left_out(name: str, progress: Progress) -> bool:
    package = missing_package(name)
    if package:
        progress(
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
