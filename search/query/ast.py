"""What can a person ask for, in our own words?

A question is a tree of these frozen values. They name no engine; `search.port.plan`
turns them into index terms, language by language.
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
    """Words that must stand together.

    Attributes:
        text: the words as typed.
        field: "" for all of an article, or "title".
        inflected: whether any inflected form will do instead of the forms typed.
        slop: words that may stand between them; more than 0 also allows any order.
    """

    text: str
    field: str = ""
    inflected: bool = False
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word of which only the beginning is given."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, and words that differ from it in a letter or two."""

    text: str
    distance: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days of publication, both included; None is open."""

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
