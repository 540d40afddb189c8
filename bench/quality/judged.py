"""How many of the tags that texts should have were given, and how many others?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Judged:
    """The tags that a text was given, and those that it has.

    Attributes:
        lang: the text's language.
        tagged, gold: ISO 3166-1 alpha-2 codes, or ids of organizations.
        free: those that count neither way.
    """

    lang: str
    tagged: frozenset[str]
    gold: frozenset[str]
    free: frozenset[str]


def precision(judged: Collection[Judged]) -> float:
    """Return the share of right ones among the tags of all texts."""
    right, wrong, _ = _sums(judged)
    return right / (right + wrong)


def recall(judged: Collection[Judged]) -> float:
    """Return the share of tags that were found of all that should have been."""
    right, _, missed = _sums(judged)
    return right / (right + missed)


def f1(judged: Collection[Judged]) -> float:
    """Return the harmonic mean of precision and recall."""
    right, wrong, missed = _sums(judged)
    return 2 * right / (2 * right + wrong + missed)


def of_language(judged: Collection[Judged], lang: str) -> tuple[Judged, ...]:
    """Return those of texts in a language."""
    return tuple(text for text in judged if text.lang == lang)


def _sums(judged: Collection[Judged]) -> tuple[int, int, int]:
    """Count true positives, false positives and false negatives."""
    right = wrong = missed = 0
    for text in judged:
        right += len(text.tagged & text.gold)
        wrong += len(text.tagged - text.gold - text.free)
        missed += len(text.gold - text.tagged - text.free)
    return right, wrong, missed
