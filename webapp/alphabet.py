"""Where does a name stand in the alphabet of a language?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Marks of the Vietnamese tones, which make no letters of their own."""


def alphabetic_key(name: str, lang: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Return what names are sorted by in a language, whatever their case.

    Letters of other scripts come after those of the language.
    """
    folded = name.casefold()
    places = _places(lang)
    return tuple(_place(letter, places) for letter in _letters(folded, lang)), folded


def _letters(folded: str, lang: str) -> str:
    """Return a name's letters, without the tones of a Vietnamese one."""
    if lang != "vi":
        return normalize("NFC", folded)
    marked = normalize("NFD", folded)
    return normalize("NFC", "".join(sign for sign in marked if sign not in TONES))


def _place(letter: str, places: Mapping[str, int]) -> tuple[int, int]:
    """Return 0 for a sign, 1 for a letter, 2 for a foreign one; and the place there."""
    if letter not in places:
        letter = normalize("NFD", letter)[0]
    if letter in places:
        return 1, places[letter]
    return (2 if letter.isalpha() else 0), ord(letter)


@cache
def _places(lang: str) -> Mapping[str, int]:
    data = resources.files("webapp").joinpath("data", "alphabets.toml")
    alphabet = tomllib.loads(data.read_text("utf-8")).get(lang, "")
    return {letter: place for place, letter in enumerate(alphabet)}
