"""What do tests of the command line need? The command, and an index of the seeds."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from cli.__main__ import run_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Start = Callable[..., AbstractContextManager[subprocess.Popen[bytes]]]

SENTENCES = {
    "pl": "Polska i Ukraina odbudowują razem most kolejowy.",
    "fr": "La France et le Vietnam forment ensemble des ingénieurs.",
}
TIMEOUT = 300
"""Seconds after which a process that a test started is killed."""


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """Return an environment without Hoptac's settings, the model and progress."""
    others = {k: v for k, v in os.environ.items() if not k.startswith("HOPTAC_")}
    return {**others, "HOPTAC_SEMANTIC": "0", "HOPTAC_PROGRESS": "0"}


@pytest.fixture(scope="session")
def hoptac(environment: dict[str, str], hoptac_process: Run) -> Run:
    """Return a function that runs the command in this process.

    It returns what `subprocess.run` would; an exception that would end a process in a
    traceback fails the test. `hoptac serve`, which starts processes by its own command
    line, is run as one, at a port that is free.
    """
    runner = CliRunner()

    def run(
        *args: object, text: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        if args[:1] == ("serve",):
            port = () if "--port" in args else ("--port", free_port())
            return hoptac_process(*args, *port, **settings)
        unset = {k: None for k in os.environ if k.startswith("HOPTAC_")}
        with runner.isolation(text, env=unset | environment | settings) as (
            stdout,
            stderr,
            _,
        ):
            status = run_command([str(arg) for arg in args])
            sys.stdout.flush()
            sys.stderr.flush()
            written = stdout.getvalue().decode(), stderr.getvalue().decode()
        return subprocess.CompletedProcess(args, status, *written)

    return run


@pytest.fixture(scope="session")
def start(root: Path, environment: dict[str, str]) -> Start:
    """Return a function that starts the command as a process with pipes.

    The process is killed at the end of the `with` block, and after `TIMEOUT` seconds.
    """

    @contextmanager
    def started(*args: object, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
        with subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "cli", *map(str, args)],
            cwd=root,
            env=environment | {"PYTHONUNBUFFERED": "1"} | settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            timer = threading.Timer(TIMEOUT, process.kill)
            timer.start()
            try:
                yield process
            finally:
                timer.cancel()
                process.kill()

    return started


@pytest.fixture(scope="session")
def hoptac_process(start: Start) -> Run:
    """Return a function that runs the command as a process of its own."""

    def run(
        *args: object, text: bytes = b"", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        with start(*args, **settings) as process:
            stdout, stderr = process.communicate(text)
        return subprocess.CompletedProcess(
            args, process.returncode, stdout.decode(), stderr.decode()
        )

    return run


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config) -> Path:
    """Return the repository's folder, where commands run."""
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def search_json(hoptac: Run) -> Callable[..., dict[str, Any]]:
    """Return a function that searches an index and returns the JSON answer."""

    def search(index: Path, question: str, *options: str) -> dict[str, Any]:
        done = hoptac("search", "--json", "--index", index, *options, "--", question)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return search


@pytest.fixture(scope="session")
def error_line() -> Callable[[subprocess.CompletedProcess[str]], str]:
    """Return a function that returns the error of a command that failed with status 1.

    It must be one line on stderr, with nothing on stdout.
    """

    def line(done: subprocess.CompletedProcess[str]) -> str:
        assert done.returncode == 1, done.stderr[-300:]
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert done.stdout == ""
        return done.stderr

    return line


@pytest.fixture(scope="session")
def seeds_index(
    tmp_path_factory: pytest.TempPathFactory, shared: Path, hoptac: Run
) -> Path:
    """Return the folder of an index of the seeds, built by the command."""
    index = tmp_path_factory.mktemp("seeds") / "index"
    done = hoptac("index", shared / "seeds", "--index", index)
    assert done.returncode == 0, done.stderr
    return index


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder of two valid articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for lang, sentence in SENTENCES.items():
        folder.joinpath(f"{lang}.txt").write_text(sentence, encoding="utf-8")
    return folder


@pytest.fixture
def index(articles: Path, tmp_path: Path) -> Path:
    """Return the folder of an index of the two valid articles."""
    from indexer import build_index  # noqa: PLC0415 - the dictionaries take a while

    build_index([articles], tmp_path / "index")
    return tmp_path / "index"
