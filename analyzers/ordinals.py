"""Which ordinal does a figure with an ending stand for, or a Roman numeral?

All endings of a number have one lemma, the number with a full stop, as Polish and
German write ordinals: `21-й`, `21-го`, `21e` and `XXI` are `21.`, but `21` is not.
"""

from __future__ import annotations

import re
from functools import cache

from analyzers.data_files import read_toml
from analyzers.units import is_unit

ROMAN_LETTERS = "IVX"
"""Letters of the numerals of centuries and rulers."""
_FILE = "ordinal_endings.toml"
_FIGURE = re.compile(r"(\d{1,4})(-?)([^\W\d_]{1,5})")
_DOTTED = re.compile(r"(\d{1,3})\.")
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(-?)([^\W\dA-Z_]{0,5})")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
_ONES |= {"VIII": 8, "IX": 9}
_ORDINAL_SIGN = "."


def is_ordinal(word: str) -> bool:
    """Return whether a word, as written, is a figure with the ending of an ordinal."""
    match = _FIGURE.fullmatch(word)
    if not match:
        return False
    _, hyphen, ending = match.groups()
    if not hyphen and is_unit(ending):
        return False
    if len(ending) > 1 and ending.isupper():  # `1ER` in a headline, but not `2E`
        ending = ending.lower()
    return ending in _endings("hyphened") or (
        not hyphen and ending in _endings("glued")
    )


def ordinal_lemmas(word: str, lang: str) -> tuple[str, ...]:
    """Return the lemmas of a word that is an ordinal.

    Args:
        word: as written, with `-` for every hyphen.
        lang: ISO 639-1 code of its language.

    Returns:
        `21.` for `21-й`, `21e` and Polish `21.`; for a Roman numeral of several
        letters, with an ending or without, that numeral as well: `xxi` and `21.`. ()
        for other words.
    """
    if lang == "pl" and (figure := _DOTTED.fullmatch(word)):
        return (_lemma(int(figure[1])),)
    if is_ordinal(word):
        return (_lemma(int(_NUMBER.findall(word)[0])),)
    match = _ROMAN.fullmatch(word)
    if not match:
        return ()
    tens, ones, hyphen, ending = match.groups()
    ordinal = _lemma(10 * len(tens) + _ONES[ones])
    if hyphen:
        known = ending in _endings("hyphened")
    elif len(tens + ones) > 1:
        known = not ending or ending in _endings("roman")
    else:  # `V` may be a letter, and `Xe` is a Vietnamese word
        known = lang == "fr" and word in _endings("roman_letter")
    if not known:
        return ()
    return ((tens + ones).lower(), ordinal) if len(tens + ones) > 1 else (ordinal,)


def _lemma(number: int) -> str:
    return f"{number}{_ORDINAL_SIGN}"


@cache
def _endings(kind: str) -> frozenset[str]:
    return frozenset(read_toml(_FILE)[kind].split())
