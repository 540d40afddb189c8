"""What do tests of the command line need? The command, and an index of the seeds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

SENTENCES = {
    "pl": "Polska i Ukraina odbudowują razem most kolejowy.",
    "fr": "La France et le Vietnam forment ensemble des ingénieurs.",
}


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config) -> Path:
    """Give the repository's folder, where commands run."""
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """Give an environment without Hoptac's settings, and without the model."""
    known = {k: v for k, v in os.environ.items() if not k.startswith("HOPTAC_")}
    return {**known, "HOPTAC_SEMANTIC": "0"}


@pytest.fixture(scope="session")
def command() -> list[str]:
    """Give the words that start the command."""
    return [sys.executable, "-m", "cli"]


@pytest.fixture(scope="session")
def hoptac(root: Path, environment: dict[str, str], command: list[str]) -> Run:
    """Give a function that runs the command and returns how it ended."""

    def run(*args: object, text: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command
            [*command, *map(str, args)],
            cwd=root,
            env=environment,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def asked(hoptac: Run) -> Callable[..., dict[str, Any]]:
    """Give a function that searches an index and returns the JSON answer."""

    def search(index: Path, question: str, *options: str) -> dict[str, Any]:
        done = hoptac("search", "--json", "--index", index, *options, "--", question)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return search


@pytest.fixture(scope="session")
def refused() -> Callable[[subprocess.CompletedProcess[str]], str]:
    """Give a function that checks for one sentence on stderr, status 1 and silence."""

    def reason(done: subprocess.CompletedProcess[str]) -> str:
        assert done.returncode == 1, done.stderr[-300:]
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert done.stdout == ""
        return done.stderr

    return reason


@pytest.fixture(scope="session")
def seeds_index(
    tmp_path_factory: pytest.TempPathFactory, shared: Path, hoptac: Run
) -> Path:
    """Give the folder of an index of the seeds, built by the command."""
    index = tmp_path_factory.mktemp("seeds") / "index"
    done = hoptac("index", shared / "seeds", "--index", index)
    assert done.returncode == 0, done.stderr
    return index


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Give a folder of two good articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for lang, sentence in SENTENCES.items():
        folder.joinpath(f"{lang}.txt").write_text(sentence, encoding="utf-8")
    return folder


@pytest.fixture
def index(articles: Path, tmp_path: Path) -> Path:
    """Give the folder of an index of the two good articles."""
    from indexer import build_index  # noqa: PLC0415 - the dictionaries take a while

    build_index([articles], tmp_path / "index")
    return tmp_path / "index"
