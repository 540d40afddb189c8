"""Where is a word cut that begins with a digit: a date, a number with its unit?

Its parts are words as well: the groups of a number, day, month and year, and units
(`250МВт`, `2019р`, `18h30`). Other letters after digits belong to them: `5G`, `21й`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from analyzers import dates
from analyzers.capitals import capitals
from analyzers.numerals import BLANKS, DECIMALS, GROUPED
from analyzers.ordinals import is_ordinal
from analyzers.units import is_unit

_LONGEST_OF_NAME = 5
_SHORTEST_WORD = 3
"""Most letters that belong to a number and are no unit (`3GPP`), and fewest small ones
that are a word without its blank (`10тонн`)."""
_MILLIONS = r"(?>\d+(?:[.,]\d++)*)[MGk][€$£]"
_FRACTION = r"(?<![\d/.,])[1-9]/[2-9](?![\d/]|[.,]\d)"
"""A fraction that has a character of its own (`½`), or may have one."""
_CUT = re.compile(
    rf"({dates.ROMAN}|{dates.SLASHED}|{_FRACTION}|{GROUPED}|{DECIMALS}|\d++)"
    "º?([^€$£]*)",
    re.DOTALL,
)
_SIGNS = re.compile(r"[./]")
_GROUP_SIGNS = re.compile(f"[{BLANKS}'’]")
_LETTERS_OR_DIGITS = re.compile(r"\d+|\D+")


def ordinal() -> str:
    """Return the pattern of a figure with the full stop of an ordinal: `19. wiek`.

    A small letter follows it, or nothing; so it ends no sentence. A year has none.
    """
    return rf"(?<!\d[:/.,])\d{{1,3}}\.(?=[{BLANKS}](?![{capitals()}])[^\W\d_]|\Z)"


def figure(letters: str) -> str:
    """Return the pattern of a figure with signs inside and letters glued to it.

    Args:
        letters: pattern of a word.
    """
    signed = f"(?:{dates.SLASHED}|{_FRACTION}|{GROUPED}|{DECIMALS})(?>(?:{letters})?)"
    return f"(?:{_MILLIONS}|{dates.ROMAN}|{signed})"


def cut_figure(word: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the parts of a word that begins with a digit.

    Args:
        word: as written, without hyphens.

    Returns:
        Start and end of each; the whole word alone where it has no parts.
    """
    match = _CUT.match(word)
    if not match:
        return ((0, len(word)),)
    heads, tail = _heads(match[1]), match[2]
    in_degrees = bool(tail) and match.start(2) > match.end(1)  # `25ºC`
    in_millions = match.end() < len(word) or (tail == "M" and not match[1].isdigit())
    tails = _whole(tail) if in_degrees or in_millions else _tails(tail)
    if len(heads) == 1 and not tails and not _is_word(word, tail):
        return ((0, match.end()),)
    start = match.start(2)
    return (*heads, *((start + a, start + b) for a, b in tails or _whole(tail)))


def _heads(figure: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a figure's parts: day, month and year, or its groups."""
    parted = dates.is_date(figure.lower()) or "/" in figure
    signs = _SIGNS if parted else _GROUP_SIGNS
    ends = [match.start() for match in signs.finditer(figure)]
    return tuple(zip([0, *(e + 1 for e in ends)], [*ends, len(figure)], strict=True))


def _tails(letters: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of units, and numbers between them; () if others follow."""
    plain = unicodedata.normalize("NFC", letters)
    if is_unit(plain):
        return _whole(letters)
    pieces = _LETTERS_OR_DIGITS.findall(letters)
    if not all(
        p.isdecimal() or is_unit(unicodedata.normalize("NFC", p)) for p in pieces
    ):
        return ()
    ends = list(accumulate(map(len, pieces)))
    return tuple(zip([0, *ends], ends, strict=False))


def _is_word(word: str, letters: str) -> bool:
    """Return whether the letters of a figure are a word that has lost its blank."""
    plain = unicodedata.normalize("NFC", letters)
    if not plain.isalpha():
        return False
    small = plain.islower() and len(plain) >= _SHORTEST_WORD
    return len(plain) > _LONGEST_OF_NAME or (small and not is_ordinal(word))


def _whole(word: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(word)),) if word else ()
