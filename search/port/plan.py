"""What can an engine be asked to look for?

Plans are made of these frozen values: leaves name index terms, nodes join them. They
name no engine and hold no linguistics; `search.planning.planner` makes them of a
question.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from search.port.document import Channel


@dataclass(frozen=True, slots=True)
class Term:
    """One index term of a channel.

    Attributes:
        channel, term: what is looked for.
        boost: its score is multiplied by this.
        word: the word of the question that it stands for.
    """

    channel: Channel
    term: str
    boost: float = 1.0
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms near each other in a channel; each place may be held by alternatives.

    Attributes:
        channel, places: what is looked for, in order.
        slop: words that may stand between; more than 0 also allows any order.
        boost, word: as in `Term`.
    """

    channel: Channel
    places: tuple[tuple[str, ...], ...]
    slop: int = 0
    boost: float = 1.0
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """One of the wordings of a `SynonymSet`.

    Attributes:
        places: terms in a row; each place may be held by alternatives.
        weight: how likely it means what was asked for, 0 to 1.
    """

    places: tuple[tuple[str, ...], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class SynonymSet:
    """Wordings that count as one term.

    Occurrences and articles of each count by its weight (Darwish and Oard 2003,
    probabilistic structured queries).

    Attributes:
        channel, members: what is looked for.
        boost, word: as in `Term`.
    """

    channel: Channel
    members: tuple[WeightedTerm, ...]
    boost: float = 1.0
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PrefixTerm:
    """Every term of a channel that begins so."""

    channel: Channel
    prefix: str
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FuzzyTerm:
    """Every term of a channel within an edit distance."""

    channel: Channel
    term: str
    distance: int
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """A facet's value; it filters and adds no score."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class PublishedBetween:
    """Days of publication, both included; it filters and adds no score."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class AllOf:
    """All parts; scores add up."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part; scores of those that match add up."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class DisMax:
    """At least one part; the best score counts."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class FirstMatching:
    """The first part that any article matches."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Boosted:
    """What is needed, and what adds to the score where it is found as well."""

    needed: Plan
    bonus: Plan


@dataclass(frozen=True, slots=True)
class AndNot:
    """What is wanted, less what is not."""

    wanted: Plan
    unwanted: Plan


@dataclass(frozen=True, slots=True)
class Tiered:
    """What is wanted, and below all of it whatever else the wider plan finds.

    It stands at the top of a plan only.
    """

    wanted: Plan | None
    wider: Plan | None


Leaf: TypeAlias = "Term | Phrase | SynonymSet | PrefixTerm | FuzzyTerm"
Plan: TypeAlias = (
    "Leaf | FacetTerm | PublishedBetween | AllOf | AnyOf | DisMax | FirstMatching"
    " | Boosted | AndNot | Tiered"
)
