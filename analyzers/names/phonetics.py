"""How does a name sound, whoever spelled it?

A skeleton is a name in the sounds of `data/name_letters.toml`, without what spellings
differ in: double letters, softness, `i` beside `y` and `j`. A Latin word is read by
three conventions, since nothing tells whose it is.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from analyzers.names.spelling import is_cyrillic, letters, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONVENTIONS = ("english", "french", "polish")
_DOUBLED = re.compile(r"(.)(?=\1)")
_SOFT = re.compile("(?<=[^aeiou])i(?=e)|(?<=l)i(?=[aou])")
_JAPANESE = re.compile(
    "(?:(?:дз|дж|[бвгзйкмнпрстфхцчш])?ь?[аеиіоуюя]|н(?![аеиіоуюя])|й)+"
)
# Kharkiv and Kharkov, Rzeszów and Rzeszowa: a vowel of closed syllables, and others.
_OPENED = (
    ("iv", ("ov", "ev", "iev")),
    ("uv", ("ov",)),
    ("pil", ("pol",)),
)
_CLOSED = tuple(closed for closed, _ in _OPENED)


def phonetic_keys(word: str) -> tuple[str, ...]:
    """Give the sounds of a spelled nominative by every convention that may hold."""
    found: dict[str, None] = {}
    for sounds in dict.fromkeys(map(_fold, dict.fromkeys(_readings(word)))):
        found[sounds] = None
        if sounds.endswith(_CLOSED):
            found |= dict.fromkeys(_opened(sounds))
    return tuple(found)


def _readings(word: str) -> Iterator[str]:
    if is_cyrillic(word):
        yield from _either(_read(word, "cyrillic"), "G", "gh")
        if _JAPANESE.fullmatch(word):
            yield from _either(_read(word, "japanese"), "G", "gh")
    else:
        for convention in _CONVENTIONS:
            yield from _either(_read(word, convention), "H", "hx")


def _either(sounds: str, sound: str, choices: str) -> Iterator[str]:
    """Put each choice in a doubtful sound's place."""
    if sound not in sounds:
        yield sounds
        return
    for choice in choices:
        yield sounds.replace(sound, choice)


def _read(word: str, convention: str) -> str:
    """Read letter by letter; letters that a convention lacks are read without marks."""
    known = _sounds(convention)
    pieces = _graphemes(convention).findall(word)
    return "".join([known[p] if p in known else plain(p) for p in pieces])


def _fold(sounds: str) -> str:
    single = _DOUBLED.sub("", sounds)
    return _SOFT.sub("", single) if "i" in single else single


def _opened(sounds: str) -> Iterator[str]:
    for closed, opened in _OPENED:
        if sounds.endswith(closed):
            stem = sounds.removesuffix(closed)
            yield from (_fold(stem + other) for other in opened)


@cache
def _known(convention: str) -> dict[str, str]:
    if convention == "japanese":
        return letters("cyrillic") | letters("japanese")
    return letters(convention)


@cache
def _sounds(convention: str) -> dict[str, str]:
    """Give what a convention's letters sound like, and those that it lacks as well."""
    return {letter: plain(letter) for letter in ascii_lowercase} | _known(convention)


@cache
def _graphemes(convention: str) -> re.Pattern[str]:
    longest_first = sorted(_known(convention), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), "."]))
