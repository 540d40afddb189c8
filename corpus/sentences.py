"""Where do sentences begin and end?"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n")
# Initials, numbers of lists, and short abbreviations do not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«„“\"'’.])(?:\w|\d{1,2}|[A-ZĐА-ЯІЇЄ]{2,3}"
    r"|(?i:al|art|bd|dr|gen|hab|im|inż|ks|m|mgr|mjr|mm|mme|nr|np|pgs|pl|płk|prof|św"
    r"|st|str|tab|ths|tp|ts|tt|tys|ul|zob"
    r"|вул|гр|див|доц|ім|млн|млрд|ред|рр|ст|тис|проф))$"
)
_LONGEST = 8
"""Characters that an abbreviation has at most, with the sign before it."""
_NEXT = re.compile("[ \u00a0\"'“„«(]*(.?)", re.DOTALL)


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the offsets of each sentence, without blanks around it; none is empty.

    A line break ends a sentence whatever stands before it.
    """
    found = []
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            found.append((start, end.end()))
            start = end.end()
    found.append((start, len(text)))
    return tuple(span for begin, end in found if (span := _trimmed(text, begin, end)))


@lru_cache(maxsize=64)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(start for start, _ in sentences(text))


def sentence_number(text: str, offset: int) -> int:
    """Count the sentences before the one in which an offset lies."""
    return max(0, bisect_right(_starts(text), offset) - 1)


def sentence_at(text: str, offset: int) -> str:
    """Give the sentence in which an offset lies; "" of a text without one."""
    found = sentences(text)
    if not found:
        return ""
    start, end = found[sentence_number(text, offset)]
    return text[start:end]


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    if end[0] == "\n":
        return True
    if (follows := _NEXT.match(text, end.end())) and follows[1].islower():
        return False
    near = max(start, end.start() - _LONGEST)
    return not (end[0] == "." and _ABBREVIATION.search(text, near, end.start()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    right = len(stretch.rstrip())
    return (start + left, start + right) if left < right else None
