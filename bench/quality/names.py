"""Do the spellings of a name meet, and do the names that look alike stay apart?

Pairs of words, our own, lie beside the analyzers' tests: those that are one name, and
those that are not.
"""

from __future__ import annotations

from pathlib import Path

from analyzers import name_keys

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "analyzers" / "names"


def names() -> dict[str, float]:
    """Return recall over the pairs that are one name, and precision over all pairs."""
    same = _meetings(FOLDER / "names.tsv")
    other = _meetings(FOLDER / "near_misses.tsv")
    matched = sum(same)
    return {
        "recall": matched / len(same),
        "precision": matched / (matched + sum(other)),
    }


def _meetings(file: Path) -> list[bool]:
    """Return for each pair whether its words share a key."""
    lines = file.read_text("utf-8").splitlines()
    return [_meet(*line.split("\t")) for line in lines]


def _meet(first: str, lang: str, second: str, other: str) -> bool:
    return not set(name_keys(first, lang)).isdisjoint(name_keys(second, other))
