"""Under which keys is what a collection holds found by those who type?

A key is the text without diacritics; Ukrainian words and names also stand under their
romanised form, so that Latin letters find them.
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
    """Give the keys of each; all texts are folded at once, which is much quicker."""
    if not suggestions:
        return
    texts = "\n".join([" ".join(s.text.split()) for s in suggestions])
    for key, s in zip(_fold_long(texts).split("\n"), suggestions, strict=True):
        if s.lang == "uk" and s.kind != "title":
            yield {key, romanise(s.text.lower())} - {""}
        else:
            yield (key,) if key else ()


def _fold_long(text: str) -> str:
    """Fold a long text letter by letter, each of those that it has once."""
    text = text.lower()
    letters = set(text)
    if not unicodedata.is_normalized("NFC", text) or not all(map(_alone, letters)):
        return fold(text)
    for letter in sorted(letters):
        if (to := fold(letter)) != letter:
            text = text.replace(letter, to)
    return text


def _alone(letter: str) -> bool:
    """Tell whether a character neither joins the one before nor vanishes between."""
    return not unicodedata.combining(letter) and normalize_characters(letter) == letter


def fold(text: str) -> str:
    """Fold a text's words as analyzers do; no sign becomes a blank or a line's end."""
    return fold_diacritics(
        normalize_punctuation(normalize_characters(text.lower()))
    ).replace("ґ", "г")
