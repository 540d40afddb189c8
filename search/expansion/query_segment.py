"""Into which segments is a question cut, and what do they expand to?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.port.plan import WeightedTerm


class ExpansionSource(StrEnum):
    """Where an expansion comes from."""

    THESAURUS = "thesaurus"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another wording of a segment, which the pages call an equivalent.

    Attributes:
        text: the wording, as it is shown.
        lang: ISO 639-1 code of the language of the articles that it matches.
        term: its index terms with its weight.
        strong: whether it matches articles on its own; a weak one only adds to the
            score of articles that match anyway.
        source: where it comes from.
    """

    text: str
    lang: str
    term: WeightedTerm
    strong: bool
    source: ExpansionSource


@dataclass(frozen=True, slots=True)
class QuerySegment:
    """Neighbouring words of a question that mean one thing together.

    Attributes:
        text: the words as typed.
        start, end: offsets into the question, the end excluded.
        expansions: language by language, the likeliest first.
        parts: a segment for each of the words, if there are several.
    """

    text: str
    start: int
    end: int
    expansions: tuple[Expansion, ...] = ()
    parts: tuple[QuerySegment, ...] = ()

    def strong_only(self) -> QuerySegment:
        """Return the segment, and its parts, without weak expansions."""
        return replace(
            self,
            expansions=tuple(e for e in self.expansions if e.strong),
            parts=tuple(part.strong_only() for part in self.parts),
        )

    def without_expansions(self, texts: frozenset[str]) -> QuerySegment:
        """Return the segment, and its parts, without expansions of these texts."""
        if not texts:
            return self
        return replace(
            self,
            expansions=tuple(e for e in self.expansions if e.text not in texts),
            parts=tuple(part.without_expansions(texts) for part in self.parts),
        )
