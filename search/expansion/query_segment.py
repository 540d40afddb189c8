"""Into which segments is a question cut, and what do they expand to?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

Positions: TypeAlias = "tuple[tuple[str, ...], ...]"
"""For each word of a wording its alternative index terms."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another wording of a segment, which the pages call an equivalent.

    Attributes:
        text: the wording, as it is shown.
        lang: ISO 639-1 code of the language of the articles that it matches.
        positions: its index terms.
    """

    text: str
    lang: str
    positions: Positions


@dataclass(frozen=True, slots=True)
class QuerySegment:
    """Words of a question that mean one thing together.

    A term of the thesaurus, a Vietnamese word of several syllables, a compound, or a
    single word; never a function word.

    Attributes:
        text: the words as typed.
        start, end: offsets into the run of words, the end excluded.
        expansions: language by language, the preferred ones first.
        countries: codes of the countries that the words name; articles that are tagged
            with one answer them, too.
        parts: the shorter terms and words that a term of several words is made of.
        unexpanded: whether it has expansions that the question has no room for.
    """

    text: str
    start: int
    end: int
    expansions: tuple[Expansion, ...] = ()
    countries: tuple[str, ...] = ()
    parts: tuple[QuerySegment, ...] = ()
    unexpanded: bool = False

    @property
    def weight(self) -> int:
        """Expansions of the segment and of its parts."""
        return len(self.expansions) + sum(part.weight for part in self.parts)

    def unfold_none(self) -> QuerySegment:
        """Return the segment without any expansion."""
        parts = tuple(part.unfold_none() for part in self.parts)
        return replace(self, expansions=(), parts=parts, unexpanded=self.weight > 0)

    def without_expansions(self, texts: frozenset[str]) -> QuerySegment:
        """Return the segment without expansions of these texts."""
        if not texts:
            return self
        return replace(
            self,
            expansions=tuple(e for e in self.expansions if e.text not in texts),
            parts=tuple(part.without_expansions(texts) for part in self.parts),
        )
