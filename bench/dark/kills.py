"""Does a reader get right answers while builds are killed?"""

from __future__ import annotations

import random
import signal
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.dark.builder import builder, kill
from bench.dark.outcome import Outcome
from search.errors import UnusableIndexError
from search.generations.generation import current_folder
from search.generations.publish import building
from search.generations.verification import verify
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from bench.dark.builder import Builder

QUESTIONS = ("угода", '"hợp tác"', "énergie -accord", "ener*")
MOST_LEFT = 3
"""Folders that a new build may leave: in service, before, and its own."""
PATIENCE = 20
"""A build whose manifest is awaited may take so many times its usual time."""
LATEST = 0.3
"""Seconds after its manifest within which such a build is killed."""


def answers(reader: Reader) -> list[tuple[int, list[str]]]:
    """Ask all questions: totals and ids in order."""
    results = [reader.search(Query(question=parse(text))) for text in QUESTIONS]
    return [(r.total, [hit.tagged.article.id for hit in r.hits]) for r in results]


def kill_builds(corpus: Path, index: Path, kills: int, seed: int = 20) -> Outcome:
    """Kill builds at random moments with a reader that asks throughout.

    Every third is killed when its manifest appears or soon after, as chance seldom hits
    the steps that put an index into service.

    Args:
        corpus: what is built, again and again.
        index: folder for the index; there is none yet.
        kills: builds that are started and killed.
        seed: of the moments.
    """
    with builder(corpus, index) as build:
        reader = Reader(index)
        trial = _Trial(index, build, reader, answers(reader), random.Random(seed))  # noqa: S311 - moments, not secrets
        if not all(total for total, _ in trial.expected):
            trial.failures.append("a question finds nothing")
        statuses = [trial.kill(late=number % 3 == 0) for number in range(kills)]
        reader.close()
    with building(index):
        left = sorted(path.name for path in index.iterdir() if path.is_dir())
    if len(left) > MOST_LEFT:
        trial.failures.append(f"{', '.join(left)} are left")
    killed = statuses.count(-signal.SIGKILL)
    if not killed:
        trial.failures.append("no build was killed in time")
    told = (
        f"{kills} builds, {killed} killed before their end, {trial.switched} after "
        f"they were in service, {trial.asked} questions"
    )
    return Outcome("kills", told, tuple(trial.failures))


@dataclass
class _Trial:
    """Builds that are killed while one reader asks.

    Attributes:
        index, build, reader: whose builds are killed, and who asks.
        expected: the right answers.
        chance: gives the moments.
        asked: questions that were answered.
        switched: builds that came into service, killed or not.
        failures: what went wrong.
    """

    index: Path
    build: Builder
    reader: Reader
    expected: list[tuple[int, list[str]]]
    chance: random.Random
    asked: int = 0
    switched: int = 0
    failures: list[str] = field(default_factory=list)

    def kill(self, *, late: bool) -> int:
        """Start a build and kill it, `late` about when it is put into service.

        Returns:
            The build's exit status.
        """
        known, seconds = _manifests(self.index), self.build.seconds
        process = self.build.start()
        if late:
            end = time.monotonic() + PATIENCE * seconds
            while time.monotonic() < end and not _manifests(self.index) - known:
                pass
            time.sleep(self.chance.uniform(0, LATEST))
        else:
            end = time.monotonic() + self.chance.uniform(0, 1.1) * seconds
            while time.monotonic() < end:
                self._ask(self.reader, "while it builds")
        kill(process)
        status = self.build.end()
        self.switched += current_folder(self.index).name not in known
        self._ask(self.reader, "after a kill")
        fresh = Reader(self.index)
        self._ask(fresh, "anew after a kill")
        fresh.close()
        self._verify()
        return status

    def _ask(self, reader: Reader, when: str) -> None:
        if answers(reader) != self.expected:
            self.failures.append(f"another answer {when}")
        self.asked += len(QUESTIONS)

    def _verify(self) -> None:
        try:
            verify(current_folder(self.index))
        except UnusableIndexError as error:
            self.failures.append(str(error))


def _manifests(index: Path) -> set[str]:
    """Name the generations that are complete or about to be."""
    return {path.parent.name for path in index.glob("gen-*/manifest.json")}
