"""How is a name written: in which script, and with which letters beneath its marks?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

from analyzers.filters import lowercase, normalize_characters, normalize_punctuation

_MARK = re.compile("[\u0300-\u036f]")
_JOINT = re.compile("[-_]")
_CYRILLIC = re.compile("[а-щьюяєіїыэёъ']+")
_LATIN = re.compile("[a-z']+")


def spell(word: str) -> str:
    """Give a word in small letters, joined (`Суан-Фук`), with straight apostrophes.

    Marks stay on Latin letters and in `й` and `ї`; a stress mark goes, and `ґ` is `г`,
    as names are written with either. NFKC makes one of letters that look the same.
    """
    word = lowercase(
        unicodedata.normalize("NFKC", normalize_punctuation(normalize_characters(word)))
    )
    word = _MARK.sub("", unicodedata.normalize("NFC", word))
    return _JOINT.sub("", word).replace("ґ", "г").strip("'")


def plain(word: str) -> str:
    """Take the marks off the Latin letters of a spelled word."""
    if word.isascii() or is_cyrillic(word):
        return word.replace("'", "")
    bare = unicodedata.normalize("NFD", word.translate(_marks()))
    return _MARK.sub("", bare).replace("'", "")


def is_cyrillic(word: str) -> bool:
    """Tell whether a spelled word has Ukrainian letters only (a few Russian ones)."""
    return bool(_CYRILLIC.fullmatch(word)) and word != "'"


def is_latin(word: str) -> bool:
    """Tell whether a spelled word has Latin letters only."""
    return bool(_LATIN.fullmatch(plain(word)))


@cache
def _marks() -> dict[int, str]:
    return str.maketrans(letters("marks"))


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the tables of names in `data/`."""
    text = resources.files("analyzers").joinpath("data", name).read_text("utf-8")
    return tomllib.loads(text)


def letters(convention: str) -> dict[str, str]:
    """Give the letters of a convention and what they stand for."""
    found: dict[str, str] = table("name_letters.toml")[convention]
    return found
