"""Does a fetch withstand kills at any moment, and ask nothing twice that it kept?

`hoptac fetch` runs as a process over the test web and is killed with SIGKILL. After
each kill every page that was kept must be there still, and the store be whole: its WARC
files read by two readers, a database made anew equal. The server's own log says whether
a page was asked again after it was kept. In the end a pass that nobody kills makes the
store complete.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.dark.outcome import Outcome
from bench.web.clock import TurnedClock
from bench.web.scenario import load_scenario
from bench.web.server import TestWeb
from bench.web.sources_file import sources_text
from corpus.store.kinds import State
from corpus.store.layout import is_store
from corpus.store.store import read_store
from corpus.store.verification import check_store
from fetcher.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.web.host import Host
    from corpus.store.address import Address

LONGEST = 2.0
"""Most seconds that a fetch lives from its first request on: a dozen pages or two."""
DAILY = 1_000_000
"""Answers a day: every fetch asks the indexes again, which would soon be too many."""
PATIENCE = 120.0
"""Most seconds until the first request on a busy machine."""
_REPOSITORY = Path(__file__).resolve().parents[2]


def kill_fetches(
    folder: Path, kills: int, seed: int = 22, hosts: Sequence[Host] = ()
) -> Outcome:
    """Kill fetches at random moments and look at what is left.

    Args:
        folder: where stores may be made; it must be empty.
        kills: how many fetches to start and kill.
        seed: determines the moments.
        hosts: of the test web; two large ones by default.
    """
    draw = random.Random(seed)
    told = load_scenario("still")
    failures: list[str] = []
    pages = whole = 0
    with TestWeb(hosts or told.hosts[:2], TurnedClock(told.start)) as web:
        trial = _Trial(web, folder / "store-0")
        for number in range(kills):
            trial.fetch_and_kill(draw.uniform(0, LONGEST))
            failures += trial.problems()
            if trial.is_complete():
                pages, whole = pages + len(trial.kept), whole + 1
                shutil.rmtree(trial.folder)
                trial = _Trial(web, folder / f"store-{number + 1}")
        trial.fetch()
        failures += trial.problems()
        if not trial.is_complete():
            failures.append("a pass that nobody killed leaves articles out")
        pages += len(trial.kept)
    summary = f"{kills} kills of a fetch, {whole + 1} stores, {pages} pages kept"
    return Outcome("fetch", summary, tuple(failures))


@dataclass
class _Trial:
    """A store whose fetches are killed.

    Attributes:
        web: that they ask.
        folder: of the store.
        kept: addresses of pages with an answer.
        asked: requests in the server's log when the last fetch began.
    """

    web: TestWeb
    folder: Path
    kept: set[str] = field(default_factory=set)
    asked: int = 0

    def start(self) -> subprocess.Popen[bytes]:
        """Start a fetch."""
        sources = self.folder.with_suffix(".toml")
        sources.parent.mkdir(parents=True, exist_ok=True)
        text = sources_text(self.web.hosts, self.web.port)
        endless = text.replace("delay = 0\n", f"delay = 0\ndaily = {DAILY}\n")
        sources.write_text(endless, "utf-8")
        private = (f"{host.name}:{self.web.port}" for host in self.web.hosts)
        options = [part for host in private for part in ("--allow-private", host)]
        self.asked = len(self.web.asked())
        arguments = ["fetch", str(sources), "--store", str(self.folder), *options]
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "cli", *arguments],
            cwd=_REPOSITORY,
            env={**os.environ, "HOPTAC_PROGRESS": "0"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def fetch_and_kill(self, seconds: float) -> None:
        """Start a fetch and kill it so many seconds after its first request."""
        with self.start() as process:
            limit = time.monotonic() + PATIENCE
            while len(self.web.asked()) == self.asked and process.poll() is None:
                if time.monotonic() > limit:
                    break
                time.sleep(0.01)
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)

    def fetch(self) -> None:
        """Let a fetch make its pass."""
        with self.start() as process:
            process.wait()

    def problems(self) -> list[str]:
        """Return what is wrong after a fetch, and remember what it kept."""
        if not is_store(self.folder):
            return ["pages are lost with their store"] if self.kept else []
        log = self.web.asked()[self.asked :]
        asked = (f"http://{one.host}:{self.web.port}{one.path}" for one in log)
        problems = [f"{url} was asked again" for url in asked if url in self.kept]
        now = {row.url for row in self._rows() if row.checked}
        problems += [f"{url} is lost" for url in sorted(self.kept - now)]
        problems += check_store(self.folder).problems
        self.kept = now
        return problems

    def is_complete(self) -> bool:
        """Return whether the store has all articles that there are."""
        if not is_store(self.folder):
            return False
        live = {row.url for row in self._rows() if row.state == State.LIVE}
        return {article.url for article in self.web.truth()} <= live

    def _rows(self) -> list[Address]:
        file = self.folder.with_suffix(".toml")
        names = [source.name for source in read_sources(file).sources]
        with read_store(self.folder) as store:
            return [one for name in names for one in store.addresses(name)]
