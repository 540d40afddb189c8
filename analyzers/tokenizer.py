"""Where does a word begin and end?

One tokenizer serves the four languages. It keeps inner apostrophes (`в'ятка`),
signs such as `R&D` and `KH&CN`, numbers such as `3,5`, and gives hyphenated words
whole and in parts (`науково-технічний`, `2026-2035`). A comma between letters
separates (`triển,hai`). A language may cut clitics off (`l'intelligence`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzers.token import Kind, RawToken

if TYPE_CHECKING:
    from collections.abc import Iterator

APOSTROPHES = "'’ʼ‘`´′＇"
"""What people type for an apostrophe."""
HYPHENS = "-‐‑"
"""Hyphens proper; dashes separate, except between digits."""

# Inside a word, combining marks (decomposed text, stress) and characters without
# width (soft hyphen, joiners) may stand anywhere after the first letter. What follows
# a run is none of its characters, so nothing is tried again (`++`).
_MARKS = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
_RUN = rf"[^\W_]++(?:{_MARKS}++[^\W_]*+)*+"
_NUMBER = r"\d+(?:[.,]\d+)+(?![^\W\d_])"
_PART = f"(?:{_NUMBER}|{_RUN}(?:(?:&{_RUN})+|(?:[{APOSTROPHES}]{_RUN})*))"
_JOINED = f"(?:[{HYPHENS}]|(?<=[0-9])[–—](?=[0-9])){_PART}"
_COMPOUND = re.compile(f"{_PART}({_JOINED})*")
_STRETCH = re.compile(f"({_PART}(?:{_JOINED})*)")
_JOINT = re.compile(f"[{HYPHENS}–—]")


def split_runs(text: str) -> list[str]:
    """Split a text into what parts words and what `words` makes of words, by turns.

    The first and the last part words. A stretch between gives the same pieces alone
    as it does in the text, since what stands around it only decides where it ends.
    """
    return _STRETCH.split(text)


def tokenize(
    text: str, *, clitics: re.Pattern[str] | None = None
) -> Iterator[RawToken]:
    """Cut a text into pieces.

    Args:
        text: any text; nothing is assumed of its normal form.
        clitics: matches a clitic with its apostrophe at the start of a part; it is
            left out, so that the offsets enclose the word alone.
    """
    position = 0
    for found in _COMPOUND.finditer(text):
        start, end = found.span()
        if found.lastindex is None:  # no compound, as nearly all are
            clitic = clitics.match(text, start, end) if clitics else None
            begin = clitic.end() if clitic else start
            if begin < end:
                yield RawToken(begin, end, position, Kind.WORD)
                position += 1
            continue
        cuts = [m.start() for m in _JOINT.finditer(text, start, end)]
        parts = list(_parts(text, start, [*cuts, end], clitics))
        if len(parts) > 1:
            yield RawToken(parts[0][0], end, position, Kind.COMPOUND)
        for begin, stop in parts:
            yield RawToken(begin, stop, position, Kind.WORD)
            position += 1


def _parts(
    text: str, start: int, ends: list[int], clitics: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    for end in ends:
        begin = start
        if clitics and (clitic := clitics.match(text, begin, end)):
            begin = clitic.end()
        if begin < end:
            yield begin, end
        start = end + 1
