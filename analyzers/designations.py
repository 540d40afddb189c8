"""Which letters and digits designate a thing together: `COP28`, `F-16`, `5 G`?

A designation is one word, whether it is written with a hyphen, a blank or neither. Its
number counts nothing, so `28` does not find `COP28`. Letters after a number that are a
unit (`250МВт`) measure it and are no designation, but may be written apart as well.
"""

from __future__ import annotations

import re
from functools import cache

from analyzers.capitals import capitals
from analyzers.data_files import read_lines
from analyzers.ordinals import is_ordinal
from analyzers.units import is_unit

_LETTERS = r"[^\W\d_]"
_MOST_DIGITS = 3
_MOST_LETTERS = 5
_MOST_OF_MODEL = 8
"""Most letters before a number; more if one inside is a capital (`iPhone 15`)."""
_LETTERS_THEN_DIGITS = re.compile(rf"({_LETTERS}{{1,12}})(\d{{1,4}})")
_MOST_OF_ROAD = 2
_ONE_DIGIT = re.compile("0[1-9]")
_ZERO = re.compile(rf"^({_LETTERS}{{1,{_MOST_LETTERS}}})0(?=[1-9](?!\d))")
"""The zero before a single digit, which is written or not: `М06`."""
_DIGITS_THEN_LETTERS = re.compile(rf"(\d+(?:[.,]\d+)*)({_LETTERS}+[23²³]?)")
# The last hyphen goes: between letters and a number, with the letters of a model after
# it (`Т-72Б3`, `SARS-CoV-2`), or between a number and one or two capitals (`5-G`).
_HYPHENED = re.compile(rf"({_LETTERS})-(?=\d{{1,4}}(?:{_LETTERS}{{1,3}}\d?)?$)")
_HYPHENED_LETTER = re.compile(rf"^(\d{{1,3}})-(?={_LETTERS}$)")


def parts(word: str) -> tuple[str, str] | None:
    """Return the two words that a word without blank or hyphen may be written as.

    Args:
        word: as written: letters and a number, which a capital may follow (`QL1A`), a
            number and a unit, or a short number and one capital letter.

    Returns:
        Both, as written; None for any other word, such as an ordinal (`5th`).
    """
    if match := _LETTERS_THEN_DIGITS.fullmatch(word) or _model().fullmatch(word):
        return match[1], match[2]
    match = _DIGITS_THEN_LETTERS.fullmatch(word)
    if match and not is_ordinal(word) and _follows(match[1], match[2]):
        return match[1], match[2]
    return None


def may_be_designation(first: str, second: str) -> bool:
    """Return whether two words typed apart may be one: `COP 28`, `5 G`, `250 МВт`.

    Whether they are is told by the articles that have the one. A year (`Expo 2020`) and
    a number after a word that commonly precedes one (`Le 28`) are left apart.

    Args:
        first: the word before the blank, as written.
        second: the word after it.
    """
    if first[:1].isdigit():
        return _follows(first, second)
    return (
        _may_follow_letters(first, second)
        and len(first) <= (_MOST_OF_MODEL if _has_capital(first[1:]) else _MOST_LETTERS)
        and first.isalpha()
        and (first[0].isupper() or len(first) > 1)
        and first.lower() not in read_lines("words_before_numbers.txt")
    )


def _may_follow_letters(letters: str, number: str) -> bool:
    if not number.isdigit():
        return number[0].isdigit() and bool(_model().fullmatch(letters + number))
    if number[0] == "0":  # roads and departments: `М 06`, `D 07`
        return (
            letters.isupper()
            and len(letters) <= _MOST_OF_ROAD
            and bool(_ONE_DIGIT.fullmatch(number))
        )
    return len(number) <= _MOST_DIGITS


@cache
def _model() -> re.Pattern[str]:
    """Return the pattern of a road or model with a capital at its end: `QL1A`, `T72B3`.

    `H2O` is no such thing; `5G` and `3D` after other letters are words of their own.
    """
    up = f"[{capitals()}]"
    return re.compile(rf"({up}{{2,3}}(?![2-6]G|[23]D)|{up}(?=\d\d))(\d{{1,3}}{up}\d?)")


def _has_capital(letters: str) -> bool:
    return not letters.islower() and not letters.isupper()


def without_hyphen(word: str) -> str:
    """Return a normalised designation without its hyphen and the zero of one digit.

    Returns:
        `f16` for `f-16`, `м6` for `м-06` and `м06`; any other word as it is, such as
        `10-річчя` or `2026-2035`.
    """
    plain = _HYPHENED_LETTER.sub(r"\1", _HYPHENED.sub(r"\1", word))
    return _ZERO.sub(r"\1", plain)


def _follows(number: str, letters: str) -> bool:
    """Return whether letters may be written after a number without a blank."""
    if is_unit(letters):
        return True
    return (
        len(letters) == 1
        and letters.isupper()
        and number.isdigit()
        and len(number) <= _MOST_DIGITS
    )
