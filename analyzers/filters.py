"""Which normalisations do languages share?

Each step is a function from a word to a word, so that a step can neither break
offsets nor depend on its neighbours, and whole chains can be remembered by word.
"""

from __future__ import annotations

import re
import unicodedata

from analyzers.tokenizer import APOSTROPHES, HYPHENS

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_DASH = re.compile(f"[{HYPHENS}–—]")
_LETTERS = (("ł", "l"), ("đ", "d"), ("œ", "oe"), ("æ", "ae"), ("ß", "ss"))
_LATIN_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_STRESS = "\u0301"

ACRONYM_LENGTH = 5
"""Most letters of an abbreviation in capitals."""


def normalize_characters(word: str) -> str:
    """Drop soft hyphens and characters without width, compose the rest (NFC)."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word))


def lowercase(word: str) -> str:
    """Fold case."""
    return word.lower()


def normalize_punctuation(word: str) -> str:
    """Make every apostrophe `'` and every hyphen `-`."""
    return _DASH.sub("-", _APOSTROPHE.sub("'", word))


def strip_stress(word: str) -> str:
    """Drop the stress mark of Cyrillic words: `за́мок` becomes `замок`.

    Latin letters keep theirs; `ї` and `й` are composed and not touched. Cyrillic has
    no composed letter with an acute but `ѓ` and `ќ`, which Ukrainian does not use.
    """
    return word.replace(_STRESS, "")


def fold_diacritics(word: str) -> str:
    """Take diacritics and apostrophes away: `współpraca` becomes `wspolpraca`.

    Letters that are more than a letter with a mark (`ł`, `đ`, `œ`) become what people
    type for them. Cyrillic letters stay as they are: `і`, `ї` and `й` are letters of
    their own.
    """
    word = word.replace("'", "")
    for letter, typed in _LETTERS:
        word = word.replace(letter, typed)
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub("", apart))


def strip_apostrophes(word: str) -> str:
    """Cut apostrophes off both ends."""
    return word.strip("'")


def has_digit(word: str) -> bool:
    """Tell whether a word holds a digit; such words are never stemmed."""
    return any(char.isdigit() for char in word)


def is_acronym(word: str) -> bool:
    """Tell whether a word is written like an abbreviation: `AI` is not French `ai`.

    Five capitals are the limit, as longer words in capitals are shouted, not
    abbreviated. Abbreviations are never stemmed.
    """
    return 1 < len(word) <= ACRONYM_LENGTH and word.isupper() and word.isalpha()
