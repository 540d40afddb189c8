"""Does a reader answer correctly while builds are killed?"""

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
MAX_FOLDERS = 3
"""Most folders after cleaning up: the current generation, the previous one and that of
the running build."""
PATIENCE = 20
"""Longest wait for a build's manifest, in multiples of a build's usual time."""
MAX_DELAY = 0.3
"""Longest delay in seconds between the manifest's appearance and a late kill."""

Answers = list[tuple[int, list[str]]]


def kill_builds(corpus: Path, index: Path, kills: int, seed: int = 20) -> Outcome:
    """Kill builds at random moments while a reader answers questions.

    Every third build is killed when its manifest appears or soon after, because a
    random moment seldom falls into the short steps that publish an index.

    Args:
        corpus: files that every build reads.
        index: folder for the index; must not hold one yet.
        kills: number of builds to start and kill.
        seed: determines the moments.
    """
    with builder(corpus, index) as build:
        reader = Reader(index)
        trial = _Trial(index, build, reader, _answers(reader), random.Random(seed))  # noqa: S311 - moments, not secrets
        if not all(total for total, _ in trial.expected):
            trial.failures.append("a question finds nothing")
        statuses = [trial.kill(late=number % 3 == 0) for number in range(kills)]
        reader.close()
    with building(index):  # a new build removes what the killed ones left behind
        folders = sorted(path.name for path in index.iterdir() if path.is_dir())
    if len(folders) > MAX_FOLDERS:
        trial.failures.append(f"{', '.join(folders)} are left")
    killed = statuses.count(-signal.SIGKILL)
    if not killed:
        trial.failures.append("no build was killed in time")
    summary = (
        f"{kills} builds, {killed} killed before their end, {trial.published} after "
        f"they were in service, {trial.questions} questions"
    )
    return Outcome("kills", summary, tuple(trial.failures))


@dataclass
class _Trial:
    """A series of killed builds with one reader that is open throughout.

    Attributes:
        index: folder of the index.
        build: starts the builds.
        reader: opened before the first kill.
        expected: the right answers.
        random: draws the moments.
        questions: number of answers that were compared.
        published: number of builds that published their index, killed or not.
        failures: what went wrong.
    """

    index: Path
    build: Builder
    reader: Reader
    expected: Answers
    random: random.Random
    questions: int = 0
    published: int = 0
    failures: list[str] = field(default_factory=list)

    def kill(self, *, late: bool) -> int:
        """Start a build, kill it, and check the index and the answers.

        Args:
            late: kill it about when it publishes its index, not at a random moment.

        Returns:
            The build's exit status.
        """
        complete, seconds = _complete_generations(self.index), self.build.seconds
        process = self.build.start()
        if late:
            end = time.monotonic() + PATIENCE * seconds
            # A busy loop, as the next steps take less time than any sleep.
            while time.monotonic() < end:
                if _complete_generations(self.index) - complete:
                    break
            time.sleep(self.random.uniform(0, MAX_DELAY))
        else:
            end = time.monotonic() + self.random.uniform(0, 1.1) * seconds
            while time.monotonic() < end:
                self._check_answers(self.reader, "while it builds")
        kill(process)
        status = self.build.wait()
        self.published += current_folder(self.index).name not in complete
        self._check_answers(self.reader, "after a kill")
        fresh = Reader(self.index)
        self._check_answers(fresh, "anew after a kill")
        fresh.close()
        self._check_files()
        return status

    def _check_answers(self, reader: Reader, when: str) -> None:
        if _answers(reader) != self.expected:
            self.failures.append(f"another answer {when}")
        self.questions += len(QUESTIONS)

    def _check_files(self) -> None:
        try:
            verify(current_folder(self.index))
        except UnusableIndexError as error:
            self.failures.append(str(error))


def _answers(reader: Reader) -> Answers:
    """Return the total and the ids, in order, of each of `QUESTIONS`."""
    results = [reader.search(Query(question=parse(text))) for text in QUESTIONS]
    return [(r.total, [hit.tagged.article.id for hit in r.hits]) for r in results]


def _complete_generations(index: Path) -> set[str]:
    """Return the names of the generations that have a manifest, their last file."""
    return {path.parent.name for path in index.glob("gen-*/manifest.json")}
