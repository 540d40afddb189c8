"""How were Vietnamese letters written before Unicode?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers.vi import may_be_syllable
from corpus.repair.signs import lines, natural_signs, signs_by_kind, typography

if TYPE_CHECKING:
    from collections.abc import Mapping

FONTS = ("TCVN3", "VNI", "VPS", "VISCII")
"""Encodings that are a font's, by the columns of the data file."""
VIQR = "VIQR"

_QUOTES = frozenset("\x85\x91\x92\x93\x94\x96\x97…‘’“”–—")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SEPARATORS = re.compile(r"[\x00-@\[-`{-~“”‘’…–—\s]+")


class Letters(NamedTuple):
    """The letters of one encoding.

    Attributes:
        name: what it is called.
        letter_of: the letter that each of its signs or pairs of signs stands for.
        pattern: matches one of them.
        odd: those of its signs that are none of our languages.
        foreign: those that French and Polish do not have, odd ones included.
    """

    name: str
    letter_of: Mapping[str, str]
    pattern: re.Pattern[str]
    odd: frozenset[str]
    foreign: frozenset[str]

    def convert(self, text: str) -> str:
        """Return a text in Unicode."""
        return self.pattern.sub(lambda signs: self.letter_of[signs[0]], text)


class Share(NamedTuple):
    """How much of a text may be Vietnamese.

    Attributes:
        marked: words that have a sign beyond ASCII.
        of_marked: the share of them that may be syllables.
        of_all: the share of all words that may be.
    """

    marked: int
    of_marked: float
    of_all: float


@cache
def letters(name: str) -> Letters:
    """Return the letters of one of `FONTS`, or of `VIQR`."""
    rows = [line.split("\t") for line in lines("legacy_vietnamese.tsv")]
    column = (*FONTS, VIQR).index(name) + 1
    letter_of: dict[str, str] = {}
    for row in rows:
        if row[column] != "-":
            written = _written(row[column], is_bytes=name in FONTS)
            letter_of |= dict.fromkeys(written, row[0])
    if name == "VNI":
        _add_mixed_case(letter_of)
    signs = frozenset("".join(letter_of))
    western = signs_by_kind()["french"] | signs_by_kind()["polish"] | typography()
    return Letters(
        name,
        letter_of,
        re.compile("|".join(_alternatives(letter_of))),
        signs - natural_signs(),
        frozenset(s for s in signs - western if not s.isascii()),
    )


def _alternatives(letter_of: Mapping[str, str]) -> list[str]:
    """Return patterns of what letters are written as, longest first.

    Quotation marks and dashes have the codes of capitals in some fonts: they are
    letters behind a capital only.
    """
    capitals = {"A-Z"} | {
        re.escape(signs)
        for signs, letter in letter_of.items()
        if letter.isupper() and len(signs) == 1
    }
    behind = f"(?<=[{''.join(sorted(capitals - set(map(re.escape, _QUOTES))))}])"
    return [
        (behind if signs in _QUOTES else "") + re.escape(signs)
        for signs in sorted(letter_of, key=lambda signs: (-len(signs), signs))
    ]


def _written(cell: str, *, is_bytes: bool) -> set[str]:
    """Return how a letter is written, as ISO 8859-1 and as cp1252 show it."""
    if not is_bytes:
        return {cell}
    data = bytes.fromhex(cell)
    latin = data.decode("latin-1")
    windows = data.decode("cp1252", "ignore")
    return {latin, windows} if len(windows) == len(latin) else {latin}


def _add_mixed_case(letter_of: dict[str, str]) -> None:
    """Let a capital vowel have a small mark, and the reverse."""
    for signs, letter in list(letter_of.items()):
        if len(signs) > 1:
            letter_of.setdefault(signs[0] + signs[1].swapcase(), letter)


def share(text: str) -> Share:
    """Return how much of a text in Unicode may be Vietnamese."""
    return _share(_WORD.findall(text))


def share_as_written(text: str) -> Share:
    """Return how much of a text may be Vietnamese, whatever its letters are.

    What stands between blanks and ASCII punctuation is a word here.
    """
    return _share([word for word in _SEPARATORS.split(text) if word])


def _share(words: list[str]) -> Share:
    marked = [word for word in words if not word.isascii()]
    good = sum(may_be_syllable(word.lower()) for word in marked)
    plain = sum(may_be_syllable(word.lower()) for word in words if word.isascii())
    return Share(
        len(marked),
        good / len(marked) if marked else 0,
        (good + plain) / len(words) if words else 0,
    )
