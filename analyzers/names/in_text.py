"""Where in a text do a given name and a surname stand next to each other?

Both are words that may be names, as capitals show, or names of several parts
(`Jean-Claude`). Particles, initials and a patronymic may stand between them, and an
initial may stand for the given name (`D. Trump`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analyzers.names.full_names import full_name_keys, initial_keys, romanised_keys
from analyzers.names.persons import (
    LONGEST_SYLLABLE,
    are_syllables,
    is_particle,
    is_patronymic,
    may_be_given_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_BETWEEN = 3
"""Most words between a given name and a surname (`Ursula von der Leyen` has two)."""
_BLANKS = frozenset(" \t\u00a0\u202f")
_HYPHENS = frozenset("-‐‑")
_ELISIONS = frozenset("'’ʼ")
_ELIDED = re.compile("[dlDL]['’ʼ]$")
"""A particle that is no word by itself (`d'Estaing`)."""


class FullName(NamedTuple):
    """A given name and a surname as written.

    Attributes:
        first, last: indexes of its first and its last word.
        given: the given name, or an initial.
        surname: the surname.
        initial: whether the given name is an initial.
    """

    first: int
    last: int
    given: str
    surname: str
    initial: bool

    def keys(self, lang: str) -> tuple[str, ...]:
        """Return its keys; () if it is too short or in another script.

        Args:
            lang: ISO 639-1 code of the text.
        """
        keys = initial_keys if self.initial else full_name_keys
        return keys(self.given, self.surname, lang)

    def romanised_keys(self, lang: str) -> tuple[str, ...]:
        """Return its keys if it is a Latin name, romanised as in texts of a language.

        Args:
            lang: ISO 639-1 code of the language.
        """
        return romanised_keys(self.given, self.surname, lang)


class _Words(NamedTuple):
    """The words of a text, and which of them may be names."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    names: frozenset[int]

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def before(self, i: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.ends[i - 1] : self.starts[i]] if i else "\n"


def full_names(
    text: str, starts: Sequence[int], ends: Sequence[int], names: Sequence[int]
) -> Iterator[FullName]:
    """Yield the full names in a text, in order; those of three words are two or more.

    Args:
        text: the text.
        starts: offset of each word.
        ends: offset of the end of each word.
        names: indexes of the words that may be names, ascending.
    """
    words = _Words(text, starts, ends, frozenset(names))
    for i in names[:-1]:
        if not _may_begin(words, i):
            continue
        end = _last_part(words, i)
        surname = _surname_after(words, end)
        if surname is None:
            continue
        last = _last_part(words, surname)
        given, name = _written(words, i, end), _written(words, surname, last)
        yield FullName(i, last, given, name, initial=_is_initial(words, i))
        if last + 1 in words.names and not words.before(last + 1).strip():
            syllables = (given, name, words.word(last + 1))
            if are_syllables(syllables):
                name = "-".join(syllables[1:])
                yield FullName(i, last + 1, given, name, initial=False)


def _may_begin(words: _Words, i: int) -> bool:
    """Return whether a name or an initial may be the given name, or part of it."""
    if i - 1 in words.names and words.before(i) in _HYPHENS:
        return False  # a further part of one
    if _is_initial(words, i):
        return not i or not _is_initial(words, i - 1)
    word = words.word(i)
    if is_particle(word):
        return may_be_given_name(word)
    return not (i and is_patronymic(word))


def _last_part(words: _Words, i: int) -> int:
    """Return the last of the words that hyphens join to a name."""
    if _is_initial(words, i):
        return i
    while i + 1 < len(words.starts) and words.before(i + 1) in _HYPHENS:
        if i + 1 not in words.names and len(words.word(i + 1)) > LONGEST_SYLLABLE:
            break
        i += 1  # in small letters it may be a syllable (`Jong-un`)
    return i


def _surname_after(words: _Words, i: int) -> int | None:
    """Return the next word of a name after one, None if it is the last."""
    patronymic = None
    for n in range(i + 1, min(i + 2 + MOST_BETWEEN, len(words.starts))):
        if not _goes_on(words, n):
            break
        word = words.word(n)
        if _is_initial(words, n) or is_particle(word):
            continue
        if n not in words.names:
            break
        if patronymic is not None or not is_patronymic(word):
            return n
        patronymic = n  # or a surname, if nothing follows (`Войтович`)
    return patronymic


def _goes_on(words: _Words, n: int) -> bool:
    """Return whether a word may belong to one name with the word before it."""
    between, before = words.before(n), words.word(n - 1)
    if _is_initial(words, n - 1):
        between = between.removeprefix(".")
        return between in _HYPHENS or _BLANKS.issuperset(between)
    if between in _HYPHENS or between in _ELISIONS:
        return is_particle(before)  # al-Assad
    return bool(between) and _BLANKS.issuperset(_ELIDED.sub("", between))


def _is_initial(words: _Words, i: int) -> bool:
    end = words.ends[i]
    return end - words.starts[i] <= len("Дж") and words.text[end : end + 1] == "."


def _written(words: _Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.ends[last]]
