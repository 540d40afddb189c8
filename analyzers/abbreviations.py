"""How are abbreviations written, with dots, with `&`, and with an ending?

Letters with dots and no blanks between them are an abbreviation: `O.N.U.`, `т.з.`. Two
capitals before a capitalised word are the initials of a person (`T.S. Eliot`), and so
is whatever has blanks (`J. R. R. Tolkien`). A dot also joins abbreviations of several
letters, and one with its number: `TP.HCM`, `QL.1A`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from analyzers.capitals import capitals
from analyzers.data_files import read_lines, read_toml
from analyzers.look_alikes import script_of
from analyzers.numerals import BLANKS

_LETTER = r"[^\W\d_]"
_DOT = re.compile(r"(?<!\d)\.-?(?=[^\W\d_])")
_DOT_BEFORE_NUMBER = re.compile(r"\.(?=\d)")
_PARTING = re.compile(rf"\.?[{BLANKS}]|\.")
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
        rf"(?=\w.{{0,2}}\.)(?<![\w\u0300-\u036f]\.)(?:(?:{pairs}){end}|(?>{capital}(?:\.{capital}){{2,}})"
        rf"|{capital}\.{capital}(?!{initials})|(?>{letter}(?:\.{small})+))(?!(?:\.-?|['’ʼ])[^\W_])"
    )


@cache
def with_ampersand(marks: str) -> str:
    """Return the pattern of `R & D`: capitals and signs that blanks set apart.

    Args:
        marks: pattern of a mark that may follow a letter.
    """
    sign = rf"(?:[{BLANKS}]&[{BLANKS}]?|&[{BLANKS}])"
    word = rf"(?:[{capitals()}]{marks}*+){{1,{_LONGEST}}}+(?![^\W_])"
    return f"(?>{word}(?:{sign}{word})+)"


@cache
def joined_by_dots(marks: str) -> str:
    """Return the pattern of short words in capitals, or one and a number, with dots.

    Vietnamese `TP` (thành phố, city) also has a blank before its name: `TP. HCM`.

    Args:
        marks: pattern of a mark that may follow a letter.
    """
    up = f"(?:[{capitals()}]{marks}*+)"
    city = rf"(?:T\.P|[Tt][Pp])(?:\.[{BLANKS}]?|[{BLANKS}]){up}{{2,{_LONGEST - 1}}}+"
    number = rf"\d{{1,3}}+{up}?+(?![.,]\d)"
    last = f"(?:{up}{{2,{_LONGEST - 1}}}+|{number})"
    several = rf"(?:{up}{{1,{_LONGEST - 1}}}+\.){{1,3}}{last}"
    return f"(?:{several}|(?=[Tt]){city})(?!['’ʼ]?[^\\W_])"


def cut_abbreviation(word: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the parts of an abbreviation, as written.

    Returns:
        Start and end of what stands on either side of `&` with blanks, of two letters
        with a dot that may be initials, and of what a dot joins if any is longer; the
        word alone where it has no parts.
    """
    if word.isalnum():
        return ((0, len(word)),)
    signs = [match.span() for match in _AMPERSAND.finditer(word)]
    if not signs and not _is_listed(word):
        found = [match.span() for match in _PARTING.finditer(word)]
        lengths = (sum(map(str.isalnum, part)) for part in _PARTING.split(word))
        signs = found if len(found) == 1 or max(lengths) > 1 else []
    starts, ends = [end for _, end in signs], [start for start, _ in signs]
    return tuple(zip([0, *starts], [*ends, len(word)], strict=True))


def without_inner_signs(word: str, lang: str) -> str:
    """Return a word as written, without its blanks and the dots of an abbreviation.

    Args:
        word: as written.
        lang: ISO 639-1 code of its language.

    Returns:
        `ONU` for `O.N.U`, `R&D` for `R & D`, `47650` for `47 650`. An abbreviation
        that would be a function word of the language, or of one in another script,
        keeps its dots, and so does `É.-U`.
    """
    if word.isalnum():
        return word
    for blank in BLANKS:
        word = word.replace(blank, "")
    if "." not in word:
        return word
    plain = _DOT.sub("", word)
    if not word[0].isdigit():
        plain = _DOT_BEFORE_NUMBER.sub("", plain)
    is_word = plain.lower() in _kept_apart(lang)
    is_country = _is_listed(word) and "-" in word  # `É.-U.` is not *eu*
    return word if is_country or (is_word and not _is_listed(word)) else plain


@cache
def _kept_apart(lang: str) -> frozenset[str]:
    """Return the short function words of a language and of those in another script."""
    words = {of: each.split() for of, each in read_toml("dotted_apart.toml").items()}
    own = words[lang]
    script = script_of(own[0][0])
    others = (each for each in words.values() if script_of(each[0][0]) != script)
    return frozenset(chain(own, *others))


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
