"""Do the filters of `hoptac search` take names, and any, all and none of values?"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess


def ids(answer: dict[str, list[dict[str, str]]]) -> set[str]:
    """Return the ids of an answer's articles."""
    return {hit["id"] for hit in answer["hits"]}


def test_names_in_any_language_are_values(search_json, sample_index):
    """In any case, and without diacritics."""
    by_code = search_json(sample_index, "", "--country", "LA", "--not-lang", "uk")
    by_name = search_json(
        sample_index, "", "--country", "лаос", "--not-lang", "Ukrainien"
    )

    assert ids(by_name) == ids(by_code) != set()
    assert {hit["lang"] for hit in by_name["hits"]} == {"fr", "pl", "vi"}


def test_every_value_can_be_required(search_json, sample_index):
    """Articles with both of two countries are those that have one and the other."""
    size = ("--size", "100")
    both = ("--country", "Poland", "--country", "France")
    joined = search_json(sample_index, "", *both, "--all", "country", *size)
    either = search_json(sample_index, "", *both, *size)

    assert ids(joined) < ids(either)
    assert ids(joined) == {
        hit["id"] for hit in either["hits"] if {"PL", "FR"} <= set(hit["countries"])
    }


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [
        ("--country", "Polnad", "Poland (PL)"),
        ("--not-topic", "enregy", "Energy (energy)"),
        ("--lang", "de", ""),
        ("--source", "qqqq", ""),
    ],
)
def test_an_unknown_value_is_a_mistake(
    hoptac: Callable[..., CompletedProcess[str]],
    sample_index: Path,
    option,
    value,
    near,
):
    """One sentence names the option, the value, what is near, and how to list all."""
    done = hoptac("search", "x", "--index", sample_index, option, value)
    (line,) = done.stderr.splitlines()

    assert done.returncode == 2
    assert done.stdout == ""
    assert line.startswith(f"hoptac: {option}: there is no '{value}'; ")
    assert near in line
    assert f"hoptac values {option.split('-')[-1]} --index" in line


def test_another_question_is_offered_with_all_options(hoptac, sample_index):
    """What was to be had, required or left out stays so."""
    options = shlex.split(
        "--country Лаос --topic Energy --all topic --not-country RU --not-topic sport"
    )
    done = hoptac("search", "enregy", "--index", sample_index, *options)
    command = shlex.split(done.stderr.splitlines()[-1])

    assert command[:2] == ["hoptac", "search"]
    rest = command[command.index("--index") + 2 :]
    pairs = set(zip(rest[::2], rest[1::2], strict=True))
    assert pairs == set(zip(options[::2], options[1::2], strict=True))


@pytest.mark.parametrize(
    ("options", "same"),
    [
        ("--from 2025", "--from 2025-01-01"),
        ("--to 2024-02", "--to 2024-02-29"),
        ("--from 2025-03 --to 2025-03", "--from 2025-03-01 --to 2025-03-31"),
    ],
)
def test_years_and_months_limit_dates(search_json, sample_index, options, same):
    """A year or a month is the whole of it."""
    first = search_json(sample_index, "", "--size", "100", *options.split())
    second = search_json(sample_index, "", "--size", "100", *same.split())

    assert ids(first) == ids(second) != set()


@pytest.mark.parametrize("text", ["2025-13", "tomorrow", ""])
def test_no_date_is_a_mistake(hoptac, sample_index, text):
    """It is named."""
    done = hoptac("search", "x", "--index", sample_index, "--from", text)

    assert done.returncode == 2
    assert repr(text) in done.stderr
