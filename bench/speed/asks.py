"""What is an engine asked in a speed run, and what does it answer?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TOP = 10
"""Articles that an answer names."""
FACETS = ("country", "topic", "organization", "year")
"""Facets that are counted."""


class Kind(StrEnum):
    """The kinds of questions; each engine answers each in its own best way."""

    RARE = "rare"
    """A word of a few articles."""
    COMMON = "common"
    """A word of very many."""
    AND = "and"
    """Two words, both of them."""
    OR = "or"
    """Two words, any of them."""
    PHRASE = "phrase"
    """Two or three words in a row."""
    PREFIX = "prefix"
    """All words that begin so."""
    FUZZY = "fuzzy"
    """All words that differ in one letter at the most."""
    FILTER = "filter"
    """A word in the articles of a country."""
    FACETS = "facets"
    """A word, with four facets counted."""
    DATE = "date sort"
    """A word, the newest articles first."""
    PAGE = "page"
    """A word with four facets and ten snippets; of rivals only the word is asked."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    Attributes:
        kind: what is asked of the terms.
        lang: the language that all terms are of.
        terms: index terms; of a prefix, the prefix.
        country: the country that filters, or "".
    """

    kind: Kind
    lang: str
    terms: tuple[str, ...]
    country: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer.

    Attributes:
        total: articles that match, exactly.
        ids: ids of the first `TOP` of them.
        facets: counts of each value that occurs, by facet, where they were asked.
    """

    total: int
    ids: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
