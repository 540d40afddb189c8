"""What can an engine be asked to look for?

A plan is a tree of frozen values: leaves name index terms, inner nodes combine what
their parts match. Plans name no engine and hold no linguistics: `search.planning` makes
them of a question, one for each language, and an engine of `search.engines` executes
them. It rounds the scores of leaves to the grid of `search.ranking.grid`, and inner
nodes only add and compare them, so that every score is on the grid.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from search.port.document import Channel

    Positions: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Match one index term.

    Attributes:
        channel: where the term is indexed.
        term: the index term.
        boost: factor of its score.
        word: the word of the question that it was made of, for explanations.
    """

    channel: Channel
    term: str
    boost: float = 1.0
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Match terms at neighbouring positions, or near each other.

    Attributes:
        channel: where the terms are indexed.
        positions: the terms, in order; at each position any of its alternatives will
            do.
        slop: how many other words may stand between the terms; more than 0 also allows
            any order, and scores as one occurrence.
        boost: factor of its score.
        word: the words of the question that it was made of, for explanations.
    """

    channel: Channel
    positions: Positions
    slop: int = 0
    boost: float = 1.0
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """One member of a `SynonymSet`.

    Attributes:
        positions: a term, or several at neighbouring positions; at each position any
            of its alternatives will do.
        weight: probability that it means what was asked for, from 0 to 1; a multiple
            of the step of `search.ranking.grid`. One that rounds to 0 matches nothing.
    """

    positions: Positions
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class SynonymSet:
    """Match any of several synonyms, and score them as if they were one term.

    The set's frequency in an article, and the number of articles that have it, are
    sums over its terms by their weights: probabilistic structured queries (Darwish and
    Oard 2003).

    Attributes:
        channel: where the terms are indexed.
        terms: the synonyms with their weights.
        boost: factor of the set's score.
        word: the words of the question that they stand for, for explanations.
    """

    channel: Channel
    terms: tuple[WeightedTerm, ...]
    boost: float = 1.0
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PrefixTerm:
    """Match every term of a channel that starts with a prefix.

    Attributes:
        channel: where the terms are indexed.
        prefix: their beginning.
        unmarked: whether the terms may have diacritics and apostrophes that the prefix
            lacks, as in the folded channel.
        word: the word of the question that it was made of, for explanations.
        boost: factor of its score.
    """

    channel: Channel
    prefix: str
    unmarked: bool = False
    word: str = field(default="", compare=False)
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class FuzzyTerm:
    """Match every term of a channel within an edit distance (OSA) of a term."""

    channel: Channel
    term: str
    distance: int
    word: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """Match a value of a facet; a filter, which scores 0."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class PublishedBetween:
    """Match days of publication; a filter, which scores 0.

    Attributes:
        first, last: both included; None is open.
    """

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Match all parts; scores add up."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Match some of the parts; the scores of those that match add up.

    Attributes:
        parts: the parts.
        at_least: how many of them must match, from 1 to all.
    """

    parts: tuple[Plan, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class DisMax:
    """Match at least one part; the best score counts (disjunction maximum)."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class FirstMatching:
    """Stand for the first part that matches any article; if none does, for the last."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Boosted:
    """Match what is required; what is optional only adds to the score."""

    required: Plan
    optional: Plan


@dataclass(frozen=True, slots=True)
class AndNot:
    """Match what is required, except what is excluded as well."""

    required: Plan
    excluded: Plan


Leaf: TypeAlias = "Term | Phrase | SynonymSet | PrefixTerm | FuzzyTerm"
Plan: TypeAlias = (
    "Leaf | FacetTerm | PublishedBetween | AllOf | AnyOf | DisMax | FirstMatching"
    " | Boosted | AndNot"
)
