"""Which letters are capitals, as a range of a regular expression?"""

from __future__ import annotations

from functools import cache

_SCRIPTS = (range(0x41, 0x530), range(0x1E00, 0x1F00))
"""Code points of Latin with the letters of Vietnamese, of Greek and of Cyrillic."""


@cache
def capitals() -> str:
    """Return the capitals one after the other, to stand between brackets."""
    letters = (chr(code) for codes in _SCRIPTS for code in codes)
    return "".join(letter for letter in letters if letter.isupper())
