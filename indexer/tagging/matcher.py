"""Where in a text do the entries of a lexicon stand, in whatever inflected form?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analyzers import Analyzer, Token


@dataclass(frozen=True, slots=True)
class Pattern:
    """An entry of a lexicon: what it stands for and what it looks like.

    Attributes:
        value: the tag it speaks for.
        places: for each word, the terms (lemmas or forms) that may hold it.
        capitals: for each word, whether it must start with a capital.
        weight: how much one occurrence says.
    """

    value: str
    places: tuple[frozenset[str], ...]
    capitals: tuple[bool, ...]
    weight: float = 1.0


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
    look-up a word, however many patterns there are.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_first: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for term in pattern.places[0]:
                self._by_first[term].append(pattern)

    def find(self, text: str, words: Sequence[Token]) -> Iterator[Match]:
        """Give the matches in reading order; equally long ones all of them."""
        at = 0
        while at < len(words):
            found = tuple(self._at(text, words, at))
            length = max((len(p.places) for p in found), default=0)
            for pattern in found:
                if len(pattern.places) == length:
                    last = at + length - 1
                    yield Match(pattern, words[at].start, words[last].end, at, last)
            at += length or 1

    def _at(self, text: str, words: Sequence[Token], at: int) -> Iterator[Pattern]:
        seen: set[int] = set()
        for term in {*words[at].lemmas, words[at].exact}:
            for pattern in self._by_first.get(term, ()):
                if id(pattern) not in seen and _fits(pattern, text, words, at):
                    seen.add(id(pattern))
                    yield pattern


def _fits(pattern: Pattern, text: str, words: Sequence[Token], at: int) -> bool:
    row = words[at : at + len(pattern.places)]
    return len(row) == len(pattern.places) and all(
        (word.exact in place or not place.isdisjoint(word.lemmas))
        and (not capital or text[word.start].isupper())
        for word, place, capital in zip(
            row, pattern.places, pattern.capitals, strict=True
        )
    )


def words_of(analyzer: Analyzer, text: str) -> tuple[Token, ...]:
    """Give a text's words, compounds in their parts."""
    return tuple(token for token in analyzer(text) if token.kind is Kind.WORD)


def starts_sentence(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is the first of its sentence, or of the text."""
    if at == 0:
        return True
    between = text[words[at - 1].end : words[at].start]
    return any(sign in between for sign in ".!?…\n")
