"""In which script is a name written, and in which letters without their marks?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from analyzers.compatibility import plain_words
from analyzers.data_files import read_toml
from analyzers.filters import lowercase, normalize_characters, normalize_punctuation
from analyzers.look_alikes import in_one_script

CACHED_WORDS = 20_000
"""Words whose spelling is cached (some 200 bytes each)."""
_MARK = re.compile("[\u0300-\u036f]")
_JOINT = re.compile("[-_]")
_CYRILLIC = re.compile("[а-щьюяєіїыэёъ']+")
_LATIN = re.compile("[a-z']+")


@lru_cache(maxsize=CACHED_WORDS)
def spell(word: str) -> str:
    """Return a word in small letters, joined (`Суан-Фук`), with straight apostrophes.

    Marks stay on Latin letters and in `й` and `ї`. A stress mark is removed, and `ґ`
    becomes `г`, as names are written with either. Compatibility letters become plain,
    and a word of two scripts is of one.
    """
    word = normalize_punctuation(normalize_characters(word))
    word = lowercase(in_one_script(plain_words(word)[0]))
    word = _MARK.sub("", unicodedata.normalize("NFC", word))
    return _JOINT.sub("", word).replace("ґ", "г").strip("'")


def strip_marks(word: str) -> str:
    """Return a spelled word without apostrophes and the marks of its Latin letters."""
    if word.isascii() or is_cyrillic(word):
        return word.replace("'", "")
    decomposed = unicodedata.normalize("NFD", word.translate(_special_letters()))
    return _MARK.sub("", decomposed).replace("'", "")


def is_cyrillic(word: str) -> bool:
    """Return whether a spelled word has Ukrainian and a few Russian letters only."""
    return bool(_CYRILLIC.fullmatch(word)) and word != "'"


def is_latin(word: str) -> bool:
    """Return whether a spelled word has Latin letters only."""
    return bool(_LATIN.fullmatch(strip_marks(word)))


def letters(convention: str) -> dict[str, str]:
    """Return the letters of a spelling convention and what they stand for."""
    table: dict[str, str] = read_toml("name_letters.toml")[convention]
    return table


@cache
def _special_letters() -> dict[int, str]:
    """Return a translation of letters that are more than a letter with a mark."""
    return str.maketrans(letters("marks"))
