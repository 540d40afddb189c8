"""Where in a text do the entries of a lexicon stand, in whatever inflected form?"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.sentences import opens_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText

KEPT_WORDS = 20_000
"""Forms of which a matcher remembers what they begin (some 600 bytes each)."""
FEW = 16
"""Words up to which each is tried, without counting on what is known of all."""
_ALONE, _LONGER, _SECOND = 1, 2, 4
_BREAK = re.compile(r"[.!?…;:,()\[\]\n]")
_DOT = "."
_QUOTES = frozenset("\"'“„«‘")


class Pattern(NamedTuple):
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


def place_of(form: Form) -> frozenset[str]:
    """Give the terms of a form, for a place that may hold any word with one of them."""
    return frozenset({form.exact, *form.lemmas})


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
        single: those of one word that fit it, in the order of all.
        opening: whether some of these must begin a sentence.
        longer: the others by each term of their second word, with their places.
    """

    single: tuple[Pattern, ...]
    opening: bool
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
        self._firsts = self._by_first.keys()
        self._seconds = frozenset(
            term
            for held in self._by_first.values()
            for pattern in held
            for term in (pattern.places[1] if len(pattern.places) > 1 else ())
        )
        self._begun: dict[Form, _Beginning] = {}

    def find(self, reading: AnalyzedText) -> Iterator[Match]:
        """Give the matches in reading order; equally long ones all of them."""
        words, starts, ends = reading.words, reading.starts, reading.ends
        free = 0
        for at in self._candidates(reading):
            if at < free:
                continue
            beginning = self._likely(words[at])
            found = _at(beginning, reading, at) if beginning else ()
            if not found:
                continue
            free = at + len(found[0].places)
            start, last = starts[at], free - 1
            end = ends[last]
            for pattern in found:
                yield Match(pattern, start, end, at, last)

    def _candidates(self, reading: AnalyzedText) -> Iterable[int]:
        """Give the words from which on some pattern may fit, by their numbers."""
        if len(reading.words) <= FEW:
            return range(len(reading.words))
        told = reading.form_index.column(self._tell)[reading.form_ids]
        likely = (told & _ALONE) > 0
        likely[:-1] |= (told[:-1] & (told[1:] >> 1) & _LONGER) > 0
        found: list[int] = np.flatnonzero(likely).tolist()
        return found

    def _tell(self, _lang: str, form: Form) -> int:
        """Tell whether a form is a pattern, begins one, or may be its second word."""
        follows = not self._seconds.isdisjoint((form.exact, *form.lemmas)) and _SECOND
        if (beginning := self._likely(form)) is None:
            return follows
        alone = bool(beginning.single) and _ALONE
        return alone | (bool(beginning.longer) and _LONGER) | follows

    def _likely(self, form: Form) -> _Beginning | None:
        """Give the patterns whose first word a word may be; what there is is kept."""
        found = self._begun.get(form)
        if found is None and (found := self._beginning(form)):
            if len(self._begun) >= KEPT_WORDS:
                self._begun.clear()
            self._begun[form] = found
        return found

    def _beginning(self, form: Form) -> _Beginning | None:
        """Find the patterns whose first word a word may be, each once."""
        terms = (*form.lemmas, form.exact)
        if self._firsts.isdisjoint(terms):
            return None
        found = [pattern for term in terms for pattern in self._by_first.get(term, ())]
        single = []
        longer: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for place in enumerate({id(pattern): pattern for pattern in found}.values()):
            pattern = place[1]
            if len(pattern.places) > 1:
                for term in pattern.places[1]:
                    longer[term].append(place)
            elif _may_be(pattern, form):
                single.append(pattern)
        return _Beginning(
            tuple(single),
            any(pattern.opening for pattern in single),
            {term: tuple(held) for term, held in longer.items()},
        )


def _may_be(pattern: Pattern, form: Form) -> bool:
    """Tell whether a form has the capitals that a pattern of one word needs."""
    return (form.capitalized or not pattern.capitals[0]) and (
        form.surface.isupper() or not pattern.shouted
    )


def _at(beginning: _Beginning, reading: AnalyzedText, at: int) -> Sequence[Pattern]:
    """Give the longest patterns that fit from a word on, each once."""
    fitting: Sequence[Pattern] = ()
    if beginning.longer and at + 1 < len(reading.words):
        fitting = _longer(beginning, reading, at)
    if fitting or not beginning.opening or begins(reading, at):
        return fitting or beginning.single
    return [pattern for pattern in beginning.single if not pattern.opening]


def _longer(beginning: _Beginning, reading: AnalyzedText, at: int) -> Sequence[Pattern]:
    """Give the longest patterns of several words that fit from a word on."""
    after, seconds = reading.words[at + 1], beginning.longer
    held = [
        place
        for term in (after.exact, *after.lemmas)
        if term in seconds
        for place in seconds[term]
    ]
    if not held:
        return ()
    fits = [one for _, one in sorted(dict(held).items()) if _fits(one, reading, at)]
    if len(fits) > 1:
        length = max([len(pattern.places) for pattern in fits])
        fits = [pattern for pattern in fits if len(pattern.places) == length]
    return fits


def _fits(pattern: Pattern, reading: AnalyzedText, at: int) -> bool:
    """Tell whether a pattern whose first two words have terms of words fits there."""
    end = at + len(pattern.places)
    row = reading.words[at:end]
    if len(row) < len(pattern.places):
        return False
    for form, place in zip(row[2:], pattern.places[2:], strict=True):
        if form.exact not in place and place.isdisjoint(form.lemmas):
            return False
    return (
        _capitals(pattern, row)
        and (not pattern.shouted or _shouted(reading, at, end - 1))
        and (not pattern.opening or begins(reading, at))
        and together(reading, at, end, dotted=pattern.dotted)
    )


def _capitals(pattern: Pattern, row: Sequence[Form]) -> bool:
    """Tell whether the words that must be capitalised are."""
    if True not in pattern.capitals:
        return True
    return all(
        form.capitalized or not capital
        for form, capital in zip(row, pattern.capitals, strict=True)
    )


def _shouted(reading: AnalyzedText, first: int, last: int) -> bool:
    """Tell whether words and what parts them are in capitals."""
    return reading.text[reading.starts[first] : reading.ends[last]].isupper()


def together(
    reading: AnalyzedText, first: int, stop: int, *, dotted: bool = False
) -> bool:
    """Tell whether no sign parts the words, but full stops where they may."""
    text, starts, ends = reading.text, reading.starts, reading.ends
    for at in range(first, stop - 1):
        gap = text[ends[at] : starts[at + 1]]
        if gap != " " and _BREAK.search(gap.replace(_DOT, "") if dotted else gap):
            return False
    return True


def starts_sentence(reading: AnalyzedText, at: int) -> bool:
    """Tell whether a word is the first of its sentence, or of the text."""
    return opens_sentence(reading.text, reading.starts[at], reading.form_index.lang)


def begins(reading: AnalyzedText, at: int) -> bool:
    """Tell whether a word is the first of its sentence or of a quotation."""
    start = reading.starts[at]
    before = reading.text[start - 1 : start]
    return before in _QUOTES or starts_sentence(reading, at)
