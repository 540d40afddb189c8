"""Does the quality run measure every part, and hold every figure to its floor?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.quality import PARTS, FloorError, Outcome, load_floors
from bench.quality.__main__ import main
from bench.quality.floors import MARGIN, higher, write_floors
from bench.quality.report import document, table
from bench.quality.row import Row

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = load_floors()

FIRST = {
    ("analyzers", "F1 uk"): 0.986,
    ("analyzers", "F1 pl"): 0.950,
    ("analyzers", "F1 fr"): 0.931,
    ("analyzers", "precision uk"): 0.88,
    ("analyzers", "precision pl"): 0.88,
    ("analyzers", "precision fr"): 0.88,
    ("names", "recall"): 0.97,
    ("names", "precision"): 0.97,
    ("vietnamese", "F1, as written"): 0.975,
    ("vietnamese", "F1, no diacritics"): 0.95,
    ("languages", "accuracy"): 0.99,
    ("retrieval", "nDCG@10 kw uk, with distractors"): 0.74,
    ("retrieval", "nDCG@10 kw fr, with distractors"): 0.65,
    ("retrieval", "nDCG@10 kw pl, with distractors"): 0.71,
    ("retrieval", "nDCG@10 kw vi, with distractors"): 0.67,
    ("retrieval", "nDCG@10 both uk, with distractors"): 0.65,
    ("retrieval", "nDCG@10 both fr, with distractors"): 0.65,
    ("retrieval", "nDCG@10 both pl, with distractors"): 0.65,
    ("retrieval", "nDCG@10 both vi, with distractors"): 0.65,
    ("retrieval", "nDCG@10 both all, with distractors"): 0.68,
    ("retrieval", "nDCG@10 both all, without distractors"): 0.79,
    ("own", "success@1"): 0.89,
    ("own", "success@5"): 0.951,
    ("own", "MRR"): 0.917,
}
"""The floors this run began with."""


@pytest.mark.parametrize(("part", "name"), FIRST)
def test_no_floor_is_lower_than_the_first(part: str, name: str) -> None:
    """A floor in the file is at least what it once was."""
    assert FLOORS[part][name] >= FIRST[part, name]


def test_every_table_of_floors_is_of_a_part() -> None:
    """A floor under a misspelled part would never be held."""
    assert set(FLOORS) == set(PARTS)


def test_the_table_lists_every_part(outcomes: tuple[Outcome, ...]) -> None:
    """Each figure has a line with its part, value and floor, under one heading."""
    heading, *lines = table(outcomes, FLOORS).splitlines()
    rows = [row for outcome in outcomes for row in outcome.rows(FLOORS)]

    assert heading.split() == ["part", "figure", "value", "floor"]
    assert {line.split()[0] for line in lines} == set(PARTS)
    for row in rows:
        floor = "" if row.floor is None else f"{row.floor:.3f}"
        shown = [row.part, *row.name.split(), f"{row.value:.4f}", *floor.split()]
        assert shown in [line.split()[: len(shown)] for line in lines]


def test_json_says_what_the_table_says(outcomes: tuple[Outcome, ...]) -> None:
    """Every part is there with its figures and floors, and whether all is good."""
    read = json.loads(document(outcomes, FLOORS))

    assert [part["part"] for part in read["parts"]] == list(PARTS)
    figures = {(p["part"], f["name"]): f for p in read["parts"] for f in p["figures"]}
    assert figures["names", "recall"]["floor"] == FLOORS["names"]["recall"]
    assert read["good"] is all(figure["good"] for figure in figures.values())


def test_json_says_that_one_figure_is_bad(outcomes: tuple[Outcome, ...]) -> None:
    """One figure under its floor among many is enough."""
    bad = Outcome("names", {"recall": 0.1, "precision": 1.0})
    others = tuple(outcome for outcome in outcomes if outcome.part != "names")

    assert json.loads(document(others, FLOORS))["good"] is True
    assert json.loads(document((*others, bad), FLOORS))["good"] is False


@pytest.mark.usefixtures("quick_own")
def test_without_the_evaluation_data_the_rest_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The parts that need it are left out, a line each says so, and nothing fails."""
    code = main(["--shared", str(tmp_path / "none")])

    lines = capsys.readouterr().out.splitlines()
    left_out = {line.split()[0] for line in lines if "left out: no evaluation" in line}
    assert code == 0
    assert left_out == {name for name, part in PARTS.items() if part.needs_shared}
    assert {line.split()[0] for line in lines[1:]} == set(PARTS)


@pytest.mark.usefixtures("quick_own")
def test_a_progress_line_a_part_goes_to_the_error_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The table stays alone on the output."""
    main(["--part", "names", "--part", "own"])

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["names", "own"]


@pytest.mark.parametrize("update", [[], ["--update"]], ids=["measure", "update"])
def test_a_figure_under_its_floor_fails_the_run(
    update: list[str], floors_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, a mark in the table, and the file of floors as it was."""
    text = floors_file.read_text("utf-8").replace("0.600", "1.000")
    floors_file.write_text(text, "utf-8")

    code = main(["--part", "names", "--floors", str(floors_file), *update])

    assert code == 1
    assert capsys.readouterr().out.count("under its floor") == 1
    assert floors_file.read_text("utf-8") == text


def test_update_raises_floors_that_are_well_beaten(floors_file: Path) -> None:
    """They come within the margin, once; comments and the rest stay."""
    arguments = ["--part", "names", "--floors", str(floors_file), "--update"]

    assert main(arguments) == 0
    raised = floors_file.read_text("utf-8")
    assert main(arguments) == 0

    assert floors_file.read_text("utf-8") == raised
    assert raised.startswith('# Ours.\n[names]\n"recall" = 0.9')
    assert raised.count(" # low\n") == 1
    assert min(load_floors(floors_file)["names"].values()) > FLOORS["names"]["recall"]


@pytest.mark.parametrize(
    ("part", "name", "floor", "why"),
    [("names", "recall", 0.499, "lower"), ("names", "F1", 0.9, "no such")],
)
def test_a_floor_is_never_lowered_or_invented(
    part: str, name: str, floor: float, why: str, floors_file: Path
) -> None:
    """What would do so is refused and leaves the file as it was."""
    before = floors_file.read_text("utf-8")

    with pytest.raises(FloorError, match=why):
        write_floors({(part, name): floor}, floors_file)

    assert floors_file.read_text("utf-8") == before


def test_a_floor_that_is_barely_beaten_stays() -> None:
    """Less than the margin above it is chance."""
    row = Row("names", "recall", 0.97 + MARGIN - 0.001, 0.97)
    assert higher([row]) == {}


def test_a_floor_without_a_figure_is_not_held() -> None:
    """A figure that is no longer measured fails, unless this machine cannot give it."""
    floors = {"names": {"recall": 0.5}}
    (row,) = Outcome("names").rows(floors)

    assert not row.good
    assert "none" in table([Outcome("names")], floors)
    assert not list(Outcome("names", missing=frozenset({"recall"})).rows(floors))
    with pytest.raises(FloorError, match="never lowered"):
        higher([row])
