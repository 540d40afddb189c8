"""Where does a word begin and end?

One tokenizer serves all languages. It keeps inner apostrophes (`в'ятка`), signs such as
`R&D` and `KH&CN`, numbers such as `3,5` and abbreviations with dots (`O.N.U.`). A
hyphenated word is a token as a whole, and so are its parts (`науково-технічний`,
`2026-2035`); likewise grouped numbers, dates and a number with its unit (`47 650`,
`12.07.1998`, `250МВт`), and `R & D`. A comma between letters separates words
(`triển,hai`). A language may cut clitics off (`l'intelligence`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analyzers.abbreviations import (
    cut_abbreviation,
    dotted,
    joined_by_dots,
    with_ampersand,
)
from analyzers.capitals import capitals
from analyzers.figures import cut_figure, figure, ordinal
from analyzers.numerals import GROUPED
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
LONGEST_WORD = 255
"""Characters of the longest word that is read, as in Lucene's tokenizer. What is longer
is no word: letters that encode a picture, or marks without end."""
TYPEWRITER_APOSTROPHE = (
    rf"(?:(?<=[бвгґджзкмнпрстфхчш])(?:[\"*“”″]|[{APOSTROPHES}]{{2}})(?=[яюєї])"
    rf"|(?<=[БВГҐДЖЗКМНПРСТФХЧШ])(?:[\"*“”″]|[{APOSTROPHES}]{{2}})(?=[яюєїЯЮЄЇ]))"
)
"""Signs that stand for an apostrophe in Ukrainian words where the keyboard had none:
`об"єкт`, `п*ять`. Only the letters around them show it (Ukrainian orthography of 2019,
on the apostrophe); a quotation ends at a word's end."""

# Combining marks (decomposed text, stress) and characters without width may occur
# anywhere inside a word. No character that follows a sequence could belong to it, so
# possessive quantifiers (`++`) and atomic groups (`(?>…)`) keep the search linear. No
# group that may fail after its first character is repeated possessively: Python before
# 3.11.5, such as that of Debian 12, goes on behind what failed (gh-106052).
_MARKS = rf"[\u0300-\u036f{INVISIBLE}]"
_LETTERS = rf"[^\W_]++(?:{_MARKS}++[^\W_]*+)*+"
_APOSTROPHE = f"(?:[{APOSTROPHES}]|{TYPEWRITER_APOSTROPHE}){_MARKS}*+"
_JOINT = re.compile(rf"\.?[{HYPHENS}–—]")


def split_runs(text: str) -> list[str]:
    """Split a text into runs and what separates them, by turns.

    The first and the last item separate. `tokenize` makes the same tokens of a run
    alone as it makes of it inside the text.
    """
    return _run().split(text)


def tokenize(
    text: str, *, clitics: re.Pattern[str] | None = None, ordinals: bool = False
) -> Iterator[RawToken]:
    """Yield the raw tokens of a text, in order of position.

    Args:
        text: any text; it need not be normalised.
        clitics: matches a clitic with its apostrophe at the beginning of a part; it is
            left out, so that the offsets enclose the word alone.
        ordinals: whether the full stop after an ordinal (`19. wiek`) is a part of it.
    """
    position = 0
    for match in _run().finditer(text):
        end = match.end() if ordinals else _skip_full_stop(text, match.end())
        start = _skip_clitic(text, match.start(), end, clitics)
        run = text[start:end]
        is_short = end - start <= LONGEST_WORD
        if is_short and (run.isalpha() or run.isdecimal()):  # nearly all words
            yield RawToken(start, end, position, Kind.WORD)
            position += 1
            continue
        parts = [*_parts(text, start, end, clitics)]
        if is_short and len(parts) > 1:
            yield RawToken(parts[0][0], parts[-1][1], position, Kind.COMPOUND)
        for part_start, part_end in parts:
            if part_end - part_start > LONGEST_WORD:
                continue
            yield RawToken(part_start, part_end, position, Kind.WORD)
            position += 1


@cache
def _run() -> re.Pattern[str]:
    """Return the pattern of a word with all that is joined to it by hyphens."""
    word = f"(?:{dotted(_MARKS)}|{_LETTERS})"
    signs = f"(?>(?:&{_LETTERS})+)|(?>(?:{_APOSTROPHE}{word})*)"
    short = f"{with_ampersand(_MARKS)}|{joined_by_dots(_MARKS)}"
    short = f"(?=[{capitals()}t])(?:{short})"  # a quick look, which fails mostly
    part = rf"(?:(?=\d){figure(_LETTERS)}|{short}|{word}(?:{signs}))"
    joint = f"(?:[{HYPHENS}]{_MARKS}*+|(?<=[0-9])[–—](?=[0-9]))(?!{GROUPED})"
    # A range of such numbers is two: each must be found.
    alone = f"{GROUPED}(?>(?:{_LETTERS})?)"
    return re.compile(f"((?=\\d)(?:{alone}|{ordinal()})|{part}(?>(?:{joint}{part})*))")


def _parts(
    text: str, start: int, end: int, clitics: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a run's parts, without clitics."""
    joints = [match.span() for match in _JOINT.finditer(text, start, end)]
    starts = [start, *(joint[1] for joint in joints)]
    ends = [*(joint[0] for joint in joints), end]
    for first, part_end in zip(starts, ends, strict=True):
        part_start = _skip_clitic(text, first, part_end, clitics)
        if part_start < part_end:
            for word_start, word_end in _cut(text[part_start:part_end]):
                yield part_start + word_start, part_start + word_end


def _cut(part: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the words that a part without hyphens consists of."""
    return cut_figure(part) if part[0].isdigit() else cut_abbreviation(part)


def _skip_full_stop(text: str, end: int) -> int:
    """Return where a run ends without the full stop that only an ordinal may have."""
    return end - 1 if text[end - 1] == "." else end


def _skip_clitic(
    text: str, start: int, end: int, clitics: re.Pattern[str] | None
) -> int:
    """Return where a part begins after its clitic, if it has one."""
    match = clitics.match(text, start, end) if clitics else None
    return match.end() if match else start
