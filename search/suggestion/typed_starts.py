"""Where in what was typed may what is completed begin?"""

from __future__ import annotations

import re
from functools import cache

from analyzers.data_files import read_lines
from analyzers.tokenizer import APOSTROPHES

MOST_WORDS = 6
"""Last words of a query that are completed together."""


def starts_of(typed: str) -> list[int]:
    """Return where what is completed may start: at words, the last few of them.

    A French clitic is no word's beginning, and left as it is; nothing completes it
    alone.
    """
    words = [match.start() for match in re.finditer(r"\S+", typed)]
    if words and _clitics().fullmatch(typed, words[-1]):
        return []
    starts = []
    for start in words[-MOST_WORDS:]:
        clitic = _clitics().match(typed, start)
        starts += [clitic.end(), start] if clitic else [start]
    return starts


def without_clitic(typed: str) -> str:
    """Return what was typed without the French clitic that it begins with."""
    clitic = _clitics().match(typed)
    return typed[clitic.end() :] if clitic else typed


@cache
def _clitics() -> re.Pattern[str]:
    elided = "|".join(read_lines("fr_elided.txt"))
    return re.compile(f"(?:{elided})[{APOSTROPHES}]", re.IGNORECASE)
