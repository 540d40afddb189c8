"""What can a person ask for, in our own words?

A question is a tree of these frozen values. They name no engine; `search.plan` turns
them into index terms, language by language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


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
class Phrase:
    """Words that must stand together, in the very forms typed."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word of which only the beginning is given."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Value:
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


Node: TypeAlias = "Words | Phrase | Prefix | Value | Not | And | Or"
