"""Does a text have the diacritics that were typed?

Those that were not typed may be in it: `hơ` may become `hợp`, and `hop` too, but `phú`
never `phủ`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analyzers.filters import normalize_characters, normalize_punctuation
from analyzers.orthography.vi import either_vowel
from analyzers.plain_text import plain_text
from analyzers.vi import early_tone

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = {"ł": "l", "đ": "d", "ґ": "г"}
_SPELLED_OUT = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"))


def has_typed_marks(typed: str, text: str) -> bool:
    """Return whether a text has each typed word, in order, and its diacritics.

    Other words may be between them; the text may go on after the last. A text in
    another script is not compared.
    """
    if is_cyrillic(text) != is_cyrillic(typed):
        return True
    words = iter(_words(text))
    typed_words = _words(typed)
    for index, wanted in enumerate(typed_words):
        last = index == len(typed_words) - 1
        if not any(_begins(wanted, word, last) for word in words):
            return False
    return True


def is_cyrillic(text: str) -> bool:
    """Return whether a text has Cyrillic letters."""
    return bool(_CYRILLIC.search(text))


def has_marks(typed: str) -> bool:
    """Return whether a text has diacritics."""
    return any(marks for word in _words(typed) for _, marks in _clusters(word))


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[str, ...]:
    plain = normalize_punctuation(normalize_characters(plain_text(text).lower()))
    for letter, letters in _SPELLED_OUT:
        plain = plain.replace(letter, letters)
    return tuple(_WORD.findall(plain))


def _begins(typed: str, word: str, last: bool) -> bool:  # noqa: FBT001
    """Return whether a word is a typed one or, if that is the last, begins with it."""
    return any(
        _clusters_begin(wanted, _clusters(word), last) for wanted in _readings(typed)
    )


@lru_cache(maxsize=256)
def _readings(typed: str) -> tuple[tuple[tuple[str, frozenset[str]], ...], ...]:
    """Return the letters and marks of a typed word, in each of its spellings.

    A Vietnamese one may have its tone on another vowel, or `i` for `y`.
    """
    words = (
        spelled
        for word in (typed, early_tone(typed))
        for spelled in (word, *either_vowel(word))
    )
    return tuple(map(_clusters, dict.fromkeys(words)))


@lru_cache(maxsize=4_096)
def _clusters(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each letter of a word without its marks, and the marks."""
    letters: list[tuple[str, frozenset[str]]] = []
    # Cyrillic `й` and `ї` are letters of their own.
    for char in word if is_cyrillic(word) else unicodedata.normalize("NFD", word):
        if unicodedata.combining(char) and letters:
            letter, marks = letters[-1]
            letters[-1] = (letter, marks | {char})
        else:
            plain = _PLAIN.get(char, char)
            letters.append((plain, frozenset(char if plain != char else "")))
    return tuple(letters)


def _clusters_begin(
    typed: tuple[tuple[str, frozenset[str]], ...],
    word: tuple[tuple[str, frozenset[str]], ...],
    last: bool,  # noqa: FBT001
) -> bool:
    if len(typed) > len(word) or (len(typed) < len(word) and not last):
        return False
    return all(
        wanted == letter and wanted_marks <= marks
        for (wanted, wanted_marks), (letter, marks) in zip(typed, word, strict=False)
    )
