"""Do the spellings of a name meet, and do the names that look alike stay apart?

Pairs of words and of full names, our own, lie beside the analyzers' tests: those that
are one name, and those that are not. Of a list of well-known persons, each is compared
with all others.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from analyzers import name_keys
from analyzers.names.meeting import names_meet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "analyzers" / "names"


def names() -> dict[str, float]:
    """Return recall over the pairs that are one name, and precision over all pairs.

    Pairs of surnames that are hard to tell apart are counted by themselves.
    """
    same = _meetings(_share_keys, _rows("names.tsv"))
    other = _meetings(_share_keys, _rows("near_misses.tsv"))
    persons = _meetings(names_meet, _rows("full_names.tsv"))
    apart = _meetings(names_meet, _rows("other_persons.tsv"))
    similar = _meetings(names_meet, _rows("similar_surnames.tsv"))
    distinct = combinations(_rows("persons.tsv"), 2)
    mixed = sum(apart) + sum(_meetings(names_meet, (a + b for a, b in distinct)))
    return {
        "recall": sum(same) / len(same),
        "precision": sum(same) / (sum(same) + sum(other)),
        "recall, full names": sum(persons) / len(persons),
        "precision, full names": sum(persons) / (sum(persons) + mixed),
        "similar surnames apart": 1 - sum(similar) / len(similar),
    }


def _rows(file: str) -> list[list[str]]:
    """Return the names of each line, each followed by the language of its text."""
    lines = (FOLDER / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def _meetings(meet: Callable[..., bool], rows: Iterable[list[str]]) -> list[bool]:
    """Return for each pair whether its names meet."""
    return [meet(*row) for row in rows]


def _share_keys(first: str, lang: str, second: str, other: str) -> bool:
    return not set(name_keys(first, lang)).isdisjoint(name_keys(second, other))
