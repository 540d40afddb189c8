"""Under which keys is a suggestion found by what users type?

A key is the text without diacritics; Ukrainian words and names have their romanised
form as a second key, so that Latin letters find them.
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

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from search.suggestion.suggestion import Suggestion


def suggestion_keys(suggestions: Sequence[Suggestion]) -> Iterator[Collection[str]]:
    """Yield the keys of each suggestion; a text that folds to nothing has none.

    All texts are joined and folded at once, which is much quicker than one by one.
    """
    if not suggestions:
        return
    texts = "\n".join([" ".join(s.text.split()) for s in suggestions])
    for key, s in zip(_fold_long(texts).split("\n"), suggestions, strict=True):
        if s.lang == "uk" and s.kind != "title":
            yield {key, romanise(s.text.lower())} - {""}
        else:
            yield (key,) if key else ()


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
