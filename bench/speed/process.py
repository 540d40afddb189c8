"""How does each engine run in its own process, so that its memory can be measured?"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.speed.contestant import load_contestant
from bench.speed.errors import SpeedError
from bench.speed.synthetic_articles import read_json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from bench.speed.contestant import OpenIndex
    from bench.speed.question import Question
    from bench.speed.synthetic_articles import SyntheticArticle

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True, slots=True)
class BuildCost:
    """The resources that a build used; reading the articles is not counted.

    Attributes:
        articles: number of articles.
        cpu: CPU seconds of all threads.
        wall: elapsed seconds.
        peak: greatest resident memory of the process in bytes, Python itself included;
            0 if unknown.
        disk: bytes of the finished index.
    """

    articles: int
    cpu: float
    wall: float
    peak: int
    disk: int


class Worker:
    """A process that builds and answers with one engine."""

    def __init__(self, name: str) -> None:
        """Start the process.

        Args:
            name: the engine, one of `CONTESTANTS`.
        """
        context = get_context("spawn")
        self._name = name
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(name, other), daemon=True)
        self._process.start()
        other.close()

    def build(self, folder: Path, file: Path, count: int) -> BuildCost:
        """Build an index of the first `count` articles of a file in an empty folder.

        Raises:
            SpeedError: the engine failed, as it may in each of these methods.
        """
        cost: BuildCost = self._call("build", folder, file, count)
        return cost

    def open(self, folder: Path) -> float:
        """Open an index, after closing the one that is open, and return the seconds."""
        seconds: float = self._call("open", folder)
        return seconds

    def ask(self, questions: Sequence[Question]) -> list[tuple[float, int]]:
        """Ask questions one by one and return seconds and total of each."""
        answers: list[tuple[float, int]] = self._call("ask", questions)
        return answers

    def peak(self) -> int:
        """Return the process's greatest resident memory in bytes; 0 if unknown."""
        peak: int = self._call("peak")
        return peak

    def stop(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _call(self, step: str, *values: object) -> Any:
        try:
            self._connection.send((step, values))
            succeeded, result = self._connection.recv()
        except (EOFError, OSError) as error:
            reason = f"{self._name} ended within '{step}'; is there memory enough?"
            raise SpeedError(reason) from error
        if not succeeded:
            reason = f"{self._name} failed within '{step}': {result}"
            raise SpeedError(reason)
        return result


def _serve(name: str, connection: Connection) -> None:
    """Call methods of `_Steps` by name until the other end of the pipe is closed."""
    steps = _Steps(name)
    while True:
        try:
            step, values = connection.recv()
        except EOFError:
            return
        try:
            response = True, getattr(steps, step)(*values)
        except Exception as error:  # noqa: BLE001 - an engine may raise anything
            response = False, f"{type(error).__name__}: {error}"
        connection.send(response)


class _Steps:
    """The methods of `Worker` as they run in its process."""

    def __init__(self, name: str) -> None:
        self._engine = load_contestant(name)
        self._index: OpenIndex | None = None

    def build(self, folder: Path, file: Path, count: int) -> BuildCost:
        articles = _TimedReading(read_json_lines(file, count))
        cpu, wall = time.process_time(), time.perf_counter()
        self._engine.build(folder, articles)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        files = [path for path in folder.rglob("*") if path.is_file()]
        return BuildCost(
            articles=articles.count,
            cpu=cpu - articles.cpu,
            wall=wall - articles.wall,
            peak=self.peak(),
            disk=sum(path.stat().st_size for path in files),
        )

    def open(self, folder: Path) -> float:
        if self._index is not None:
            self._index.close()
        started = time.perf_counter()
        self._index = self._engine.open(folder)
        return time.perf_counter() - started

    def ask(self, questions: Sequence[Question]) -> list[tuple[float, int]]:
        if self._index is None:
            reason = "nothing is open"
            raise ValueError(reason)
        answers = []
        for question in questions:
            started = time.perf_counter()
            answer = self._index.answer(question)
            answers.append((time.perf_counter() - started, answer.total))
        return answers

    def peak(self) -> int:
        # Not `getrusage`: its maximum starts with that of the parent process.
        status = Path("/proc/self/status")
        match = _PEAK.search(status.read_text("utf-8")) if status.exists() else None
        return 1024 * int(match[1]) if match else 0


class _TimedReading:
    """Yields articles and adds up the time that reading them takes."""

    def __init__(self, articles: Iterable[SyntheticArticle]) -> None:
        self._articles = iter(articles)
        self.count = 0
        self.cpu = self.wall = 0.0

    def __iter__(self) -> Iterator[SyntheticArticle]:
        while True:
            cpu, wall = time.thread_time(), time.perf_counter()
            article = next(self._articles, None)
            self.cpu += time.thread_time() - cpu
            self.wall += time.perf_counter() - wall
            if article is None:
                return
            self.count += 1
            yield article
