"""Which normalisations do languages share?

Each is a function from a word to a word. So no step can break offsets or depend on
neighbouring words, and the result of a whole chain can be cached by word.
"""

from __future__ import annotations

import re
import unicodedata

from analyzers.tokenizer import (
    APOSTROPHES,
    HYPHENS,
    INVISIBLE,
    TYPEWRITER_APOSTROPHE,
)

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_APOSTROPHE = re.compile(f"{TYPEWRITER_APOSTROPHE}|[{APOSTROPHES}]")
_HYPHEN_OR_DASH = re.compile(f"[{HYPHENS}–—]")
# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = (("ł", "l"), ("đ", "d"), ("œ", "oe"), ("æ", "ae"), ("ß", "ss"))
_LATIN_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_STRESS_MARK = "\u0301"

MAX_ACRONYM = 5
"""Most letters of an abbreviation in capitals."""


def normalize_characters(word: str) -> str:
    """Remove characters without width and compose the rest (NFC)."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word))


def lowercase(word: str) -> str:
    """Return a word in small letters."""
    return word.lower()


def normalize_punctuation(word: str) -> str:
    """Replace every apostrophe with `'` and every hyphen or dash with `-`."""
    return _HYPHEN_OR_DASH.sub("-", _APOSTROPHE.sub("'", word))


def strip_stress(word: str) -> str:
    """Remove the stress mark of Cyrillic words: `за́мок` becomes `замок`.

    In NFC it is a character of its own there: of Cyrillic letters only `ѓ` and `ќ`,
    which Ukrainian does not use, are composed with an acute. Latin letters keep theirs.
    """
    return word.replace(_STRESS_MARK, "")


def fold_diacritics(word: str) -> str:
    """Remove diacritics and apostrophes: `współpraca` becomes `wspolpraca`.

    Letters that are more than a letter with a mark (`ł`, `đ`, `œ`) become what people
    type for them. Cyrillic letters stay as they are: `і`, `ї` and `й` are letters of
    their own.
    """
    word = word.replace("'", "")
    for letter, typed in _LETTERS:
        word = word.replace(letter, typed)
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub("", decomposed))


def has_diacritics(word: str) -> bool:
    """Return whether a normalised word would be another without its diacritics."""
    return fold_diacritics(word) != word


def strip_apostrophes(word: str) -> str:
    """Remove apostrophes from both ends of a word."""
    return word.strip("'")


def has_digit(word: str) -> bool:
    """Return whether a word has a digit; such words are never stemmed."""
    return any(char.isdigit() for char in word)


def is_acronym(word: str) -> bool:
    """Return whether a word is written as an abbreviation: `AI` is not French `ai`.

    Words of more than `MAX_ACRONYM` capitals are emphasised rather than abbreviated.
    Abbreviations are never stemmed.
    """
    return 1 < len(word) <= MAX_ACRONYM and word.isupper() and word.isalpha()
