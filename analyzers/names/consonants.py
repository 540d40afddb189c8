"""Which consonants does a name have, in whatever language it is spelled?

Ukrainian writes foreign names as they sound, and vowels least predictably of all: `May`
is `Мей`, `Juncker` `Юнкер`. Their consonants follow rules. So a name is read by every
convention in which it may be spelled, and its readings are coarse consonants, without
vowels but for those at its start and end.

It is a phonetic index, of which that of Russell (Soundex, 1918) was the first; like
those of Daitch and Mokotoff (1985) and of Beider and Morse (2008) it reads a name by
the spelling rules of several languages and returns several readings. The rules, our
own, are in `data/name_consonants.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from analyzers.data_files import read_toml
from analyzers.names.spelling import is_cyrillic, strip_marks
from analyzers.names.vowels import vowel_convention, vowels

if TYPE_CHECKING:
    from collections.abc import Mapping

CACHED_NAMES = 20_000
"""Names whose readings are cached (some 500 bytes each)."""
VOWELS = "ai"
"""What readings have for vowels at the start and the end of a name."""
_DOUBLED = re.compile(r"([^.])\1+")
_SILENT = "."
"""Stands between consonants that a vowel separates: these are not one doubled."""


@dataclass(frozen=True, slots=True)
class _Convention:
    """How names of one kind are read.

    Attributes:
        cyrillic: whether they are in Cyrillic letters.
        when: matches a name that may be one of them.
        own: matches letters that are read otherwise than by its base.
        base: the convention on which it is based, "" for none.
        romanises: ISO 639-1 codes of the languages that romanise names by it.
        grapheme: matches the next letters; group n stands for `sounds[n]`.
        sounds: consonants by group.
        letters: consonants of the letters that no group matches.
        known: letters that its patterns have.
    """

    cyrillic: bool
    when: re.Pattern[str]
    own: re.Pattern[str]
    base: str
    romanises: frozenset[str]
    grapheme: re.Pattern[str]
    sounds: tuple[str, ...]
    letters: Mapping[str, str]
    known: frozenset[str]


@lru_cache(maxsize=CACHED_NAMES)
def consonants(name: str, lang: str = "") -> tuple[str, ...]:
    """Return the distinct readings of a name by each convention that may apply.

    Args:
        name: a spelled nominative, as `spelling.spell` and `cases` return it.
        lang: ISO 639-1 code; if given, only the conventions apply by which texts in
            that language romanise names.
    """
    cyrillic = is_cyrillic(name)
    applying: set[str] = set()
    readings: dict[str, None] = {}
    for key, convention in _conventions().items():
        if convention.cyrillic is not cyrillic or not convention.when.search(name):
            continue
        if lang and not cyrillic and lang not in convention.romanises:
            continue
        applying.add(key)
        # A name without letters of its own is read as by the base.
        if convention.base not in applying or convention.own.search(name):
            readings[_read(name, convention)] = None
    return tuple(filter(None, readings))


@lru_cache(maxsize=CACHED_NAMES)
def surname_consonants(name: str, lang: str = "") -> tuple[tuple[str, str], ...]:
    """Return the distinct readings of a surname with those of its vowels.

    A vowel at its end, which is often an ending, is left out.

    Args:
        name: as for `consonants`.
        lang: as for `consonants`.
    """
    cyrillic = is_cyrillic(name)
    read: dict[str, str] = {}
    by_vowels: dict[tuple[str, str], None] = {}
    for key, convention in _conventions().items():
        if convention.cyrillic is not cyrillic or not convention.when.search(name):
            continue
        if lang and not cyrillic and lang not in convention.romanises:
            continue
        # A name without letters of its own is read as by the base.
        if convention.base in read and not convention.own.search(name):
            read[key] = read[convention.base]
        else:
            read[key] = without_end(_read(name, convention))
        if read[key]:
            by_vowels[read[key], vowel_convention(key, cyrillic=cyrillic)] = None
    return tuple(
        dict.fromkeys(
            (reading, inner)
            for reading, convention_of in by_vowels
            for inner in vowels(_without_mute(name, reading), convention_of)
        )
    )


def _without_mute(name: str, reading: str) -> str:
    """Return a name without an h that its reading begins without."""
    return name.removeprefix("h") if reading[0] in VOWELS else name


def without_end(reading: str) -> str:
    """Return a reading without a vowel at its end."""
    return reading[:1] + reading[1:].rstrip(VOWELS)


def _read(name: str, convention: _Convention) -> str:
    if not (name.isascii() or convention.cyrillic):
        known = convention.known
        name = "".join([c if c in known else strip_marks(c) for c in name])
    of_group, of_letter = convention.sounds, convention.letters
    sounds = [
        (of_group[n] if (n := match.lastindex) else of_letter.get(match[0])) or _SILENT
        for match in convention.grapheme.finditer(name)
    ]
    return _DOUBLED.sub(r"\1", "".join(sounds)).replace(_SILENT, "")


@cache
def _conventions() -> dict[str, _Convention]:
    table = read_toml("name_consonants.toml")
    return {name: _convention(table, name) for name in table}


def _convention(table: Mapping[str, Mapping[str, Any]], name: str) -> _Convention:
    entry = table[name]
    patterns = _patterns(table, name)
    several = [pattern for pattern in patterns if len(pattern) > 1]
    groups = "|".join(f"({pattern})" for pattern in several)
    return _Convention(
        cyrillic=entry.get("script") == "cyrillic",
        when=re.compile(entry.get("when", "")),
        own=re.compile("|".join(entry["patterns"])),
        base=entry.get("base", ""),
        romanises=frozenset(entry.get("romanises", ())),
        grapheme=re.compile(f"{groups}|."),
        sounds=("", *map(patterns.__getitem__, several)),
        letters={letter: patterns[letter] for letter in patterns.keys() - {*several}},
        known=frozenset("".join(patterns)),
    )


def _patterns(table: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, str]:
    """Return the patterns of a convention, then those of its base."""
    entry = table[name]
    own: dict[str, str] = dict(entry["patterns"])
    base = _patterns(table, entry["base"]) if "base" in entry else {}
    return own | {pattern: base[pattern] for pattern in base if pattern not in own}
