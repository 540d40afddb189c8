"""How does one get many builds to kill, without waiting for dictionaries each time?

A process of its own builds once, so that all is loaded, and then forks a child for each
line it is sent; the child is a whole build and can be killed at any moment. Run as
`python -m bench.dark.builder CORPUS INDEX`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from indexer import IndexerError, build_index
from search.errors import SearchError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Builder:
    """A process that builds when it is told to.

    Attributes:
        seconds: how long its first build took, with all loaded.
        orders, answers: its standard input and output.
    """

    seconds: float
    orders: IO[str]
    answers: IO[str]

    def start(self) -> int:
        """Start a build and give its process id."""
        self.orders.write("build\n")
        self.orders.flush()
        return int(self.answers.readline())

    def end(self) -> int:
        """Wait for the build's end and give its exit status; -9 if it was killed."""
        return int(self.answers.readline())


@contextmanager
def builder(corpus: Path, index: Path) -> Iterator[Builder]:
    """Run a builder whose first build is in service."""
    command = [sys.executable, "-m", "bench.dark.builder", str(corpus), str(index)]
    with subprocess.Popen(  # noqa: S603 - our own command line
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError(command)
        seconds = float(process.stdout.readline())
        yield Builder(seconds, process.stdin, process.stdout)
        process.stdin.close()


def kill(process: int) -> None:
    """Kill a build; one that has just ended is left in peace."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _main(corpus: Path, index: Path) -> None:
    build_index([corpus], index)
    started = time.monotonic()
    build_index([corpus], index)
    print(time.monotonic() - started, flush=True)
    for _ in sys.stdin:
        process = os.fork()
        if not process:
            os._exit(_built(corpus, index))
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _built(corpus: Path, index: Path) -> int:
    try:
        build_index([corpus], index)
    except (IndexerError, SearchError):
        return 1
    return 0


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
