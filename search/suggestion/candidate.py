"""Which of the words that are like a misspelt one was meant?"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, NamedTuple

from search.suggestion.typing_errors import EDIT, typing_cost

if TYPE_CHECKING:
    from collections.abc import Iterable

CANDIDATES = 4
"""Most words that are tried for one."""
COMMON_FROM = 8
"""Letters from which on a capitalised word may be meant for a common word, by one
edit: a shorter one is rather a name that nothing has."""
MOST_COST = ((8, 2.0), (6, 1.6), (0, 1.1))
"""Letters of a word from which on a cost is the highest that is allowed."""
FREQUENCY = 0.15
"""How much tenfold frequency makes up for."""


class Candidate(NamedTuple):
    """A word that may have been meant.

    Attributes:
        text: the word; a name has its capital.
        lang: ISO 639-1 code of its language.
        frequency: articles that have it, 0 for a word of the thesaurus alone.
        is_name: whether it is a name rather than a common word.
        is_lemma: whether it is only the dictionary form of a word that articles have.
    """

    text: str
    lang: str
    frequency: int
    is_name: bool = False
    is_lemma: bool = False


class Ranked(NamedTuple):
    """A word that may have been meant, with its rank.

    Attributes:
        rank: the lower, the likelier.
        text: the word.
    """

    rank: float
    text: str


def rank_candidates(typed: str, candidates: Iterable[Candidate]) -> tuple[Ranked, ...]:
    """Return the candidates that are near enough, the likeliest first.

    Args:
        typed: the misspelt word, as typed.
        candidates: words that are like it.
    """
    small = typed.lower()
    most = next(cost for letters, cost in MOST_COST if len(small) >= letters)
    ranked: dict[str, Ranked] = {}
    for candidate in set(candidates):
        meant = candidate.text.lower()
        cost = typing_cost(small, meant)
        if cost > most or meant == small or not _may_be_meant(typed, candidate, cost):
            continue
        rank = cost - FREQUENCY * log10(1 + candidate.frequency)
        if meant not in ranked or rank < ranked[meant].rank:
            ranked[meant] = Ranked(rank, candidate.text)
    return tuple(sorted(ranked.values())[:CANDIDATES])


def _may_be_meant(typed: str, candidate: Candidate, cost: float) -> bool:
    """Return whether a word as typed, with a capital or not, may be meant for another.

    A word in capitals alone may be meant for any.
    """
    if candidate.is_name or not typed[0].isupper() or typed.isupper():
        return True
    return len(typed) >= COMMON_FROM and cost <= EDIT
