"""What is an engine asked in a speed run, and what does it answer?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TOP = 10
"""Number of articles that an answer lists."""
FACETS = ("country", "topic", "organization", "year")
"""Facets that are counted."""


class Kind(StrEnum):
    """The kinds of questions; each engine uses its own best means for each."""

    RARE = "rare"
    """A word that few articles contain."""
    COMMON = "common"
    """A word that very many articles contain."""
    AND = "and"
    """Both of two words."""
    OR = "or"
    """At least one of two words."""
    PHRASE = "phrase"
    """Two or three consecutive words."""
    PREFIX = "prefix"
    """Any word that begins with the prefix."""
    FUZZY = "fuzzy"
    """Any word within one edit (Levenshtein 1966)."""
    FILTER = "filter"
    """A word, in articles about one country only."""
    FACETS = "facets"
    """A word, with the values of four facets counted."""
    DATE = "date sort"
    """A word, the newest articles first."""
    PAGE = "page"
    """A word with four facets and ten snippets; other engines only search the word."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        kind: how the terms are to match.
        lang: ISO 639-1 code of the language of all terms.
        terms: index terms; for `Kind.PREFIX`, the prefix.
        country: the country to filter by, or "".
    """

    kind: Kind
    lang: str
    terms: tuple[str, ...]
    country: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of an engine to a question.

    Attributes:
        total: exact number of matching articles.
        ids: ids of the first `TOP` of them.
        facets: by facet, the counts of the values that occur; empty unless requested.
    """

    total: int
    ids: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
