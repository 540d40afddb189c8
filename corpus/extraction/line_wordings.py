"""How do lines begin that are no part of an article?

The wordings are in `data/boilerplate.toml`, which explains each of its tables.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NUMBER = r"[\d.,/\s\u00a0]*\d\+?"


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns of how lines begin that are no part of an article."""

    also: re.Pattern[str]
    labels: re.Pattern[str]
    fields: re.Pattern[str]
    calls: re.Pattern[str]
    notices: re.Pattern[str]
    anywhere: re.Pattern[str]
    credits: re.Pattern[str]
    provenance: re.Pattern[str]
    marks: re.Pattern[str]
    recalls: re.Pattern[str]
    sources: re.Pattern[str]
    signatures: re.Pattern[str]
    counts: re.Pattern[str]
    ours: re.Pattern[str]
    sayings: re.Pattern[str]
    opinions: re.Pattern[str]
    remarks: re.Pattern[str]
    authors: re.Pattern[str]


@cache
def wordings() -> Wordings:
    """Return the patterns of the data file."""
    file = resources.files("corpus").joinpath("data", "boilerplate.toml")
    data = tomllib.loads(file.read_text("utf-8"))
    credit = _alternatives(data["credits"])
    marks = _alternatives(data["marks"])
    return Wordings(
        also=_beginning(data["also"]),
        labels=_beginning(data["labels"]),
        fields=re.compile(rf"(?:{_alternatives(data['fields'])})\s*(?:\(\d+\)\s*)?:"),
        calls=_beginning(data["calls"]),
        notices=_beginning(data["notices"]),
        anywhere=re.compile(_alternatives(data["anywhere"])),
        credits=re.compile(rf"(?:{credit})(?:\s*[:./|©-]|\s*\)?\s*$)|©|\(c\)"),
        provenance=re.compile(_alternatives(data["provenance"])),
        recalls=re.compile(rf"(?:{_alternatives(data['recalls'])})\s*:"),
        sources=re.compile(rf"(?:{_alternatives(data['sources'])})\s*:"),
        signatures=_beginning(data["signatures"]),
        counts=_counts(_alternatives(data["counts"])),
        ours=re.compile(rf"(?<!\w)(?:{_alternatives(data['ours'])})(?!\w)"),
        sayings=_sayings(data["sayings"]),
        opinions=_heading(data["opinions"]),
        remarks=_heading(data["remarks"]),
        authors=_heading(data["authors"]),
        marks=re.compile(rf"\s*\[\s*(?:{marks})\s*\]", re.IGNORECASE),
    )


def _counts(labels: str) -> re.Pattern[str]:
    """Return the pattern of a line that is a label and a number, in either order."""
    after = rf"(?:{labels})[\s:–—-]*\(?{_NUMBER}\)?(?:\s*\(?[^\W\d_]+\.?\)?){{0,3}}"
    votes = rf"(?:\s*\({_NUMBER}\s*\w+\))?"
    return re.compile(rf"{after}{votes}|{_NUMBER}\s*(?:{labels})")


def _sayings(table: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return the pattern of a clause that tells who said what stands before it."""
    others = {lang: verbs for lang, verbs in table.items() if lang != "vi"}
    return re.compile(
        rf"[,–—»”\"!?-]\s*(?:(?:{_alternatives(others)})"
        rf"|(?:\w+ ){{1,5}}(?:{_alternatives({'vi': table['vi']})}))(?!\w)"
    )


def _heading(table: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return the pattern of a line that is a wording, with or without a number."""
    return re.compile(rf"\W*(?:\d+\s+)?(?:{_alternatives(table)})\W*\d*\W*")


def _beginning(table: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(table)})(?!\w)")


def _alternatives(table: Mapping[str, Iterable[str]]) -> str:
    """Return the wordings of all languages as alternatives, the longest first."""
    every = {wording for wordings in table.values() for wording in wordings}
    return "|".join(map(re.escape, sorted(every, key=lambda w: (-len(w), w))))
