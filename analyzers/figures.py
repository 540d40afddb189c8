"""Where is a word cut that begins with a digit: a date, a number with its unit?

Its parts are words as well: the groups of a number, day, month and year, and units
(`250МВт`, `2019р`, `18h30`). Other letters after digits belong to them: `5G`, `21й`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from analyzers import dates
from analyzers.numerals import BLANKS, DECIMALS, GROUPED
from analyzers.units import is_unit

_LONGEST_OF_NAME = 5
"""Most letters that belong to a number and are no unit: `21ème`, `802.11ax`. A longer
word was only written without a blank."""
_MILLIONS = r"\d++(?:[.,]\d++)*+[MGk][€$£]"
_FRACTION = r"(?<![\d/.,])[1-9]/[2-9](?![\d/]|[.,]\d)"
"""A fraction that has a character of its own (`½`), or may have one."""
_CUT = re.compile(
    rf"({dates.ROMAN}|{dates.SLASHED}|{_FRACTION}|{GROUPED}|{DECIMALS}|\d++)"
    "([^€$£]*)",
    re.DOTALL,
)
_SIGNS = re.compile(r"[./]")
_GROUP_SIGNS = re.compile(f"[{BLANKS}'’]")
_LETTERS_OR_DIGITS = re.compile(r"\d+|\D+")


def figure(letters: str) -> str:
    """Return the pattern of a figure with signs inside and letters glued to it.

    Args:
        letters: pattern of a word.
    """
    signed = f"(?:{dates.SLASHED}|{_FRACTION}|{GROUPED}|{DECIMALS})(?:{letters})?+"
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
    heads = _heads(match[1])
    is_million = match.end() < len(word) or (match[2] == "M" and not match[1].isdigit())
    tails = _whole(match[2]) if is_million else _tails(match[2])
    if len(heads) == 1 and not tails and not _is_word(match[2]):
        return ((0, match.end()),)
    start = len(match[1])
    return (*heads, *((start + a, start + b) for a, b in tails or _whole(match[2])))


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


def _is_word(letters: str) -> bool:
    """Return whether letters are a word that was written without a blank."""
    plain = unicodedata.normalize("NFC", letters)
    return len(plain) > _LONGEST_OF_NAME and plain[0].isalpha() and plain.isalnum()


def _whole(word: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(word)),) if word else ()
