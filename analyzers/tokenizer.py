"""Where does a word begin and end?

One tokenizer serves all languages. It keeps inner apostrophes (`в'ятка`), signs such as
`R&D` and `KH&CN`, and numbers such as `3,5`. A hyphenated word is a token as a whole,
and so are its parts (`науково-технічний`, `2026-2035`). A comma between letters
separates words (`triển,hai`). A language may cut clitics off (`l'intelligence`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers.token import Kind, RawToken

if TYPE_CHECKING:
    from collections.abc import Iterator

APOSTROPHES = "'’ʼ‘‛`´′‵＇ʹʻʽʾʿˈˊˋꞌ"
"""What people type for an apostrophe."""
HYPHENS = "-‐‑"
"""Hyphens proper; dashes separate words, except between digits."""
INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
"""Characters without width as ranges of a regular expression: the soft hyphen, joiners,
marks of direction, variation selectors. They do not end a word (UAX 29, rule WB4)."""
TYPEWRITER_APOSTROPHE = (
    rf"(?:(?<=[бвгґджзкмнпрстфхчш])(?:[\"*“”″]|[{APOSTROPHES}]{{2}})(?=[яюєї])"
    rf"|(?<=[БВГҐДЖЗКМНПРСТФХЧШ])(?:[\"*“”″]|[{APOSTROPHES}]{{2}})(?=[яюєїЯЮЄЇ]))"
)
"""Signs that stand for an apostrophe in Ukrainian words where the keyboard had none:
`об"єкт`, `п*ять`. Only the letters around them show it (Ukrainian orthography of 2019,
sections 7 and 138); a quotation ends at a word's end."""

# Combining marks (decomposed text, stress) and characters without width may occur
# anywhere inside a word. No character that follows a sequence could belong to it, so
# possessive quantifiers (`++`) keep the search linear.
_MARKS = rf"[\u0300-\u036f{INVISIBLE}]"
_LETTERS = rf"[^\W_]++(?:{_MARKS}++[^\W_]*+)*+"
_NUMBER = r"\d+(?:[.,]\d+)+(?![^\W\d_])"
_APOSTROPHE = f"(?:[{APOSTROPHES}]|{TYPEWRITER_APOSTROPHE}){_MARKS}*+"
_PART = f"(?:{_NUMBER}|{_LETTERS}(?:(?:&{_LETTERS})+|(?:{_APOSTROPHE}{_LETTERS})*))"
_NEXT_PART = f"(?:[{HYPHENS}]{_MARKS}*+|(?<=[0-9])[–—](?=[0-9])){_PART}"
_WORD = re.compile(f"{_PART}({_NEXT_PART})*")
_RUN = re.compile(f"({_PART}(?:{_NEXT_PART})*)")
_JOINT = re.compile(f"[{HYPHENS}–—]")


def split_runs(text: str) -> list[str]:
    """Split a text into runs and what separates them, by turns.

    The first and the last item separate. `tokenize` makes the same tokens of a run
    alone as it makes of it inside the text.
    """
    return _RUN.split(text)


def tokenize(
    text: str, *, clitics: re.Pattern[str] | None = None
) -> Iterator[RawToken]:
    """Yield the raw tokens of a text, in order of position.

    Args:
        text: any text; it need not be normalised.
        clitics: matches a clitic with its apostrophe at the beginning of a part; it is
            left out, so that the offsets enclose the word alone.
    """
    position = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastindex is None:  # no compound: a shortcut for nearly all words
            start = _skip_clitic(text, start, end, clitics)
            if start < end:
                yield RawToken(start, end, position, Kind.WORD)
                position += 1
            continue
        parts = list(_parts(text, start, end, clitics))
        if len(parts) > 1:
            yield RawToken(parts[0][0], end, position, Kind.COMPOUND)
        for part_start, part_end in parts:
            yield RawToken(part_start, part_end, position, Kind.WORD)
            position += 1


def _parts(
    text: str, start: int, end: int, clitics: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a compound's parts, without clitics."""
    joints = [match.start() for match in _JOINT.finditer(text, start, end)]
    for before, part_end in pairwise([start - 1, *joints, end]):
        part_start = _skip_clitic(text, before + 1, part_end, clitics)
        if part_start < part_end:
            yield part_start, part_end


def _skip_clitic(
    text: str, start: int, end: int, clitics: re.Pattern[str] | None
) -> int:
    """Return where a part begins after its clitic, if it has one."""
    match = clitics.match(text, start, end) if clitics else None
    return match.end() if match else start
