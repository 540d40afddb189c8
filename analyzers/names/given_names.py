"""Which given names are one in a person's full name?

Languages translate some (`Mikołaj`, `Nicolas`), and Ukrainian and Russian have forms of
their own for most (`Микола`, `Николай`). Next to the same surname they mean one person.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from analyzers.data_files import read_lines
from analyzers.names.spelling import is_cyrillic, spell, strip_marks


def cyrillic_forms(name: str) -> tuple[str, ...]:
    """Return the Ukrainian spellings of a spelled given name that is listed.

    Names whose spellings no rule unites, those of persons and places, count as well.
    """
    return _cyrillic_forms().get(strip_marks(name), ())


def chief_forms(name: str) -> tuple[str, ...]:
    """Return of those the first of each name that it may be."""
    return _chief_forms().get(strip_marks(name), ())


def given_names(name: str) -> frozenset[int]:
    """Return the numbers of the given names that a spelled word may be."""
    return _given_names().get(strip_marks(name), frozenset())


@cache
def _cyrillic_forms() -> dict[str, tuple[str, ...]]:
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for group in (*_groups(), *_groups_of_one_name()):
        cyrillic = dict.fromkeys(filter(is_cyrillic, group))
        for name in group:
            forms[name] |= cyrillic
    return {name: tuple(of) for name, of in forms.items()}


@cache
def _chief_forms() -> dict[str, tuple[str, ...]]:
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for group in (*_groups(), *_groups_of_one_name()):
        for name in group:
            forms[name] |= dict.fromkeys([next(filter(is_cyrillic, group))])
    return {name: tuple(of) for name, of in forms.items()}


@cache
def _given_names() -> dict[str, frozenset[int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(_groups()):
        for name in group:
            numbers[name].add(number)
    return {name: frozenset(of) for name, of in numbers.items()}


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return _spelled(read_lines("name_given.txt"))


@cache
def _groups_of_one_name() -> tuple[tuple[str, ...], ...]:
    return _spelled(read_lines("name_groups.txt"))


def _spelled(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(strip_marks(spell(word)) for word in line.split()) for line in lines
    )
