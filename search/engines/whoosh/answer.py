"""What does a plan match, and how do answers join?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.plan import AllOf, AnyOf, BestOf

if TYPE_CHECKING:
    from search.engines.whoosh.columns import Mask
    from search.engines.whoosh.postings import Weights as Scores

CEILING = 0.99
"""Most that an article found by equivalents alone scores, as a share of the others."""


class Answer(NamedTuple):
    """What a plan matches: a mask and a score over document numbers."""

    mask: Mask
    score: Scores


def below(direct: Answer, wider: Answer) -> float:
    """Give what to multiply the wider scores by, to bring them below the direct ones.

    An article that is found only by equivalents never outranks one that has the
    question's own words; among themselves each kind keeps its order.
    """
    more = wider.mask & ~direct.mask
    if not direct.mask.any() or not more.any():
        return 1.0
    least = direct.score[direct.mask].min()
    most = wider.score[more].max()
    return float(min(1.0, CEILING * least / most)) if most > 0 else 1.0


def combine(plan: AllOf | AnyOf | BestOf, answers: list[Answer]) -> Answer:
    """Join the answers of a node's parts."""
    masks = np.stack([answer.mask for answer in answers])
    scores = np.stack([answer.score for answer in answers])
    mask: Mask = np.logical_or.reduce(masks)
    match plan:
        case AllOf():
            mask = np.logical_and.reduce(masks)
            return Answer(mask, scores.sum(axis=0) * mask)
        case AnyOf():
            return Answer(mask, scores.sum(axis=0))
        case BestOf():
            return Answer(mask, scores.max(axis=0))
