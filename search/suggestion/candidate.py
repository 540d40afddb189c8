"""Which of the words that are like a misspelt one was meant?"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, NamedTuple

from search.suggestion.keys import fold
from search.suggestion.typing_errors import EDIT, TRANSPOSITION, typing_cost

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

CANDIDATES = 4
"""Most words that are tried for one."""
MOST_COST_OF_COMMON = ((8, EDIT), (6, TRANSPOSITION))
"""Letters of a capitalised word from which on a cost is the highest at which a common
word may be meant: a shorter one is rather a name that nothing has."""
MOST_COST = ((10, 2.0), (8, 1.8), (7, 1.6), (5, 0.95), (0, 0.8))
"""Letters of a word from which on a cost is the highest that is allowed."""
FREQUENCY = 0.15
"""How much tenfold frequency makes up for."""
OTHER_LANGUAGE = 0.3
"""What it costs that a word is of another language than those around it."""


class Candidate(NamedTuple):
    """A word that may have been meant.

    Attributes:
        text: the word; a name has its capital.
        lang: ISO 639-1 code of its language.
        frequency: articles that have it in any form, 0 for a word of the thesaurus
            alone.
        is_name: whether it is a name rather than a common word.
    """

    text: str
    lang: str
    frequency: int
    is_name: bool = False


class Ranked(NamedTuple):
    """A word that may have been meant, with its rank.

    Attributes:
        rank: the lower, the likelier.
        text: the word.
    """

    rank: float
    text: str


def rank_candidates(
    typed: str, candidates: Iterable[Candidate], langs: Collection[str] = ()
) -> tuple[Ranked, ...]:
    """Return the candidates that are near enough, the likeliest first.

    Args:
        typed: the misspelt word, as typed.
        candidates: words that are like it.
        langs: languages that know all words around it; none where that is unknown.
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
        rank += OTHER_LANGUAGE if langs and candidate.lang not in langs else 0
        if meant not in ranked or rank < ranked[meant].rank:
            ranked[meant] = Ranked(rank, candidate.text)
    return tuple(sorted(ranked.values())[:CANDIDATES])


def _may_be_meant(typed: str, candidate: Candidate, cost: float) -> bool:
    """Return whether a word as typed, with a capital or not, may be meant for another.

    A word in capitals alone may be meant for any. The first letter of a name is not
    mistyped: names that differ in it are of two people or places.
    """
    if not typed[0].isupper() or typed.isupper():
        return True
    if candidate.is_name:
        return fold(typed[0]) == fold(candidate.text[0])
    return any(
        len(typed) >= letters and cost <= most for letters, most in MOST_COST_OF_COMMON
    )
