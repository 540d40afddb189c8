"""As which letters may people type a letter without marks?

`cooper` begins `coopération`, and `мясо` begins `м'ясо`. This is the reverse of what
`fold_diacritics` does.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from analyzers.filters import fold_diacritics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LATIN = ((0xC0, 0x250), (0x1E00, 0x1F00))
"""Blocks of Latin letters with marks: Latin-1, Extended-A, -B and Additional."""
_APOSTROPHE = "'"


def readings(typed: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield what may stand in a word for the letters that were typed from an offset on.

    Args:
        typed: a word without marks.
        start: offset of the first letter that was not yet read.

    Yields:
        Letters of the word, and how many typed letters they stand for: none for an
        apostrophe inside the word, which may be left out.
    """
    letter = typed[start]
    yield letter, 1
    for letters in dict.fromkeys((letter, typed[start : start + 2])):
        for marked in _marked().get(letters, ()):
            yield marked, len(letters)
    if start and letter != _APOSTROPHE != typed[start - 1]:
        yield from ((_APOSTROPHE + other, n) for other, n in readings(typed[start:], 0))


@cache
def _marked() -> Mapping[str, tuple[str, ...]]:
    """Return the letters that fold to each letter, or to two (`œ`)."""
    marked: dict[str, list[str]] = defaultdict(list, {"г": ["ґ"]})
    for first, stop in _LATIN:
        for code in range(first, stop):
            letter = chr(code)
            folded = fold_diacritics(letter)
            if letter.islower() and folded not in {"", letter}:
                marked[folded].append(unicodedata.normalize("NFC", letter))
    return {folded: tuple(letters) for folded, letters in marked.items()}
