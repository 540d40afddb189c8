"""Where in a text do the entries of a lexicon stand, in whatever inflected form?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzers import Analyzer, Token

KEPT_TEXTS = 8
"""Texts whose words are remembered, as each is tagged in several ways."""
KEPT_WORDS = 100_000
"""Words of which a matcher remembers what may begin with them (200 bytes each)."""
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
        self._likely = lru_cache(maxsize=KEPT_WORDS)(self._beginning)

    def find(self, text: str, words: Sequence[Token]) -> Iterator[Match]:
        """Give the matches in reading order; equally long ones all of them."""
        likely, free = self._likely, 0
        for at, word in enumerate(words):
            beginning = likely(word.exact, word.lemmas)
            if beginning is None or at < free:
                continue
            found = _at(beginning, text, words, at)
            if not found:
                continue
            length = max(len(pattern.places) for pattern in found)
            free = at + length
            for pattern in found:
                if len(pattern.places) == length:
                    end = words[free - 1].end
                    yield Match(pattern, word.start, end, at, free - 1)

    def _beginning(self, exact: str, lemmas: tuple[str, ...]) -> _Beginning | None:
        """Give the patterns whose first word a word may be, each once."""
        terms = dict.fromkeys((*lemmas, exact))
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


def _at(
    beginning: _Beginning, text: str, words: Sequence[Token], at: int
) -> list[Pattern]:
    """Give the patterns that fit from a word on, each once."""
    likely = beginning.single
    if beginning.longer and at + 1 < len(words):
        after = words[at + 1]
        by_second = beginning.longer.get
        for term in (after.exact, *after.lemmas):
            if more := by_second(term):
                likely += more
    if not likely:
        return []
    each = dict(likely)
    ordered = (
        [each[place] for place in sorted(each)] if len(each) > 1 else each.values()
    )
    return [pattern for pattern in ordered if _fits(pattern, text, words, at)]


def _fits(pattern: Pattern, text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a pattern whose first two words have terms of words fits there."""
    size = len(pattern.places)
    if at + size > len(words):
        return False
    for i in range(2, size):
        word, place = words[at + i], pattern.places[i]
        if word.exact not in place and place.isdisjoint(word.lemmas):
            return False
    row = words[at : at + size]
    return (
        not any(
            capital and not text[word.start].isupper()
            for word, capital in zip(row, pattern.capitals, strict=True)
        )
        and (not pattern.shouted or text[row[0].start : row[-1].end].isupper())
        and (not pattern.opening or begins(text, words, at))
        and (size == 1 or _together(text, row, dotted=pattern.dotted))
    )


def _together(text: str, row: Sequence[Token], *, dotted: bool) -> bool:
    """Tell whether no sign parts the words, but full stops where they may."""
    for left, right in pairwise(row):
        gap = text[left.end : right.start]
        if _BREAK.search(gap.replace(_DOT, "") if dotted else gap):
            return False
    return True


@lru_cache(maxsize=KEPT_TEXTS)
def words_of(analyzer: Analyzer, text: str) -> tuple[Token, ...]:
    """Give a text's words, compounds in their parts."""
    return tuple(token for token in analyzer(text) if token.kind is Kind.WORD)


def starts_sentence(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the first of its sentence, or of the text."""
    if at == 0:
        return True
    between = text[words[at - 1].end : words[at].start]
    return any(sign in between for sign in _SENTENCE_SIGNS)


def begins(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the first of its sentence or of a quotation."""
    start = words[at].start
    return text[start - 1 : start] in _QUOTES or starts_sentence(text, words, at)
