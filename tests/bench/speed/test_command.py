"""Does a speed run work from its command line to its files?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from bench.speed.command import main
from bench.speed.contestant import FTS5, HOPTAC, TANTIVY, missing_package
from bench.speed.figures import ALL
from bench.speed.question import Kind

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the files of a run over very few articles."""
    folder = tmp_path_factory.mktemp("run")
    plot = str(folder / "speed.svg")
    output = str(folder / "results.json")
    call = ["--sizes", "100", "--whoosh", "99", "--questions", "20"]
    assert main([*call, "--output", output, "--plot", plot]) == 0
    return folder


def test_run_measures_every_engine(folder: Path) -> None:
    """Each engine has figures for each kind that it answers, and all totals agree.

    Stock Whoosh does not take part above its greatest number of articles.
    """
    results = json.loads((folder / "results.json").read_text("utf-8"))
    (size,) = results["sizes"]

    assert list(size["engines"]) == [
        n for n in (HOPTAC, TANTIVY, FTS5) if not missing_package(n)
    ]
    assert size["disagreements"] == 0
    for name, engine in size["engines"].items():
        kinds = [k for k in Kind if k is not Kind.PAGE or name in (HOPTAC, TANTIVY)]
        assert set(engine["warm"]) == set(engine["cold"]) == {*kinds, ALL}
        assert engine["build"]["articles"] == 100
        assert engine["build"]["disk"] > 0


def test_run_draws_a_plot_and_leaves_no_index(folder: Path) -> None:
    """The SVG parses, and articles and indexes are removed."""
    ElementTree.parse(folder / "speed.svg")  # noqa: S314 - our own text

    assert list((folder / "work").iterdir()) == []


def test_missing_corpus_is_reported_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the missing file and the remedy."""
    assert main(["--corpus", str(tmp_path / "none.jsonl")]) == 1

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "none.jsonl is not there; name files or folders with CORPUS=" in error


@pytest.mark.parametrize("call", [["--sizes", "10"], ["--questions", "many"]])
def test_too_small_a_number_is_rejected(
    call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A number that does not suffice for a measurement is a usage error."""
    with pytest.raises(SystemExit, match="2"):
        main(call)

    assert "or more" in capsys.readouterr().err
