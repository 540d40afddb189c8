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
    from collections.abc import Iterable, Iterator, Sequence

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


class Matcher:
    """Finds patterns in a text: leftmost first, longest of those, without overlap.

    Patterns are kept by the terms of their first word, so that a text costs one
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
        at = 0
        while at < len(words):
            found = self._at(text, words, at)
            if not found:
                at += 1
                continue
            length = max(len(pattern.places) for pattern in found)
            for pattern in found:
                if len(pattern.places) == length:
                    last = at + length - 1
                    yield Match(pattern, words[at].start, words[last].end, at, last)
            at += length

    def _at(self, text: str, words: Sequence[Token], at: int) -> Sequence[Pattern]:
        """Give the patterns that fit from a word on, each once."""
        word = words[at]
        likely = self._likely(word.exact, word.lemmas)
        return [p for p in likely if _fits(p, text, words, at)] if likely else ()

    def _beginning(self, exact: str, lemmas: tuple[str, ...]) -> tuple[Pattern, ...]:
        """Give the patterns whose first word a word may be, each once."""
        terms = dict.fromkeys((*lemmas, exact))
        found = (pattern for term in terms for pattern in self._by_first.get(term, ()))
        return tuple({id(pattern): pattern for pattern in found}.values())


def _fits(pattern: Pattern, text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a pattern whose first word has a term of a word fits from it on."""
    size = len(pattern.places)
    if at + size > len(words):
        return False
    for i in range(1, size):
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
