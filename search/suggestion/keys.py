"""Under which keys is an entry found by what users type?

A key is the text without diacritics; Ukrainian words and names have their romanised
form as a second key, so that Latin letters find them. Vietnamese texts have two where
schoolbooks write `i` and newspapers `y`.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from analyzers.filters import (
    fold_diacritics,
    normalize_characters,
    normalize_punctuation,
)
from analyzers.keyboard import romanise
from analyzers.orthography.vi import either_vowel
from analyzers.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from search.suggestion.suggestion import Entry

_ROMANISED = {"word", "function", "name"}
"""Kinds that Latin letters find too."""


def entry_keys(entries: Sequence[Entry]) -> Iterator[Collection[str]]:
    """Yield the keys of each entry; a text that folds to nothing has none.

    All texts are joined and folded at once, which is much quicker than one by one.
    """
    typed = [entry.typed or (entry.text,) for entry in entries]
    texts = [text for of_entry in typed for text in of_entry]
    lines = "\n".join(map(plain_text, map(one_line, texts)))
    keys = iter(_fold_long(lines).replace("-", " ").split("\n"))
    for entry, of_entry in zip(entries, typed, strict=True):
        found = [next(keys) for _ in of_entry]
        if entry.lang == "uk" and entry.kind in _ROMANISED:
            found += [romanise(text.lower()) for text in of_entry]
        spelled = (key for each in found for key in spelled_keys(each, entry.lang))
        yield dict.fromkeys(filter(None, spelled))


def spelled_keys(key: str, lang: str) -> tuple[str, ...]:
    """Return a key in all spellings of its language."""
    return either_vowel(key) if lang == "vi" else (key,)


def one_line(text: str) -> str:
    """Return a text with one blank where it has several, tabs or line breaks."""
    return " ".join(text.split())


def typed_key(text: str) -> str:
    """Return with what the keys begin that a typed text is the beginning of."""
    return fold(plain_text(one_line(text))).replace("-", " ")


def _fold_long(text: str) -> str:
    """Fold a long text with one replacement for each different letter."""
    text = text.lower()
    letters = set(text)
    normalized = unicodedata.is_normalized("NFC", text)
    if not normalized or not all(map(_folds_alone, letters)):
        return fold(text)
    for letter in sorted(letters):
        if (replacement := fold(letter)) != letter:
            text = text.replace(letter, replacement)
    return text


def _folds_alone(letter: str) -> bool:
    """Return whether a letter folds the same whatever is next to it."""
    return not unicodedata.combining(letter) and normalize_characters(letter) == letter


def fold(text: str) -> str:
    """Fold a text as analyzers fold words; blanks and line ends stay as they are."""
    plain = normalize_punctuation(normalize_characters(text.lower()))
    return fold_diacritics(plain).replace("ґ", "г")
