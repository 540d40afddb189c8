"""Which keys do the spellings of a person's full name have in common?

The consonants of one word mean little (those of `Мей` are `May`'s and `Mao`'s), but
those of a given name and a surname are hardly ever another person's. So a key joins
both, the surname first: `&M:TRsa` is Theresa May's. Words by themselves have none.
Surnames have also two vowels, as numbers: `&TRMP00:DNLD`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING

from analyzers.data_files import read_toml
from analyzers.names.cases import likely_nominatives, nominatives
from analyzers.names.consonants import (
    VOWELS,
    consonants,
    surname_consonants,
    without_end,
)
from analyzers.names.given_names import chief_forms, cyrillic_forms, given_names
from analyzers.names.persons import has_syllables
from analyzers.names.spelling import is_cyrillic, is_latin, spell
from analyzers.names.vowels import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CACHED_WORDS = 20_000
"""Words of names whose readings are cached (some 500 bytes each)."""
CACHED_NAMES = 10_000
"""Full names whose keys are cached (some 500 bytes each)."""
MARK = "&"
"""Begins a key of a full name."""
INITIAL = "."
"""Ends a key of a name with an initial."""
MOST_READINGS = 12
"""Most readings of a word; a longer list is cut."""
MOST_OF_SURNAME = 24
"""Most readings of a surname with its vowels."""
FEWEST_CONSONANTS = 4
"""Consonants that a given name and a surname must have, or they have no key: with
three, one in three keys of well-known persons is another person's too."""
FEWEST_OF_SURNAME = 2
"""Consonants that a surname must have next to an initial."""
_NO_CONSONANTS = dict.fromkeys(map(ord, VOWELS + CLASSES))
_ADJECTIVE = re.compile("[cs]k[ia]$")
"""The end of Polish surnames that are nominatives, not forms of others (`Nowack`)."""


@lru_cache(maxsize=CACHED_NAMES)
def full_name_keys(given: str, surname: str, lang: str) -> tuple[str, ...]:
    """Return the keys of a person's name; () if it is too short or in another script.

    Args:
        given: the given name as written, which may have a hyphen.
        surname: the surname as written, without particles (`von`).
        lang: ISO 639-1 code of the text, which decides the endings.
    """
    return join_readings(readings(given, lang), surname_readings(surname, lang))


def romanised_keys(given: str, surname: str, lang: str) -> tuple[str, ...]:
    """Return the keys of a Latin name if it is romanised as in texts of its language.

    Names that are romanised differ from language to language (`Lavrov`, `Ławrow`);
    others are not respelled, so that other readings of theirs mean nothing.
    """
    own = readings(given, lang, lang)
    return join_readings(own, surname_readings(surname, lang, lang))


def initial_keys(initial: str, surname: str, lang: str) -> tuple[str, ...]:
    """Return the keys of a name of which there is but an initial (`D. Trump`).

    Without the full stop at their end, they begin the keys of the full name.
    """
    return tuple(
        f"{MARK}{last}:{first}{INITIAL}"
        for last in surname_readings(surname, lang)
        if _consonants_of(last) >= FEWEST_OF_SURNAME
        for first in sorted(initials(initial))
    )


def key_of_initial(key: str) -> str:
    """Return the key that a full name has if only its initial is written."""
    return key[: key.index(":") + 2] + INITIAL


def join_readings(given: tuple[str, ...], surname: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key for each two readings that have consonants enough."""
    firsts = [(first, _consonants_of(first)) for first in given]
    lasts = [(last, _consonants_of(last)) for last in surname]
    return tuple(
        f"{MARK}{last}:{first}"
        for last, of_last in lasts
        for first, of_first in firsts
        if of_last + of_first >= FEWEST_CONSONANTS
    )


@lru_cache(maxsize=CACHED_WORDS)
def surname_readings(word: str, lang: str, romanised: str = "") -> tuple[str, ...]:
    """Return the readings of a surname, of which a vowel at the end says nothing.

    Each ends in what `vowels` returns for one between consonants.

    Args:
        word: as for `readings`.
        lang: as for `readings`.
        romanised: as for `readings`.
    """
    spelled = spell(word)
    bases = [spelled] if _ADJECTIVE.search(spelled) else _bases(spelled, lang)
    if "-" in word:
        own = map(without_end, readings(word, lang, romanised))
        inner = (pair[1] for base in bases for pair in surname_consonants(base))
        known = ("",) if has_syllables(word) else ()
        pairs = product(own, dict.fromkeys((*known, *inner)))
        return tuple(dict.fromkeys(map("".join, pairs)))[:MOST_OF_SURNAME]
    found = ("".join(pair) for base in bases for pair in _surname(base, romanised))
    return tuple(dict.fromkeys(found))[:MOST_OF_SURNAME]


def _surname(base: str, romanised: str) -> Iterator[tuple[str, str]]:
    """Yield the readings of a nominative, as `surname_consonants` returns them.

    If it is a listed name, only those are left that a Ukrainian spelling has.
    """
    own = surname_consonants(base, romanised)
    forms = [] if is_cyrillic(base) else cyrillic_forms(base)
    if not forms:
        yield from own
        return
    known = {reading for form in forms for reading, _ in surname_consonants(form)}
    yield from (pair for pair in own if pair[0] in known)
    for form in chief_forms(base):
        yield from surname_consonants(form)


@lru_cache(maxsize=CACHED_WORDS)
def readings(word: str, lang: str, romanised: str = "") -> tuple[str, ...]:
    """Return the readings of a word of a full name.

    Of many, those of a hyphenated word are the shortest, as endings make words longer.

    Args:
        word: as written; its parts between hyphens are read one by one.
        lang: ISO 639-1 code of the text.
        romanised: as for `consonants`.
    """
    whole = given_names(spell(word))  # Vla-đi-mia
    parts = [word] if whole else [part for part in word.split("-") if part]
    rows = [_of_part(spell(part), lang, romanised) for part in parts]
    if len(rows) <= 1:
        return rows[0] if rows else ()
    joined = dict.fromkeys(map(_join, product(*rows)))
    return tuple(sorted(joined, key=len))[:MOST_READINGS]


@lru_cache(maxsize=CACHED_WORDS)
def initials(initial: str) -> frozenset[str]:
    """Return the first sounds of the names that an initial may stand for."""
    spelled = spell(initial)
    sounds = {reading[0] for reading in consonants(spelled)}
    return frozenset(sounds) | frozenset(
        read_toml("name_initials.toml").get(spelled, "")
    )


@lru_cache(maxsize=CACHED_WORDS)
def is_given_name(word: str, lang: str) -> bool:
    """Return whether a word, as written, may be a form of a listed given name."""
    return any(map(given_names, nominatives(spell(word), lang)))


def _of_part(spelled: str, lang: str, romanised: str) -> tuple[str, ...]:
    """Return the readings of a word, which is not necessarily a name."""
    by_base = (_of_base(base, romanised) for base in _bases(spelled, lang))
    return tuple(dict.fromkeys(chain.from_iterable(by_base)))[:MOST_READINGS]


def _bases(spelled: str, lang: str) -> Sequence[str]:
    """Return the nominatives of a word, only the listed ones if there are any."""
    if not (is_cyrillic(spelled) or is_latin(spelled)):
        return ()
    bases = likely_nominatives(spelled, lang)
    return [base for base in bases if given_names(base)] or bases


def _of_base(base: str, romanised: str) -> tuple[str, ...]:
    own = consonants(base, romanised)
    return own if is_cyrillic(base) else _of_latin(base, own)


def _of_latin(base: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the readings of a Latin nominative.

    Args:
        base: the nominative.
        own: its readings by spelling conventions. If it is listed, only those are left
            that a Ukrainian spelling has, and that of its chief spelling is added.
    """
    forms = [reading for form in cyrillic_forms(base) for reading in consonants(form)]
    if not forms:
        return own
    chief = [r for form in chief_forms(base) for r in consonants(form)]
    return (*(reading for reading in own if reading in forms), *chief)


def _join(parts: tuple[str, ...]) -> str:
    """Join the readings of parts; vowels count at the ends of the whole only."""
    last = len(parts) - 1
    return "".join(
        (part if i == 0 else part.lstrip(VOWELS))
        if i == last
        else (part[:1] + part[1:].rstrip(VOWELS) if i == 0 else part.strip(VOWELS))
        for i, part in enumerate(parts)
    )


def _consonants_of(reading: str) -> int:
    return len(reading.translate(_NO_CONSONANTS))
