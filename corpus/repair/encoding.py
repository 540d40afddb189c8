"""How does UTF-8 look that was read in another encoding?

Every sign beyond ASCII becomes two to four others, a lead and what continues it, and
hardly a text has them side by side by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.repair.signs import lines, natural_signs, signs_by_kind, typography

if TYPE_CHECKING:
    from collections.abc import Iterable

# The first bytes of what texts in our languages have: Latin and Cyrillic letters,
# marks, punctuation, symbols, emoji, a byte order mark.
_TWO = (*range(0xC2, 0xC7), 0xC8, *range(0xCA, 0xD0), 0xD0, 0xD1, 0xD2)
_THREE = (0xE1, 0xE2, 0xEF)
_FOUR = (0xF0,)
_CONTINUING = range(0x80, 0xC0)
# Modifier letters, combining marks, superscript letters, punctuation with sub- and
# superscripts and currencies, letterlike symbols to mathematics, symbols, emoji.
_SYMBOLS = (
    (0x2B0, 0x362), (0x1D2C, 0x1DC0), (0x2000, 0x20C1), (0x2100, 0x2300),
    (0x25A0, 0x27C0), (0xFE00, 0xFE10), (0x1F000, 0x1FB00),
)  # fmt: skip
_FREQUENT = {"Ä‘", "Ä…"}
"""`đ` and `ą`, which are in every text; no word of ours ends in `Ä`."""
_SPECIALS = "\ufeff\ufffd"


class Reading(NamedTuple):
    """What a misread sign stands for.

    Attributes:
        sign: the sign; "" of a byte order mark.
        plausible: whether it is a sign that our texts have.
        telling: whether no text has its signs side by side by itself.
        strong: whether its lead is no letter or dash that words often begin with.
        latin_of_cyrillic: whether it is a Latin letter that was read as Cyrillic.
    """

    sign: str
    plausible: bool = False
    telling: bool = False
    strong: bool = False
    latin_of_cyrillic: bool = False


class Encoding(NamedTuple):
    """An encoding in which UTF-8 may have been read.

    Attributes:
        name: as Python calls it.
        leads: the signs that a misread sign begins with.
        odd: signs of misread ones that are none of our languages.
        misread: matches one misread sign, or what only looks so.
        telling: matches two signs that no text has side by side by itself.
        incomplete: matches a part of a misread sign within a word.
        bytes_of: the byte that each sign beyond ASCII was.
        continuing: a class of the signs that continue a misread one.
    """

    name: str
    leads: frozenset[str]
    odd: frozenset[str]
    misread: re.Pattern[str]
    telling: re.Pattern[str]
    incomplete: re.Pattern[str]
    bytes_of: dict[str, int]
    continuing: str


@cache
def encodings() -> tuple[Encoding, ...]:
    """Return the encodings in which UTF-8 may have been read, likeliest first."""
    return tuple(map(_encoding, lines("misread_encodings.txt")))


@cache
def read(encoding: int, signs: str) -> Reading:
    """Return what signs that match `misread` of an encoding stand for.

    Args:
        encoding: its number among `encodings`.
        signs: two to four.
    """
    page = encodings()[encoding]
    try:
        sign = bytes(page.bytes_of[each] for each in signs).decode()
    except UnicodeDecodeError:
        return Reading("")
    if sign not in _plausible():
        return Reading("")
    telling = not all(_natural(first, second) for first, second in pairwise(signs))
    return Reading(
        sign.replace("\ufeff", ""),
        plausible=True,
        telling=telling,
        strong=is_strong(signs[0]),
        latin_of_cyrillic=_is_latin(sign)
        and signs[0].isalpha()
        and signs[0] >= "\u0400",
    )


def _encoding(name: str) -> Encoding:
    shown = {byte: sign_of(byte, name) for byte in range(0x80, 0x100)}
    bytes_of = {sign: byte for byte, sign in shown.items()}
    if name == "cp1252":  # programs that mean it say ISO 8859-1, and the reverse
        bytes_of |= {chr(byte): byte for byte in range(0x80, 0xA0)}
    every = {byte: [s for s, of in bytes_of.items() if of == byte] for byte in shown}
    leads = _signs(every, (*_TWO, *_THREE, *_FOUR))
    continuing = _signs(every, _CONTINUING)
    rest = _class(continuing)
    return Encoding(
        name=name,
        leads=leads,
        odd=(leads | continuing) - natural_signs(),
        misread=re.compile(
            f"{_class(_signs(every, _TWO))}{rest}"
            f"|{_class(_signs(every, _THREE))}{rest}{{2}}"
            f"|{_class(_signs(every, _FOUR))}{rest}{{3}}"
        ),
        telling=_telling(leads, _signs(every, _THREE), continuing),
        incomplete=_incomplete(every, rest),
        bytes_of=bytes_of,
        continuing=rest,
    )


def _incomplete(every: dict[int, list[str]], rest: str) -> re.Pattern[str]:
    """Return what matches a Latin lead that lost what continues it."""
    two = [sign for sign in _signs(every, _TWO) if _is_latin(sign)]
    three = [sign for sign in _signs(every, _THREE) if _is_latin(sign)]
    patterns = [f"[a-z]{_class(two)}(?!\\w)"] if two else []
    if three:
        patterns.append(f"{_class(three)}{rest}(?:[^\\W\\d_]|\ufffd)")
    return re.compile("|".join(patterns) or "(?!)")


def sign_of(byte: int, encoding: str) -> str:
    """Return what a byte is read as; programs keep one that means nothing."""
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


def _signs(every: dict[int, list[str]], of: Iterable[int]) -> frozenset[str]:
    return frozenset(sign for byte in of for sign in every[byte])


def _class(signs: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(signs)))}]"


def _telling(
    leads: frozenset[str], of_three: frozenset[str], continuing: frozenset[str]
) -> re.Pattern[str]:
    """Return what matches two signs that no text has side by side by itself.

    It begins with a class of signs, which is found fast.
    """
    followers: dict[frozenset[str], set[str]] = defaultdict(set)
    for lead in leads:
        telling = frozenset(s for s in continuing if not _natural(lead, s))
        followers[telling].add(lead)
    seconds = [
        f"(?<={_class(group)}){_class(telling)}"
        for telling, group in followers.items()
        if telling
    ]
    third = frozenset(s for s in continuing if not _natural("»", s))
    thirds = f"(?<={_class(of_three)}){_class(continuing)}{_class(third)}"
    return re.compile(f"{_class(leads)}(?:{'|'.join([*seconds, thirds])})")


def _natural(first: str, second: str) -> bool:
    """Return whether two signs may stand side by side in a whole text."""
    if first + second in _FREQUENT:
        return False
    if second in signs_by_kind()["closing"]:
        return True
    return (
        second.isalpha()
        and second in natural_signs()
        and (first in typography() or (first.isalpha() and first in natural_signs()))
    )


def is_strong(lead: str) -> bool:
    """Return whether a lead is no letter or dash that words of ours often begin with.

    Latin leads are capitals with accents in the main, and those end words.
    """
    return lead not in natural_signs() or _is_latin(lead)


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and (sign < "\u0370" or "\u1e00" <= sign < "\u1f00")


@cache
def _plausible() -> frozenset[str]:
    """Return the signs that texts in our languages have, and those of misread ones."""
    pages = {sign for page in encodings() for sign in page.bytes_of}
    symbols = {chr(code) for first, end in _SYMBOLS for code in range(first, end)}
    return frozenset(pages | symbols | natural_signs() | set(_SPECIALS))
