"""Are two names, written in whatever languages, spellings of one?

Single words are if they share a name key. Full names are if all of their words do, or
if they share a key of full names. Names in one script are read alike, and those of one
language are spelled alike, so that less counts there: see `names_meet`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers.names.cases import nominatives
from analyzers.names.full_names import (
    CACHED_WORDS,
    full_name_keys,
    initials,
    readings,
    romanised_keys,
    surname_readings,
)
from analyzers.names.given_names import given_names
from analyzers.names.keys import name_keys
from analyzers.names.persons import read_person
from analyzers.names.spelling import is_cyrillic, spell

if TYPE_CHECKING:
    from analyzers.names.persons import Person


def names_meet(first: str, lang: str, second: str, other: str) -> bool:
    """Return whether two names, as they are written, may be one person's or place's.

    An initial meets each name that it may begin (`J.-Y. Le Drian`). The order of given
    name and surname does not matter. Given names that are listed as different ones
    never meet.

    Args:
        first: a word or a full name, in any case.
        lang: ISO 639-1 code of the text that it occurs in.
        second: another one.
        other: ISO 639-1 code of its text.
    """
    one, two = read_person(first), read_person(second)
    if one.initial or two.initial:
        return _initial_meets(one, lang, two, other)
    if not one.pairs or not two.pairs:
        return _share_keys(first, lang, second, other)
    return any(
        _pairs_meet(pair, lang, ordered, other)
        for pair in one.pairs
        for given, surname in two.pairs
        for ordered in ((given, surname), (surname, given))
    )


def _pairs_meet(
    one: tuple[str, str], lang: str, two: tuple[str, str], other: str
) -> bool:
    by_words = _share_keys(one[1], lang, two[1], other)
    if not (by_words or _sound_alike(one[1], lang, two[1], other)):
        return False
    if _are_different(one[0], lang, two[0], other):
        return False
    if by_words and _share_keys(one[0], lang, two[0], other):
        return True
    if _is_cyrillic(one[0]) or _is_cyrillic(two[0]):
        return not set(full_name_keys(*one, lang)).isdisjoint(
            full_name_keys(*two, other)
        )
    return lang != other and not set(romanised_keys(*one, lang)).isdisjoint(
        romanised_keys(*two, other)
    )


def _are_different(first: str, lang: str, second: str, other: str) -> bool:
    """Return whether two given names are listed, and not as one."""
    one, two = _listed(first, lang), _listed(second, other)
    return bool(one and two) and one.isdisjoint(two)


@lru_cache(maxsize=CACHED_WORDS)
def _listed(word: str, lang: str) -> frozenset[int]:
    """Return the numbers of the listed given names of which a word may be a form."""
    bases = nominatives(spell(word), lang)
    return frozenset[int]().union(*map(given_names, bases))


def _initial_meets(one: Person, lang: str, two: Person, other: str) -> bool:
    if not one.words or not two.words:
        return False
    surnames = (one.words[-1], lang, two.words[-1], other)
    if not (_share_keys(*surnames) or _sound_alike(*surnames)):
        return False
    return not _begin(one, lang).isdisjoint(_begin(two, other))


def _begin(person: Person, lang: str) -> frozenset[str]:
    """Return the sounds with which a given name or its initial may begin."""
    if person.initial:
        return initials(person.initial)
    return frozenset(
        reading[0]
        for given in person.words[:-1][:1]
        for reading in readings(given, lang)
    )


def _share_keys(first: str, lang: str, second: str, other: str) -> bool:
    return not set(name_keys(first, lang)).isdisjoint(name_keys(second, other))


def _sound_alike(first: str, lang: str, second: str, other: str) -> bool:
    one, two = surname_readings(first, lang), surname_readings(second, other)
    return not set(one).isdisjoint(two)


def _is_cyrillic(word: str) -> bool:
    return is_cyrillic(spell(word[:1]))
