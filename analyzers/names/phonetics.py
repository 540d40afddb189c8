"""How does a name sound, in whatever language it is spelled?

A phonetic key writes a name in the sounds of `data/name_letters.toml`, without what
spellings differ in: double letters, softness, `i` as opposed to `y` and `j`. A Latin
word is read by three spelling conventions, since it does not show which one it follows.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from analyzers.data_files import read_toml
from analyzers.names.spelling import is_cyrillic, letters, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN_CONVENTIONS = ("english", "french", "polish")
_DOUBLED = re.compile(r"(.)(?=\1)")
_SOFTENING = re.compile("(?<=[^aeiou])i(?=e)|(?<=l)i(?=[aou])")
# A word that consists of syllables which Ukrainian writes for Japanese ones.
_JAPANESE = re.compile(
    "(?:(?:дз|дж|[бвгзйкмнпрстфхцчш])?ь?[аеиіоуюя]|н(?![аеиіоуюя])|й)+"
)


def phonetic_keys(name: str) -> tuple[str, ...]:
    """Return the distinct phonetic keys of a name by each convention that may apply.

    Args:
        name: a spelled nominative, as `spelling.spell` and `cases` return it.
    """
    keys: dict[str, None] = {}
    for key in dict.fromkeys(map(_simplify, dict.fromkeys(_transcriptions(name)))):
        keys[key] = None
        keys |= dict.fromkeys(_shifted(key))
    return tuple(keys)


def _transcriptions(name: str) -> Iterator[str]:
    # G is the sound of г, which others write g or h. H is that of h, which Ukrainian
    # writes г or х.
    if is_cyrillic(name):
        yield from _resolve(_transcribe(name, "cyrillic"), "G", "gh")
        if _JAPANESE.fullmatch(name):
            yield from _resolve(_transcribe(name, "japanese"), "G", "gh")
    else:
        for convention in _LATIN_CONVENTIONS:
            yield from _resolve(_transcribe(name, convention), "H", "hx")


def _resolve(sounds: str, ambiguous: str, alternatives: str) -> Iterator[str]:
    """Yield the sounds with an ambiguous one replaced by each alternative."""
    if ambiguous not in sounds:
        yield sounds
        return
    for alternative in alternatives:
        yield sounds.replace(ambiguous, alternative)


def _transcribe(name: str, convention: str) -> str:
    """Return the sounds of a name, the longest graphemes first.

    A letter that the convention does not have is read without its marks.
    """
    sounds = _sounds(convention)
    graphemes = _graphemes(convention).findall(name)
    return "".join([sounds[g] if g in sounds else strip_marks(g) for g in graphemes])


def _simplify(sounds: str) -> str:
    """Remove double sounds and softness."""
    single = _DOUBLED.sub("", sounds)
    return _SOFTENING.sub("", single) if "i" in single else single


def _shifted(key: str) -> Iterator[str]:
    """Yield the keys that a key has with the vowel of an open syllable."""
    closed_endings, shifts = _vowel_shifts()
    if not key.endswith(closed_endings):
        return
    for closed, open_endings in shifts:
        if key.endswith(closed):
            stem = key.removesuffix(closed)
            yield from (_simplify(stem + ending) for ending in open_endings)


@cache
def _vowel_shifts() -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the closed endings, and each with its open ones."""
    table = read_toml("name_vowel_shifts.toml")["shift"]
    shifts = tuple((shift["closed"], tuple(shift["open"])) for shift in table)
    return tuple(closed for closed, _ in shifts), shifts


@cache
def _convention_letters(convention: str) -> dict[str, str]:
    if convention == "japanese":
        return letters("cyrillic") | letters("japanese")
    return letters(convention)


@cache
def _sounds(convention: str) -> dict[str, str]:
    """Return the sound of each letter, also of the Latin ones that are not listed."""
    unlisted = {letter: strip_marks(letter) for letter in ascii_lowercase}
    return unlisted | _convention_letters(convention)


@cache
def _graphemes(convention: str) -> re.Pattern[str]:
    longest_first = sorted(_convention_letters(convention), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), "."]))
