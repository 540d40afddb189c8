"""Which day, or which month of a year, is a date in figures?

Day, month and year stand in this order in all four languages, with dots, slashes or
hyphens between them, and the month perhaps as a Roman numeral; the order of ISO 8601 is
the reverse. A day of two digits of a year is left alone: it may be a version.
"""

from __future__ import annotations

import re

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1\d|20)\d\d"
_ROMAN_MONTHS = "i ii iii iv v vi vii viii ix x xi xii".split()  # noqa: SIM905 - a row
_ROMAN = "(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})"

SLASHED = rf"(?<!\d/)(?:(?:{_DAY}/)?{_MONTH}/{_YEAR}|{_YEAR}/{_MONTH}/{_DAY})(?![\d/])"
"""A date with slashes, not the number of an act such as `30/2020/NĐ-CP`."""
ROMAN = rf"{_DAY}\.{_ROMAN}\.{_YEAR}(?!\d)"
"""A date whose month is a Roman numeral."""

_DATE = re.compile(
    rf"(?:({_DAY})([./-]))?({_MONTH}|[ivx]{{1,4}})(?(2)\2|[./-])({_YEAR})"
)
_ISO = re.compile(rf"({_YEAR})(?:-({_MONTH})|([./-])({_MONTH})\3({_DAY}))")


def is_date(word: str) -> bool:
    """Return whether a normalised word is a date with its year."""
    return bool(date_lemma(word))


def date_lemma(word: str) -> str:
    """Return a date as ISO 8601 writes it.

    Args:
        word: a normalised word, with `-` for every hyphen or dash.

    Returns:
        `1998-07-12` or, of a month, `1998-07`; "" for a word that is no date.
    """
    if match := _ISO.fullmatch(word):
        year, month, day = match[1], match[2] or match[4], match[5]
    elif match := _DATE.fullmatch(word):
        day, _, month, year = match.groups()
        if month in _ROMAN_MONTHS:
            month = str(_ROMAN_MONTHS.index(month) + 1)
        elif not month.isdecimal():
            return ""
    else:
        return ""
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
