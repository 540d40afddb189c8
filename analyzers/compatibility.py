"""What is a word in plain characters that has ligatures, raised figures or the like?

Compatibility characters are other shapes of plain ones (Unicode UAX 15, form NFKC):
`ﬁnance`, `２０３３`, `CO₂`, `3ᵉ`. Raised figures may be a power (`km²`) or the number
of a note (`accord²`), and a fraction is written with a stroke (`½`, `1/2`).
"""

from __future__ import annotations

import re
import unicodedata

from analyzers.filters import normalize_characters, normalize_punctuation
from analyzers.units import is_unit

_PLAIN = re.compile("[0-9A-Za-zÀ-ÏÑ-ÖØ-ïñ-öø-ıĵ-ľŁ-ňŊ-žƠơƯưẠ-ỹЀ-ҁҊ-ӿ'-]*+")
"""Words in which nothing is to be read otherwise, as nearly all are."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTED = re.compile(
    f"(?P<before>[{_RAISED}]*)(?P<word>[^{_RAISED}]+)(?P<after>[{_RAISED}]*)"
)
_FRACTION = re.compile("(?P<whole>[0-9]*)(?P<part>[¼½¾⅐-⅞↉])")
_STROKE = "\u2044"
_DECIMALS = 2
"""Most decimals with which a fraction is as often written: `2½`, `2,5`."""
_SHORT = 3
"""Most letters of a symbol that may have a raised figure: `CO²`, `mc²`, `R²`."""
_ISOTOPE = 2
"""Most letters of the symbol of an element, before which a raised figure is a mass."""
_YEAR = 3
"""Fewest figures of a number that is hardly raised to a power, so has a note."""
_ETH = str.maketrans("ÐðƉɖ", "ĐđĐđ")


def plain_words(word: str) -> tuple[str, ...]:
    """Return the words in plain characters that a word may be; mostly itself alone.

    Letters that look like `Đ` are that one: none of the languages has them.
    """
    if _PLAIN.fullmatch(word):
        return (word,)
    word = normalize_punctuation(normalize_characters(word)).translate(_ETH)
    if unicodedata.is_normalized("NFKC", word):
        return (word,)
    if fraction := _FRACTION.fullmatch(word):
        return (_plain_fraction(fraction),)
    noted = _NOTED.fullmatch(word)
    if noted and noted["before"]:
        return (_plain(word if len(noted["word"]) <= _ISOTOPE else noted["word"]),)
    if noted and noted["after"]:
        return _without_note(_plain(noted["word"]), noted["after"])
    return (_plain(word),)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).replace(_STROKE, "/")


def _without_note(word: str, raised: str) -> tuple[str, ...]:
    """Return what a word with raised figures may be, without them first."""
    figures = _plain(raised)
    if word.isdecimal():  # `10⁶` is not 106
        return (word,) if len(word) >= _YEAR else (word + raised,)
    if is_unit(word + figures):
        return (word + figures,)
    if len(word) <= _SHORT:
        return (word, word + figures)
    return (word,)


def _plain_fraction(fraction: re.Match[str]) -> str:
    """Return a fraction with a stroke, with a whole number as a decimal."""
    if not fraction["whole"]:
        return _plain(fraction["part"])
    decimals = f"{unicodedata.numeric(fraction['part']):.6f}".strip("0").lstrip(".")
    short = len(decimals) <= _DECIMALS
    return f"{fraction['whole']},{decimals}" if short else fraction[0]
