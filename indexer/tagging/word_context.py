"""Which signs stand before a word, and between words?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.sentences import opens_sentence

if TYPE_CHECKING:
    from analyzers.analyzed_text import AnalyzedText

_BREAK = re.compile(r"[.!?…;:,()\[\]\n]")
_QUOTES = frozenset("\"'“„«‘")


def unbroken(text: AnalyzedText, first: int, stop: int, allowed: str = "") -> bool:
    """Return whether no sign that separates clauses stands between words.

    Args:
        text: the words' text.
        first: index of the first word.
        stop: index after the last word.
        allowed: those that may stand there, such as the full stop of `U. S.`
    """
    for index in range(first, stop - 1):
        gap = text.text[text.ends[index] : text.starts[index + 1]]
        if gap != " " and any(sign not in allowed for sign in _BREAK.findall(gap)):
            return False
    return True


def starts_sentence(text: AnalyzedText, index: int) -> bool:
    """Return whether the word at an index is the first of its sentence."""
    return opens_sentence(text.text, text.starts[index], text.form_index.lang)


def opens_sentence_or_quotation(text: AnalyzedText, index: int) -> bool:
    """Return whether the word at an index is the first of a sentence or quotation."""
    start = text.starts[index]
    return text.text[start - 1 : start] in _QUOTES or starts_sentence(text, index)
