"""Does a hyphen at the end of a line belong to the word, or only to the line?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.documents.layout import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOFT = ("\u00ad", "\u2010")
"""Hyphens that programs set when they break a line, and hardly anyone types."""
_HARD = ("-", HYPHEN)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]")


class Hyphens:
    """Joins words that lines divide, as the rest of the document writes them."""

    def __init__(self, lines: Iterable[str]) -> None:
        texts = list(lines)
        words = (word for text in texts for word in _WORD.findall(text.lower()))
        self._words = Counter(words)
        self._is_vietnamese = sum(
            len(_VIETNAMESE.findall(text.lower())) for text in texts
        ) * 20 > sum(map(len, texts))

    def ends_open(self, text: str) -> bool:
        """Return whether a line ends within a word."""
        return text.endswith((*_SOFT, *_HARD)) and text[-2:-1].isalpha()

    def goes_on(self, text: str, following: str) -> bool:
        """Return whether the next line certainly goes on with a word."""
        return self.ends_open(text) and following[:1].islower()

    def join(self, text: str, following: str) -> str:
        """Return a line that ends within a word, joined with the following one.

        A hyphen that a program has set is dropped. One that may have been typed is
        kept before a capital or a figure, between syllables of Vietnamese, and where
        the document has the word with it and not without it.
        """
        start, mark = text[:-1], text[-1]
        if mark in _SOFT:
            return start + following
        first = following[:1]
        if not first.islower() or self._is_vietnamese:
            return f"{start}-{following}"
        before = _last_word(start)
        match = _WORD.match(following.lower())
        after = match[0] if match else ""
        with_hyphen = self._words[f"{before}-{after}"]
        without = self._words[before + after]
        return f"{start}{'-' if with_hyphen > without else ''}{following}"


def _last_word(text: str) -> str:
    found = _WORD.findall(text.lower())
    return found[-1] if found else ""
