"""Does a store withstand kills of its writer at any moment?

A process that appends groups of events is killed with SIGKILL. After each kill the
store must open, have every group that was kept, no group by half, and nothing of what
was forgotten; its WARC files must be read whole by warcio, by a walk of our own and by
fastwarc where that is installed; and a database made anew must be equal, row by row.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bench.dark.outcome import Outcome
from bench.web.store_writer import (
    EACH_FORGOTTEN,
    SOURCE,
    body_of,
    url_of,
    write_until_killed,
)
from corpus.store.errors import StoreError
from corpus.store.kinds import State
from corpus.store.store import open_store
from corpus.store.verification import check_store

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 0.25
"""Most seconds that a writer lives: some dozen groups."""
ROUND = 20
"""Kills after which a new store is begun, as each is read whole after each kill."""


def kill_writers(folder: Path, kills: int, seed: int = 22) -> Outcome:
    """Kill writers of stores at random moments and look at what is left.

    Args:
        folder: where stores may be made; it must be empty.
        kills: how many writers to start and kill.
        seed: determines the moments.
    """
    draw = random.Random(seed)
    failures: list[str] = []
    groups = 0
    for start in range(0, kills, ROUND):
        trial = _Trial(folder / f"store-{start}")
        for _ in range(min(ROUND, kills - start)):
            trial.kill(draw.uniform(0, LONGEST))
            failures += trial.problems()
        groups += len(trial.kept)
        shutil.rmtree(trial.folder, ignore_errors=True)
    if not groups:
        failures.append("no group was kept before a kill")
    readers = "warcio, own walk" + (", fastwarc" if find_spec("fastwarc") else "")
    summary = f"{kills} kills of a writer, {groups} groups kept; read by {readers}"
    return Outcome("store", summary, tuple(failures))


@dataclass
class _Trial:
    """A store whose writers are killed.

    Attributes:
        folder: of the store.
        kept: numbers of the groups that were reported to be kept.
        forgotten: numbers of the pages that were reported to be forgotten.
        next: number of the next group.
    """

    folder: Path
    kept: set[int] = field(default_factory=set)
    forgotten: set[int] = field(default_factory=set)
    next: int = 1

    def kill(self, seconds: float) -> None:
        """Start a writer, and kill it after some time."""
        reading, writing = os.pipe()
        process = os.fork()
        if not process:  # the child; it never returns
            try:
                os.close(reading)
                write_until_killed(self.folder, self.next, writing)
            finally:
                os._exit(1)
        os.close(writing)
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        with open(reading, "rb") as stream:  # noqa: PTH123 - a descriptor
            numbers = [int(line) for line in stream]
        self.kept |= {number for number in numbers if number > 0}
        self.forgotten |= {-number for number in numbers if number < 0}
        if os.WIFEXITED(status):
            message = "the writer ended by itself"
            raise RuntimeError(message)

    def problems(self) -> list[str]:
        """Return what is wrong with the store after a kill."""
        if not (self.folder / "state.sqlite").exists():
            return ["a group is lost with its store"] if self.kept else []
        try:
            problems = self._look()
        except StoreError as error:
            return [f"the store does not open: {error}"]
        problems += check_store(self.folder).problems
        if find_spec("fastwarc"):
            problems += _fastwarc_problems(self.folder / "warc")
        return problems

    def _look(self) -> list[str]:
        """Compare what the store has with what it must have."""
        problems = []
        with open_store(self.folder) as store:
            found = {one.url: one for one in store.addresses(SOURCE)}
            self.next = len(found) + 1
            while url_of(self.next) in found or self.next % EACH_FORGOTTEN == 0:
                self.next += 1
            missing = [n for n in self.kept - self.forgotten if url_of(n) not in found]
            problems += [f"group {number} is lost" for number in missing]
            for url, address in found.items():
                number = int(url.rpartition("/")[2])
                captures = store.captures(url)
                if number in self.forgotten and address.state != State.FORGOTTEN:
                    problems.append(f"page {number} is known again")
                elif address.state == State.FORGOTTEN:
                    if captures:
                        problems.append(f"page {number} is not forgotten")
                elif address.state != State.LIVE or not captures:
                    problems.append(f"group {number} is kept by half")
                elif {store.body(one) for one in captures} != {body_of(number)}:
                    problems.append(f"page {number} has other bytes")
                self.next = max(self.next, number + 1)
        return problems


def _fastwarc_problems(folder: Path) -> list[str]:
    """Read all WARC files with another library, which verifies digests itself."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - optional

    problems = []
    for path in folder.iterdir():
        with path.open("rb") as stream:
            records = list(ArchiveIterator(stream, verify_digests=True))
        with path.open("rb") as stream:
            whole = sum(1 for _ in ArchiveIterator(stream))
        if len(records) != whole:
            problems.append(f"{path.name}: fastwarc verifies {len(records)} of {whole}")
    return problems
