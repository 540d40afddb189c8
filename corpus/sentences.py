"""Where do sentences begin and end?

A sentence ends at a line break, and at a full stop or its like that a blank follows,
unless the next word is in small letters. The full stop of an initial, of a listed
abbreviation (`data/abbreviations.toml`) or of a list's number ends none.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache, lru_cache
from importlib import resources

CACHED_TEXTS = 8
"""Texts whose sentences are remembered: one is asked about word by word."""

# Possessive, and never from within a run of signs, or a run would cost its square.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)|\n")
_NEXT = re.compile("[ \u00a0\u202f\"'“„«(]*(.?)", re.DOTALL)
# Not the last letter of `km/h` or `Super-G`, but that of `J.-C`.
_LAST_WORD = re.compile(r"(?<![\w/])(?<!\w-)\w+$")
_LONGEST_ABBREVIATION = 8
_LIST_NUMBER = re.compile(r"\s*\d{1,2}$")
# What may stand before the first word of a sentence.
_LEAD_IN = re.compile(r"\s*(?:\d{1,2}[.)])?[\W_]*")


@lru_cache(maxsize=CACHED_TEXTS)
def sentences(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end offset of each sentence, in order.

    Blanks around a sentence do not belong to it; none is empty.
    """
    spans = []
    start = 0
    for end in _END.finditer(text):
        if _ends_sentence(text, lang, start, end):
            spans.append((start, end.end()))
            start = end.end()
    spans.append((start, len(text)))
    return tuple(
        stripped for span in spans if (stripped := _stripped(text, *span)) is not None
    )


def sentence_number(text: str, offset: int, lang: str) -> int:
    """Return the number, from 0, of the sentence that an offset lies in.

    Blanks between two sentences count to the one before them.
    """
    return max(0, bisect_right(_starts(text, lang), offset) - 1)


def sentence_at(text: str, offset: int, lang: str) -> str:
    """Return the sentence that an offset lies in; "" if the text has none."""
    start, end = sentence_span(text, offset, lang)
    return text[start:end]


def sentence_span(text: str, offset: int, lang: str) -> tuple[int, int]:
    """Return where the sentence that an offset lies in starts and ends.

    A text without a sentence has (0, 0).
    """
    spans = sentences(text, lang)
    return spans[sentence_number(text, offset, lang)] if spans else (0, 0)


def opens_sentence(text: str, offset: int, lang: str) -> bool:
    """Return whether the word that begins at an offset is the first of its sentence.

    Quotation marks, brackets, dashes and the number of a list may precede it.
    """
    starts = _starts(text, lang)
    if not starts:
        return _LEAD_IN.fullmatch(text, 0, offset) is not None
    number = sentence_number(text, offset, lang)
    return offset in {starts[number], _first_words(text, lang)[number]}


@lru_cache(maxsize=CACHED_TEXTS)
def _starts(text: str, lang: str) -> tuple[int, ...]:
    return tuple(start for start, _ in sentences(text, lang))


@lru_cache(maxsize=CACHED_TEXTS)
def _first_words(text: str, lang: str) -> tuple[int, ...]:
    """Return where the first word of each sentence begins, after what leads in."""
    return tuple(
        lead_in.end()
        for start in _starts(text, lang)
        if (lead_in := _LEAD_IN.match(text, start))
    )


def _ends_sentence(text: str, lang: str, start: int, end: re.Match[str]) -> bool:
    """Return whether a sign ends the sentence that begins at `start`."""
    if end[0] == "\n":
        return True
    if (following := _NEXT.match(text, end.end())) and following[1].islower():
        return False
    if end[0] != ".":
        return True
    return not (
        _LIST_NUMBER.fullmatch(text, start, end.start())
        or _is_abbreviation(text, lang, start, end.start())
    )


def _is_abbreviation(text: str, lang: str, start: int, stop: int) -> bool:
    """Return whether an initial or a listed abbreviation ends at `stop`."""
    window = max(start, stop - _LONGEST_ABBREVIATION)
    last = _LAST_WORD.search(text, window, stop)
    if last is None:
        return False
    word = last[0]
    return (len(word) == 1 and word.isupper()) or word in _abbreviations(lang)


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    file = resources.files("corpus").joinpath("data", "abbreviations.toml")
    by_language: dict[str, list[str]] = tomllib.loads(file.read_text("utf-8"))
    listed = (*by_language["all"], *by_language.get(lang, ()))
    return frozenset((*listed, *(word[:1].upper() + word[1:] for word in listed)))


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a span without the blanks at its ends, None if nothing is left."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return (start + left, start + right) if left < right else None
