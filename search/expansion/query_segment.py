"""What else can words of a question stand for?

Values that the finder of equivalents makes and planner and pages read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.port.plan import WeightedTerm


class ExpansionSource(StrEnum):
    """Where an equivalent comes from."""

    THESAURUS = "thesaurus"
    LEARNT = "learnt"


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another wording of a unit.

    Attributes:
        text: as it is shown.
        lang: of the articles it finds.
        term: what is looked for.
        strong: whether it finds articles; a weak one only adds to their score.
        source: see `ExpansionSource`.
    """

    text: str
    lang: str
    term: WeightedTerm
    strong: bool
    source: ExpansionSource


@dataclass(frozen=True, slots=True)
class QuerySegment:
    """Words of a question that mean one thing.

    Attributes:
        text: as they were typed.
        start, end: offsets into the question.
        expansions: the likeliest first, language by language.
        parts: the words, where there are several and they mean something alone.
    """

    text: str
    start: int
    end: int
    expansions: tuple[Expansion, ...] = ()
    parts: tuple[QuerySegment, ...] = ()

    def strong_only(self) -> QuerySegment:
        """Drop the equivalents that find no article."""
        return replace(
            self,
            expansions=tuple(e for e in self.expansions if e.strong),
            parts=tuple(part.strong_only() for part in self.parts),
        )

    def without_expansions(self, removed: frozenset[str]) -> QuerySegment:
        """Drop equivalents by the text they are shown with."""
        if not removed:
            return self
        return replace(
            self,
            expansions=tuple(e for e in self.expansions if e.text not in removed),
            parts=tuple(part.without_expansions(removed) for part in self.parts),
        )
