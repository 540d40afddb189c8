"""What is the syntax tree of a question?

A question is a tree of these frozen values. They name neither an engine nor index
terms: `search.planning` turns them into a plan for each language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words: each must occur, in any inflected form.

    Attributes:
        text: the words as typed.
        field: "" for all of an article, or "title".
    """

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class QuotedPhrase:
    """Words in quotation marks, which must stand next to each other.

    Attributes:
        text: the words as typed.
        field: "" for all of an article, or "title".
        inflected: whether any inflected form matches, not only the forms typed.
        slop: how many other words may stand between them; more than 0 also allows
            any order.
    """

    text: str
    field: str = ""
    inflected: bool = False
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that start with these letters."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, and all words within an edit distance of 1 or 2."""

    text: str
    distance: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days of publication, the first and the last included; None is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value of a facet: `country:KR`, `topic:energy`, `lang:uk`, `source:…`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not occur."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """All parts must match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part must match."""

    parts: tuple[Node, ...]


Node: TypeAlias = (
    "Words | QuotedPhrase | Prefix | Fuzzy | FieldValue | DateRange | Not | And | Or"
)
