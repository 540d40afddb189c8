"""Where in a text do the entries of a lexicon stand, in whatever inflected form?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzers import Form, Reading

KEPT_WORDS = 100_000
"""Words of which a matcher remembers what may begin with them (200 bytes each)."""
FEW = 16
"""Words up to which each is tried, without counting on what is known of all."""
_ALONE, _LONGER = 1, 2
_BREAK = re.compile(r"[.!?…;:,()\[\]\n]")
_DOT = "."
_SENTENCE_SIGNS = ".!?…\n"
_QUOTES = frozenset("\"'“„«‘")


@dataclass(frozen=True, slots=True)
class Pattern:
    """An entry of a lexicon: what it stands for and what it looks like.

    Attributes:
        value: the tag it speaks for.
        places: for each word, the terms (lemmas or forms) that may hold it.
        capitals: for each word, whether it must start with a capital.
        weight: how much one occurrence says.
        kind: what sort of entry it is, as its lexicon calls it.
        doubtful: whether it may also be something else.
        shouted: whether all its letters must be capitals.
        dotted: whether a full stop may stand between its words.
        opening: whether it must begin a sentence or a quotation.
    """

    value: str
    places: tuple[frozenset[str], ...]
    capitals: tuple[bool, ...]
    weight: float = 1.0
    kind: str = ""
    doubtful: bool = False
    shouted: bool = False
    dotted: bool = False
    opening: bool = False


class Match(NamedTuple):
    """An occurrence of a pattern: offsets into the text, and word numbers."""

    pattern: Pattern
    start: int
    end: int
    first: int
    last: int


class _Beginning(NamedTuple):
    """The patterns that a word may begin, by what their second word may be.

    Attributes:
        single: those of one word, with their places in the order of all.
        longer: the others by each term of their second word, with theirs.
    """

    single: tuple[tuple[int, Pattern], ...]
    longer: Mapping[str, tuple[tuple[int, Pattern], ...]]


class Matcher:
    """Finds patterns in a text: leftmost first, longest of those, without overlap.

    Patterns are kept by the terms of their first two words, so that a text costs one
    look-up a word, however many patterns there are. None runs across a sign that
    parts clauses.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_first: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for term in pattern.places[0]:
                self._by_first[term].append(pattern)
        self._seconds = frozenset(
            term
            for held in self._by_first.values()
            for pattern in held
            for term in (pattern.places[1] if len(pattern.places) > 1 else ())
        )
        self._likely = lru_cache(maxsize=KEPT_WORDS)(self._beginning)

    def find(
        self, reading: Reading, first: int = 0, stop: int | None = None
    ) -> Iterator[Match]:
        """Give the matches in reading order; equally long ones all of them.

        Args:
            reading: a text.
            first: number of the first word that a match may have.
            stop: number of the word before which matches end; None for all.
        """
        last = len(reading.numbers)
        stop = last if stop is None else min(stop, last)
        free, listed = first, reading.forms.listed
        for at in self._candidates(reading, first, stop):
            if at < free:
                continue
            beginning = self._likely(listed[reading.numbers[at]])
            found = _at(beginning, reading, at, stop) if beginning else []
            if not found:
                continue
            length = max(len(pattern.places) for pattern in found)
            free = at + length
            for pattern in found:
                if len(pattern.places) == length:
                    start, end = reading.starts[at], reading.ends[free - 1]
                    yield Match(pattern, start, end, at, free - 1)

    def _candidates(self, reading: Reading, first: int, stop: int) -> Iterable[int]:
        """Give the words from which on some pattern may fit, by their numbers."""
        if stop - first <= FEW:
            return range(first, stop)
        numbers = reading.numbers[first:stop]
        begins = reading.forms.column(self._begins)[numbers]
        follows = reading.forms.column(self._follows)[numbers]
        likely = (begins & _ALONE) > 0
        likely[:-1] |= (begins[:-1] & follows[1:]) > 0
        found: list[int] = (np.flatnonzero(likely) + first).tolist()
        return found

    def _begins(self, _lang: str, form: Form) -> int:
        """Tell whether a form is a pattern, and whether it begins one."""
        beginning = self._likely(form)
        if beginning is None:
            return 0
        return bool(beginning.single) * _ALONE | bool(beginning.longer) * _LONGER

    def _follows(self, _lang: str, form: Form) -> int:
        """Tell whether a form may be the second word of a pattern."""
        terms = (form.exact, *form.lemmas)
        return 0 if self._seconds.isdisjoint(terms) else _LONGER

    def _beginning(self, form: Form) -> _Beginning | None:
        """Give the patterns whose first word a word may be, each once."""
        terms = dict.fromkeys((*form.lemmas, form.exact))
        found = [pattern for term in terms for pattern in self._by_first.get(term, ())]
        if not found:
            return None
        longer: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        single = []
        for place in enumerate({id(pattern): pattern for pattern in found}.values()):
            places = place[1].places
            if len(places) == 1:
                single.append(place)
            for term in places[1] if len(places) > 1 else ():
                longer[term].append(place)
        return _Beginning(
            tuple(single), {term: tuple(held) for term, held in longer.items()}
        )


def _at(beginning: _Beginning, reading: Reading, at: int, stop: int) -> list[Pattern]:
    """Give the patterns that fit from a word on, each once."""
    likely = beginning.single
    if beginning.longer and at + 1 < stop:
        after = reading.form(at + 1)
        by_second = beginning.longer.get
        for term in (after.exact, *after.lemmas):
            if more := by_second(term):
                likely += more
    if len(likely) > 1:
        each = dict(likely)
        return [
            each[place]
            for place in sorted(each)
            if _fits(each[place], reading, at, stop)
        ]
    return [pattern for _, pattern in likely if _fits(pattern, reading, at, stop)]


def _fits(pattern: Pattern, reading: Reading, at: int, stop: int) -> bool:
    """Tell whether a pattern whose first two words have terms of words fits there."""
    size = len(pattern.places)
    if at + size > stop:
        return False
    row = reading.row(at, at + size)
    for form, place in zip(row[2:], pattern.places[2:], strict=True):
        if form.exact not in place and place.isdisjoint(form.lemmas):
            return False
    return (
        _capitals(pattern, row)
        and (not pattern.shouted or _shouted(reading, at, at + size - 1))
        and (not pattern.opening or begins(reading, at))
        and (size == 1 or _together(reading, at, at + size, dotted=pattern.dotted))
    )


def _capitals(pattern: Pattern, row: Sequence[Form]) -> bool:
    """Tell whether the words that must be capitalised are."""
    if True not in pattern.capitals:
        return True
    return all(
        form.capital or not capital
        for form, capital in zip(row, pattern.capitals, strict=True)
    )


def _shouted(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words and what parts them are in capitals."""
    return reading.text[reading.starts[first] : reading.ends[last]].isupper()


def _together(reading: Reading, first: int, stop: int, *, dotted: bool) -> bool:
    """Tell whether no sign parts the words, but full stops where they may."""
    text, starts, ends = reading.text, reading.starts, reading.ends
    for at in range(first, stop - 1):
        gap = text[ends[at] : starts[at + 1]]
        if gap != " " and _BREAK.search(gap.replace(_DOT, "") if dotted else gap):
            return False
    return True


def starts_sentence(reading: Reading, at: int) -> bool:
    """Tell whether a word is the first of its sentence, or of the text."""
    if at == 0:
        return True
    between = reading.text[reading.ends[at - 1] : reading.starts[at]]
    return between != " " and any(sign in between for sign in _SENTENCE_SIGNS)


def begins(reading: Reading, at: int) -> bool:
    """Tell whether a word is the first of its sentence or of a quotation."""
    start = reading.starts[at]
    before = reading.text[start - 1 : start]
    return before in _QUOTES or starts_sentence(reading, at)
