"""Which synonyms are worth looking for, and with what weights?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.port.plan import SynonymSet
from search.ranking.grid import weight_on_grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.port.document import Channel
    from search.port.plan import WeightedTerm


def plan_synonyms(
    channel: Channel, terms: Iterable[WeightedTerm], boost: float, word: str
) -> SynonymSet | None:
    """Plan synonyms, with their weights rounded to the grid of `search.ranking.grid`.

    Args:
        channel: where they are indexed.
        terms: the synonyms; those whose weights are negligible are left out, so that
            none of them makes an article a hit.
        boost: factor of the set's score.
        word: the words of the question that they stand for.

    Returns:
        The set; None where no synonym is left.
    """
    rounded = (replace(term, weight=weight_on_grid(term.weight)) for term in terms)
    weighty = tuple(term for term in rounded if term.weight)
    return SynonymSet(channel, weighty, boost, word) if weighty else None
