"""How are abbreviations written, with dots, with `&`, and with an ending?

Letters with dots and no blanks between them are an abbreviation: `O.N.U.`, `т.з.`. Two
capitals before a capitalised word are the initials of a person (`T.S. Eliot`), and so
is whatever has blanks (`J. R. R. Tolkien`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analyzers.capitals import capitals
from analyzers.data_files import read_lines, read_toml
from analyzers.numerals import BLANKS

_LETTER = r"[^\W\d_]"
_DOT = re.compile(r"(?<!\d)\.-?(?=[^\W\d_])")
_AMPERSAND = re.compile(rf"[{BLANKS}]&[{BLANKS}]?|&[{BLANKS}]")
_LONGEST = 6
"""Most letters on either side of `&` with blanks."""
_SHORTEST_JOINED = 4
"""Fewest letters of abbreviations that are one without `&` or hyphen: `GDĐT`."""


@cache
def dotted(marks: str) -> str:
    """Return the pattern of letters with dots between them, without the last dot.

    No letter of a longer word and none after a word with a dot begins one, so a search
    for it is linear.

    Args:
        marks: pattern of a mark that may follow a letter.
    """
    end = rf"{marks}*+(?![^\W_])"
    capital, letter = f"[{capitals()}]{end}", f"{_LETTER}{end}"
    small = rf"(?![{capitals()}]){letter}"
    pairs = "|".join(
        re.escape(unicodedata.normalize(form, pair))
        for form in ("NFC", "NFD")
        for pair in read_lines("dotted_pairs.txt")
    )
    initials = rf"\.?[{BLANKS}][{capitals()}]"
    return (
        rf"(?=\w.{{0,2}}\.)(?<![\w\u0300-\u036f]\.)(?:(?:{pairs}){end}|{capital}(?:\.{capital}){{2,}}+"
        rf"|{capital}\.{capital}(?!{initials})|{letter}(?:\.{small})++)(?!(?:\.-?|['’ʼ])[^\W_])"
    )


@cache
def with_ampersand(marks: str) -> str:
    """Return the pattern of `R & D`: capitals and signs that blanks set apart.

    Args:
        marks: pattern of a mark that may follow a letter.
    """
    sign = rf"(?:[{BLANKS}]&[{BLANKS}]?|&[{BLANKS}])"
    word = rf"(?:[{capitals()}]{marks}*+){{1,{_LONGEST}}}+(?![^\W_])"
    return f"{word}(?:{sign}{word})++"


def cut_abbreviation(word: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the parts of an abbreviation, as written.

    Returns:
        Start and end of what stands on either side of `&` with blanks, and of two
        letters with a dot that may be initials; the word alone where it has no parts.
    """
    if word.isalnum():
        return ((0, len(word)),)
    signs = [match.span() for match in _AMPERSAND.finditer(word)]
    if word.count(".") == 1 and not _is_listed(word):
        signs.append((word.index("."), word.index(".") + 1))
    starts, ends = [end for _, end in signs], [start for start, _ in signs]
    return tuple(zip([0, *starts], [*ends, len(word)], strict=True))


def without_inner_signs(word: str) -> str:
    """Return a word as written, without its blanks and the dots of an abbreviation.

    Returns:
        `ONU` for `O.N.U`, `R&D` for `R & D`, `47650` for `47 650`. An abbreviation
        that would be a function word keeps its dots, and so does `É.-U`.
    """
    if word.isalnum():
        return word
    for blank in BLANKS:
        word = word.replace(blank, "")
    if "." not in word:
        return word
    plain = _DOT.sub("", word)
    is_word = plain.lower() in read_lines("dotted_apart.txt")
    is_country = _is_listed(word) and "-" in word  # `É.-U.` is not *eu*
    return word if is_country or (is_word and not _is_listed(word)) else plain


def _is_listed(word: str) -> bool:
    return unicodedata.normalize("NFC", word) in read_lines("dotted_pairs.txt")


def joined(word: str) -> str:
    """Return an abbreviation that several make up, without the signs between them.

    Args:
        word: as written, with `-` for every hyphen.

    Returns:
        `gdđt` for `GD&ĐT` and `GD-ĐT`; "" for other words and short ones (`R&D`).
    """
    parts = word.replace("&", "-").split("-")
    letters = "".join(parts)
    is_one = len(parts) > 1 and len(letters) >= _SHORTEST_JOINED
    return letters.lower() if is_one and all(map(_is_short, parts)) else ""


def _is_short(part: str) -> bool:
    return part.isalpha() and part.isupper() and len(part) < _LONGEST


def without_ending(word: str) -> str:
    """Return an abbreviation in small letters without its ending.

    Args:
        word: as written, with `-` for every hyphen and `'` for every apostrophe.

    Returns:
        `onz` for `ONZ-owski`, `ong` for `ONGs`; "" for words that are none with one.
    """
    match = _with_ending().fullmatch(word)
    return match[match.lastindex or 0].lower() if match else ""


@cache
def _with_ending() -> re.Pattern[str]:
    data = read_toml("acronym_endings.toml")
    hyphened, glued = ("|".join(data[kind].split()) for kind in ("hyphened", "glued"))
    up = f"[{capitals()}]"
    return re.compile(
        rf"({up}(?:\w?{up}){{1,7}})-(?:{hyphened})|({up}{{2,6}})(?:{glued}|'?s)"
    )
