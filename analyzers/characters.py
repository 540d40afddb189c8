"""Which words may a word be meant as whose characters are not those of its language?

They are plain characters for other shapes of them, letters of one script for a mixture
of two, and Latin letters for a Roman numeral in Cyrillic. A designation wholly in the
other script is read in both (`HATO`, `Т-72`), as it may be right in either; other words
are not: Polish `to` is no Ukrainian `то`, nor `BIH` Ukrainian `він`.
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import islice, product
from typing import TYPE_CHECKING

from analyzers.compatibility import plain_words
from analyzers.data_files import read_lines
from analyzers.filters import has_digit
from analyzers.look_alikes import (
    CYRILLIC,
    LATIN,
    as_numeral,
    in_one_script,
    rewritten,
    script_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzers.token import Spellings

MAX_READINGS = 4
"""Most words that a word is read as."""
_SHORTEST = 3
"""Fewest letters of an abbreviation that is read in either script; shorter ones mean
two things too often, but for those that are listed."""
_USUAL = {
    CYRILLIC: re.compile("[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ0-9'’-]+"),
    LATIN: re.compile("[A-Za-zÀ-ÏÑ-ÖØ-ïñ-öø-ıĵ-ľŁ-ňŊ-žƠơƯưẠ-ỹ0-9'’-]+"),
}
"""Words in which nothing is to be read otherwise, but for numerals in Cyrillic."""
_CYRILLIC_NUMERAL = re.compile(r"\b[ІХ]")
_ORDINAL = re.compile("[ІХIX](?=-[а-яєії]{1,2}$)")
"""A numeral of one letter that the ending of an ordinal number follows: `Х-го`."""
_NUMERALS = re.compile("[IVX]{2,}")
_JOINT = re.compile("([-‐‑–—])")


def spellings_in(script: str, is_ordinary: Callable[[str], bool]) -> Spellings:
    """Return the function that reads words of texts in a script.

    It returns the words, as written, that a word may be meant as, the likeliest first.

    Args:
        script: `LATIN` or `CYRILLIC`.
        is_ordinary: returns whether a word in small letters is one of the texts'
            language, other than an abbreviation. No abbreviation in the other script
            is read as such a word.
    """
    return partial(_readings, script, is_ordinary)


def script_of_language(lang: str) -> str:
    """Return the script of a language, `CYRILLIC` of Ukrainian only."""
    return CYRILLIC if lang == "uk" else LATIN


def readings(word: str, lang: str) -> tuple[str, ...]:
    """Return the words that a word of a language may be meant as, likeliest first.

    No dictionary is asked whether there is such a word.
    """
    return _readings(script_of_language(lang), _in_no_dictionary, word)


def _in_no_dictionary(_word: str) -> bool:
    return False


def _readings(
    script: str, is_ordinary: Callable[[str], bool], word: str
) -> tuple[str, ...]:
    found = _all_readings(script, word)
    if len(found) == 1 or not word.isalpha() or word in _in_either_script():
        return found
    other = rewritten(word, script)
    return tuple(one for one in found if one != other or not is_ordinary(one.lower()))


def _all_readings(script: str, word: str) -> tuple[str, ...]:
    if _USUAL[script].fullmatch(word) and not _CYRILLIC_NUMERAL.search(word):
        return (word,)  # as nearly all words
    if not _JOINT.search(word):
        found = dict.fromkeys(_part_readings(word, script, numbered=False))
        return tuple(islice(found, MAX_READINGS))
    if _ORDINAL.match(word):
        return ((rewritten(word[0], LATIN) or word[0]) + word[1:],)
    parts = _JOINT.split(word)
    numbered = has_digit(word)
    of_parts = [
        (part,) if number % 2 else _part_readings(part, script, numbered=numbered)
        for number, part in enumerate(parts)
    ]
    joined = islice(product(*of_parts), MAX_READINGS)
    return tuple(dict.fromkeys("".join(_like_neighbours(each)) for each in joined))


def _part_readings(word: str, script: str, *, numbered: bool) -> list[str]:
    """Return the readings of a word without hyphens.

    Args:
        word: as written.
        script: that of the text.
        numbered: whether it is part of a compound with a number: `Т-72`.
    """
    found = [in_one_script(plain, script) for plain in plain_words(word)]
    found = [as_numeral(plain) or plain for plain in found]
    either = [
        other
        for plain in found
        if _is_designation(plain, numbered=numbered)
        and (other := rewritten(plain, script))
    ]
    return [*found, *either, *_by_sound(word)]


def _by_sound(word: str) -> Iterator[str]:
    """Yield a Latin word whose first letter alone is Cyrillic as it may be meant.

    So `Вarszawa` is not only *Barszawa*, as it looks.
    """
    if (sounds := _first_letters().get(word[:1])) and word[1:].isascii():
        for letter in sounds if word[1:2].islower() else "":
            yield letter + word[1:]


def _is_designation(word: str, *, numbered: bool) -> bool:
    """Return whether a word may be right in either script, whichever it is typed in."""
    if _NUMERALS.fullmatch(word):
        return False
    if has_digit(word):
        return True
    if numbered:
        return word[:1].isupper()
    if word.isupper() and len(word) >= _SHORTEST:
        return True
    return word in _in_either_script()


def _like_neighbours(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return a compound's parts, a single letter in the script of the others.

    So `e-урядування` and `е-mail` are in one script, whatever is typed.
    """
    if has_digit("".join(parts)) or any(map(_NUMERALS.fullmatch, parts)):
        return parts
    scripts = {script_of(part[0]) for part in parts[::2] if len(part) > 1}
    if len(scripts) != 1:
        return parts
    (script,) = scripts
    return tuple(
        (script in {LATIN, CYRILLIC} and len(part) == 1 and rewritten(part, script))
        or part
        for part in parts
    )


@cache
def _first_letters() -> dict[str, str]:
    """Return the Latin letters that a Cyrillic one may be meant as by its sound."""
    rows = (line.partition("\t") for line in read_lines("first_letters.tsv"))
    return {letter: sounds for letter, _, sounds in rows}


@cache
def _in_either_script() -> frozenset[str]:
    """Return the listed designations in Latin and in Cyrillic letters."""
    latin = read_lines("either_script.txt")
    return frozenset((*latin, *(rewritten(word, CYRILLIC) for word in latin)))
