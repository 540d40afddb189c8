"""Which words of a person's name, as it is written, are given name and surname?

Particles (`von der`, `al-`, `Le`) are left out, as they are where a name is short. What
is left is initials, given names and a surname, which is the last word, or in Hungarian,
Vietnamese and in lists the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analyzers.data_files import read_lines
from analyzers.names.given_names import given_names

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHED_PERSONS = 10_000
"""Names whose words are cached (some 500 bytes each)."""
_SYLLABLES = 3
"""Syllables of a Korean name, of which the first is the surname."""

_WORD = re.compile(r"[^\s,;]+")
_INITIALS = re.compile(r"\w\w?\.(?:-?\w\w?\.)*|\w")
_ELIDED = re.compile(r"^[dlDL]['’ʼ](?=\w)")
_PATRONYMIC = re.compile(r"(?:ович|евич|йович|івн[аиіоу]|ївн[аиіоу])\w{0,3}$")
LONGEST_SYLLABLE = 4
"""Most letters of a syllable of a Korean name (`Чен Ин`, `Jong-un`)."""

LONGEST_IN_HYPHENS = 5
"""Most letters of one where hyphens join them (`Jae-myung`)."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name as written.

    Attributes:
        words: its words without particles, initials and patronymics.
        initial: the first initial before them, "" where there is none.
        pairs: what may be given name and surname, if they are in this order: the first
            and the last word, the last two, and of three syllables the first and the
            other two, which are a given name.
    """

    words: tuple[str, ...]
    initial: str
    pairs: tuple[tuple[str, str], ...]


@lru_cache(maxsize=CACHED_PERSONS)
def read_person(name: str) -> Person:
    """Return the words of a person's name."""
    words: list[str] = []
    initial = ""
    for word in _WORD.findall(name):
        if not words and may_be_given_name(word):
            words.append(word)
        elif not _INITIALS.fullmatch(word):
            words += filter(None, (without_particle(word),))
        elif not words and not initial:
            initial = word.partition(".")[0]
    middle = [word for word in words[1:-1] if not is_patronymic(word)]
    kept = (*words[:1], *middle, *words[1:][-1:])
    return Person(kept, initial, tuple(_pairs(kept)))


def _pairs(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(words) <= 1:
        return
    yield words[0], words[-1]
    if words[1:-1]:
        yield words[-2], words[-1]
    if are_syllables(words):
        yield words[0], "-".join(words[1:])


def without_particle(word: str) -> str:
    """Return a word of a name without the particles in it; "" for a particle."""
    parts = [part for part in _ELIDED.sub("", word).split("-") if not is_particle(part)]
    return "-".join(filter(None, parts))


def is_particle(word: str) -> bool:
    """Return whether a word, in any case, is a particle of surnames."""
    return word.lower() in _particles()


def may_be_given_name(word: str) -> bool:
    """Return whether a particle is also a listed given name (`Ed`, `Ben`)."""
    return is_particle(word) and bool(given_names(word.lower()))


def is_patronymic(word: str) -> bool:
    """Return whether a word has the ending of a Ukrainian patronymic."""
    return _PATRONYMIC.search(word) is not None


def are_syllables(words: tuple[str, ...]) -> bool:
    """Return whether words may be the syllables of a Korean name."""
    return len(words) == _SYLLABLES and max(map(len, words)) <= LONGEST_SYLLABLE


def has_syllables(word: str) -> bool:
    """Return whether the parts of a word between hyphens may be Korean syllables."""
    return max(map(len, word.split("-"))) <= LONGEST_IN_HYPHENS


@cache
def _particles() -> frozenset[str]:
    lines = read_lines("name_particles.txt")
    return frozenset(word for line in lines for word in line.split())
