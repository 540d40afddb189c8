"""Has a text lost letters that nobody can restore?

A program that could not write a letter wrote `?` or U+FFFD instead: `Vi?t Nam`.
"""

from __future__ import annotations

import re

from corpus.repair.signs import Mended

MANY = 2
"""Least damaged words by which a text is refused."""
SHARE = 0.04
"""Least share of a text's words that they are; a text in French that lost its letters
with accents has one damaged word in five, a Vietnamese one two in three."""
SHORT = 12
"""Most words of a text that one damaged word makes unfit."""

REPLACEMENT = "\ufffd"
_SUSPECT = re.compile(r"\?[^\W\d_]|\?\?")
# Between letters; before one, or in place of a whole word, where a word begins. A blank
# may be missing behind a question, so that capitals do not count.
_WITHIN = re.compile(r"(?<=[^\W\d_])\?+(?=[^\W\d_])")
_AT_START = re.compile(r"[\"«“„(]?(?:\?+(?=[^\W\d_])|\?{2,}(?=[\s.,;:]|$))")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\S+\.\w{2,4}[/?]\S+")


def lost_letters(text: str) -> Mended:
    """Return a text as it is, with what is wrong with it if it lost letters."""
    if REPLACEMENT not in text and not _SUSPECT.search(text):
        return Mended(text)
    words = text.split()
    lost = sum(REPLACEMENT in word for word in words)
    asked = [count for count in map(_questioned, words) if count]
    damaged = lost + len(asked)
    many = damaged >= MANY and damaged >= SHARE * len(words)
    if many or (len(words) <= SHORT and (lost or sum(asked) > 1)):
        sign = "�" if lost >= len(asked) else "?"
        reason = (
            f"letters are lost ({sign} stands in their place in {damaged} of "
            f"{len(words)} words); export it anew from the source as UTF-8"
        )
        return Mended(text, (), reason)
    # A single question mark may be a slip of the hand.
    kept = lost or sum(asked) > 1
    return Mended(text, ("kept though letters are lost",) if kept else ())


def _questioned(word: str) -> int:
    """Return in how many places of a word question marks stand for letters."""
    if "?" not in word or _ADDRESS.fullmatch(word):
        return 0
    places = [match.end() for match in _WITHIN.finditer(word)]
    if start := _AT_START.match(word):
        places.append(start.end())
    return sum(not word[place : place + 1].isupper() for place in places)
