"""In which one script is a word meant whose letters are of two?

Keyboards and optical recognition put letters of one script into words of another, and
nobody sees it. A word of several scripts is meant in the one into which all its other
letters can be rewritten; Unicode's UTS 39 lists which letters look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from analyzers.data_files import read_lines

LATIN, CYRILLIC, GREEK = "latin", "cyrillic", "greek"
_SCRIPTS = (LATIN, CYRILLIC, GREEK)
"""As in the columns of the table."""
_NONE = "."
_RANGES = {
    LATIN: "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff",
    CYRILLIC: "\u0400-\u0481\u048a-\u052f",
    GREEK: "\u0370-\u0373\u0376-\u03ff\u1f00-\u1fff",
}
_WRITTEN = {
    LATIN: re.compile("[A-Za-z]"),
    CYRILLIC: re.compile("[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ]"),
}
"""Letters in which a word is rewritten: those of our languages."""
_LETTER = re.compile("|".join(f"([{letters}])" for letters in _RANGES.values()))
_UNMIXED = re.compile(
    f"[^{_RANGES[LATIN]}{_RANGES[GREEK]}]*+|[^{_RANGES[CYRILLIC]}{_RANGES[GREEK]}]*+"
)
"""Words without letters of two scripts; a few wholly Greek ones are missing."""
# A foreign word with a Ukrainian ending is of two scripts on purpose: `iPhone'а`,
# `GPSу`. An abbreviation of look-alikes alone has been typed wrong: `HATOвський`.
_FOREIGN_STEM = re.compile(
    "[A-Z]{2,}(?=[а-щьюяєіїґ]+$)|[A-Za-z]{2,}(?='[а-щьюяєіїґ]+$)"
)
_ROMAN = re.compile("(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_ORDINAL = re.compile(f"(?:(?=[IVX]{{2}}){_ROMAN.pattern})[a-zè]*")


def in_one_script(word: str, own: str = "") -> str:
    """Return a word of several scripts in the one that it is meant in.

    That is the only one into which it can be rewritten, else that of most of its
    letters. Roman numerals are Latin.

    Args:
        word: composed, with straight apostrophes, without hyphens.
        own: the script of the text, for a word that has as many letters of each.

    Returns:
        The word rewritten; as it is if it is of one script, or cannot be rewritten.
    """
    if _UNMIXED.fullmatch(word):
        return word
    decomposed = unicodedata.normalize("NFD", word)
    counts = Counter(script_of(letter) for letter in decomposed if letter.isalpha())
    targets = [s for s in (LATIN, CYRILLIC) if s in counts and _fits(decomposed, s)]
    if _FOREIGN_STEM.match(word):
        stem = _FOREIGN_STEM.sub("", word)
        targets = [CYRILLIC] if _fits(word[: len(word) - len(stem)], CYRILLIC) else []
    if not targets:
        return word
    if LATIN in targets:
        latin = _written_in(decomposed, LATIN)
        if _ROMAN.fullmatch(latin) or _ROMAN_ORDINAL.fullmatch(latin):
            return latin
    most = max(counts[script] for script in targets)
    best = [script for script in targets if counts[script] == most]
    if len(best) == 1:
        return _written_in(decomposed, best[0])
    return _written_in(decomposed, own) if own in best else word


def as_numeral(word: str) -> str:
    """Return a Roman numeral of Cyrillic letters in Latin ones; "" for other words.

    A single letter is none: `І` is a word, and `Х` an initial. So are those with other
    letters than І and Х: `СС`, `МІ`.
    """
    if len(word) > 1 and not word.strip("ІХ"):
        latin = word.translate(_letters_in(LATIN))
        return latin if _ROMAN.fullmatch(latin) else ""
    return ""


def rewritten(word: str, script: str) -> str:
    """Return a word of look-alikes of one other script in a script; "" for other words.

    Args:
        word: composed.
        script: `LATIN` or `CYRILLIC`.
    """
    decomposed = unicodedata.normalize("NFD", word)
    scripts = {script_of(letter) for letter in decomposed if letter.isalpha()}
    if len(scripts) != 1 or script in scripts or not _fits(decomposed, script):
        return ""
    return _written_in(decomposed, script)


def script_of(letter: str) -> str:
    """Return the script of a letter, "" for other scripts and characters."""
    found = _LETTER.match(letter)
    return _SCRIPTS[found.lastindex - 1] if found and found.lastindex else ""


def _fits(decomposed: str, script: str) -> bool:
    """Return whether all letters are of a script or have a double in it."""
    doubles = _letters_in(script)
    return all(
        script_of(letter) == script or ord(letter) in doubles
        for letter in decomposed
        if letter.isalpha()
    )


def _written_in(decomposed: str, script: str) -> str:
    return unicodedata.normalize("NFC", decomposed.translate(_letters_in(script)))


@cache
def _letters_in(script: str) -> dict[int, str]:
    """Return the double in a script of each letter of another one that has one."""
    column = _SCRIPTS.index(script)
    rows = [line.split("\t") for line in read_lines("look_alikes.tsv")]
    return {
        ord(letter): row[column]
        for row in rows
        for letter in row
        if _WRITTEN[script].match(row[column]) and letter not in {_NONE, row[column]}
    }
