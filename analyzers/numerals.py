"""Which number is a numeral, however its digits are grouped and its decimals set off?

In all four languages the decimal sign is the comma; digits are grouped by blanks in
French, Polish and Ukrainian (SI brochure, 9th edition, 5.4.4), by dots in Vietnamese
and in much of the press. So three digits after a dot are a
group, after a single comma decimals, unless they are `000`. English, in which a
question may be, has it the other way.
"""

from __future__ import annotations

import re

BLANKS = " \u00a0\u2007\u2009\u202f"
"""Blanks that stand between groups of digits, and beside `&`."""
GROUPED = (
    rf"(?<![^\W\d_][-‐‑])(?<![\u0300-\u036f][-‐‑])(?<!\d[:/.,])[1-9]\d{{0,2}}"
    rf"(?>(?:[{BLANKS}'’]\d{{3}}(?!\d)){{1,5}})(?![{BLANKS}]\d)(?>(?:[.,]\d++)?)"
)
"""A number with groups of three digits after blanks or apostrophes. The first group has
no leading zero and belongs to no designation, date or time (`COVID-19 250`, `18:30
250`), and no other digits follow, as in a telephone number; a year has four digits
(`2019 250`). The most groups that a number has bound the search."""
DECIMALS = r"(?>\d+(?:[.,]\d++)+)"
"""Digits with dots or commas inside: a number, a date, a version."""

_APOSTROPHES = re.compile(r"[1-9]\d{0,2}(?:'\d{3})+(?:[.,]\d+)?")
_DOTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+|,000)")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_ENGLISH_THOUSAND = re.compile(r"[1-9]\d{0,2},\d{3}")
_PLAIN = re.compile(r"([1-9]\d{3,})((?:\.\d+)?)")
_LEADING_ZERO = re.compile(r"0[1-9]")
_WITH_LETTERS = re.compile(r"(\d[\d.,']*)([^\W\d_].*)")


def number_lemma(word: str) -> str:
    """Return a numeral with a dot for its decimal sign and no other signs.

    Args:
        word: a normalised word, without the blanks between groups.

    Returns:
        `47650` for `47.650`, `3.7` for `3,7`, `7` for `07`; any other word, such as a
        version or a telephone number, as it is. Letters after it stay (`3.7mld`).
    """
    if "-" in word:
        return "-".join(map(number_lemma, word.split("-")))
    if match := _WITH_LETTERS.fullmatch(word):
        return number_lemma(match[1]) + match[2]
    if _LEADING_ZERO.fullmatch(word):
        return word[1:]
    if _DOTS.fullmatch(word):
        return word.replace(".", "").replace(",", ".")
    if _COMMAS.fullmatch(word):
        return word.replace(",", "")
    if _APOSTROPHES.fullmatch(word):
        word = word.replace("'", "")
    if match := _DECIMAL.fullmatch(word):
        return f"{match[1]}.{match[2]}"
    return word


def groups(number: str) -> tuple[str, ...]:
    """Return the groups of three digits of a numeral without signs.

    Returns:
        `47` and `650` for `47650`, the decimals with the last; () for other words.
    """
    match = _PLAIN.fullmatch(number)
    if not match:
        return ()
    digits = match[1]
    ends = range(len(digits) % 3 or 3, len(digits), 3)
    before = (digits[max(0, end - 3) : end] for end in ends)
    return (*before, digits[-3:] + match[2])


def question_readings(number: str) -> tuple[str, ...]:
    """Return the numerals that a numeral of a question may stand for.

    Returns:
        The numeral itself and, for `47,650`, the thousand of English, `47650`.
    """
    if _ENGLISH_THOUSAND.fullmatch(number):
        return (number, number.replace(",", ""))
    return (number,)
