"""How is an engine run in a process of its own, so that its memory is its own?"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.speed.articles import read_lines
from bench.speed.contestant import contestant
from bench.speed.errors import SpeedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from bench.speed.articles import Made
    from bench.speed.asks import Ask
    from bench.speed.contestant import Opened

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took; reading the articles is not counted.

    Attributes:
        articles: how many there are.
        cpu, wall: seconds; `cpu` of all threads.
        peak: most bytes the process held, Python itself included; 0 if not known.
        disk: bytes of the finished index.
    """

    articles: int
    cpu: float
    wall: float
    peak: int
    disk: int


class Worker:
    """A process that builds or answers for one engine."""

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

    def build(self, folder: Path, file: Path, count: int) -> Built:
        """Build an index of the first articles of a file in an empty folder.

        Raises:
            SpeedError: the engine failed, as it may in each of these.
        """
        built: Built = self._call("build", folder, file, count)
        return built

    def open(self, folder: Path) -> float:
        """Open an index, again if it is open, and give the seconds."""
        seconds: float = self._call("open", folder)
        return seconds

    def ask(self, asks: Sequence[Ask]) -> list[tuple[float, int]]:
        """Ask questions one by one; give seconds and total of each."""
        answers: list[tuple[float, int]] = self._call("ask", asks)
        return answers

    def peak(self) -> int:
        """Give the most bytes that the process held so far; 0 if not known."""
        held: int = self._call("peak")
        return held

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
            good, answer = self._connection.recv()
        except (EOFError, OSError) as error:
            reason = f"{self._name} ended within '{step}'; is there memory enough?"
            raise SpeedError(reason) from error
        if not good:
            reason = f"{self._name} failed within '{step}': {answer}"
            raise SpeedError(reason)
        return answer


def _serve(name: str, connection: Connection) -> None:
    """Do what is asked for until the other side closes."""
    desk = _Desk(name)
    while True:
        try:
            step, values = connection.recv()
        except EOFError:
            return
        try:
            answer = True, getattr(desk, step)(*values)
        except Exception as error:  # noqa: BLE001 - an engine may raise anything
            answer = False, f"{type(error).__name__}: {error}"
        connection.send(answer)


class _Desk:
    """What the process can do."""

    def __init__(self, name: str) -> None:
        self._engine = contestant(name)
        self._opened: Opened | None = None

    def build(self, folder: Path, file: Path, count: int) -> Built:
        reading = _Reading(read_lines(file, count))
        cpu, wall = time.process_time(), time.perf_counter()
        self._engine.build(folder, reading)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        files = [path for path in folder.rglob("*") if path.is_file()]
        return Built(
            articles=reading.count,
            cpu=cpu - reading.cpu,
            wall=wall - reading.wall,
            peak=self.peak(),
            disk=sum(path.stat().st_size for path in files),
        )

    def open(self, folder: Path) -> float:
        if self._opened is not None:
            self._opened.close()
        started = time.perf_counter()
        self._opened = self._engine.open(folder)
        return time.perf_counter() - started

    def ask(self, asks: Sequence[Ask]) -> list[tuple[float, int]]:
        if self._opened is None:
            reason = "nothing is open"
            raise ValueError(reason)
        answers = []
        for ask in asks:
            started = time.perf_counter()
            reply = self._opened.ask(ask)
            answers.append((time.perf_counter() - started, reply.total))
        return answers

    def peak(self) -> int:
        """Read the high-water mark; a process's usage would count its parent's."""
        status = Path("/proc/self/status")
        found = _PEAK.search(status.read_text("utf-8")) if status.exists() else None
        return 1024 * int(found[1]) if found else 0


class _Reading:
    """Gives articles and keeps the time that reading them took, to be taken off."""

    def __init__(self, made: Iterable[Made]) -> None:
        self._made = iter(made)
        self.count = 0
        self.cpu = self.wall = 0.0

    def __iter__(self) -> Iterator[Made]:
        while True:
            cpu, wall = time.thread_time(), time.perf_counter()
            one = next(self._made, None)
            self.cpu += time.thread_time() - cpu
            self.wall += time.perf_counter() - wall
            if one is None:
                return
            self.count += 1
            yield one
