"""How can many builds be started and killed without loading dictionaries each time?

A separate process builds once, so that dictionaries and modules are loaded, and then
forks a child for each line on its standard input. A child runs one whole build and can
be killed at any moment. Run as `python -m bench.dark.builder CORPUS INDEX`.
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
    """A process that starts builds on request, one at a time.

    Attributes:
        seconds: duration of a build with everything loaded.
        requests: the process's standard input.
        responses: its standard output.
    """

    seconds: float
    requests: IO[str]
    responses: IO[str]

    def start(self) -> int:
        """Start a build and return its process id."""
        self.requests.write("build\n")
        self.requests.flush()
        return int(self.responses.readline())

    def wait(self) -> int:
        """Wait for the build to end and return its exit status; -9 if it was killed."""
        return int(self.responses.readline())


@contextmanager
def builder(corpus: Path, index: Path) -> Iterator[Builder]:
    """Run a builder until the context ends; its first build is already published.

    Args:
        corpus: files that every build reads.
        index: folder for the index.
    """
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
    """Kill a build by its process id; do nothing if it has just ended."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _main(corpus: Path, index: Path) -> None:
    build_index([corpus], index)  # loads the dictionaries, so it is not timed
    started = time.monotonic()
    build_index([corpus], index)
    print(time.monotonic() - started, flush=True)
    for _ in sys.stdin:
        process = os.fork()
        if not process:
            os._exit(_build(corpus, index))
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _build(corpus: Path, index: Path) -> int:
    """Build and return an exit status."""
    try:
        build_index([corpus], index)
    except (IndexerError, SearchError):
        return 1
    return 0


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
