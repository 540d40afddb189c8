"""What does a plan match, and how do answers join?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.engines.whoosh.columns import Mask
    from search.engines.whoosh.postings import Numbers, Weights

CEILING = 0.99
"""Most that an article found by equivalents alone scores, as a share of the others."""
FEW = 1_000
"""Documents up to which each is searched for; more are looked up in a whole array."""
SPARSE = 16
"""Share of all documents, as a divisor, below which sets are joined by sorting."""


class Answer(NamedTuple):
    """What a plan matches: document numbers, ascending, and a score for each."""

    documents: Numbers
    scores: Weights


NOTHING = Answer(np.zeros(0, dtype=np.int64), np.zeros(0))


def unscored(documents: Numbers) -> Answer:
    """Give documents that match without a score."""
    return Answer(documents, np.zeros(len(documents)))


def held(answer: Answer, documents: Numbers, size: int) -> Mask:
    """Tell which of some documents an answer has; there are `size` in all."""
    if not len(answer.documents):
        return np.zeros(len(documents), dtype=bool)
    if len(documents) < FEW:
        return _sought(answer.documents, documents)[1]
    mask = np.zeros(size, dtype=bool)
    mask[answer.documents] = True
    return mask[documents]


def scores_of(answer: Answer, documents: Numbers, size: int) -> Weights:
    """Give an answer's scores of some documents, 0 for those it lacks."""
    if not len(answer.documents):
        return np.zeros(len(documents))
    if len(documents) < FEW:
        at, known = _sought(answer.documents, documents)
        return answer.scores[at] * known
    row = np.zeros(size)
    row[answer.documents] = answer.scores
    return row[documents]


def score_at(answer: Answer, document: int) -> float | None:
    """Give a document's score, None for one that does not match."""
    at = int(np.searchsorted(answer.documents, document))
    if at < len(answer.documents) and answer.documents[at] == document:
        return float(answer.scores[at])
    return None


def every(parts: Sequence[Answer], size: int) -> Answer:
    """Give what all parts match; scores add up in their order."""
    smallest, *rest = sorted(range(len(parts)), key=lambda n: len(parts[n].documents))
    documents = parts[smallest].documents
    places = {smallest: np.arange(len(documents))}
    for number in rest:
        at = _places(parts[number].documents, documents, size)
        found = at >= 0
        documents = documents[found]
        places = {known: place[found] for known, place in places.items()}
        places[number] = at[found]
    scores = np.zeros(len(documents))
    for number, part in enumerate(parts):
        scores += part.scores[places[number]]
    return Answer(documents, scores)


def some(parts: Sequence[Answer], size: int, *, best: bool = False) -> Answer:
    """Give what any part matches; scores add up in order, or the best one counts."""
    parts = [part for part in parts if len(part.documents)]
    if len(parts) < 2:  # noqa: PLR2004 - one part is the answer
        return parts[0] if parts else NOTHING
    if sum(len(part.documents) for part in parts) * SPARSE < size:
        documents = np.unique(np.concatenate([part.documents for part in parts]))
        scores = np.zeros(len(documents))
        for part in parts:
            _add(scores, np.searchsorted(documents, part.documents), part, best=best)
        return Answer(documents, scores)
    mask, row = np.zeros(size, dtype=bool), np.zeros(size)
    for part in parts:
        mask[part.documents] = True
        _add(row, part.documents, part, best=best)
    documents = np.flatnonzero(mask)
    return Answer(documents, row[documents])


def _add(scores: Weights, at: Numbers, part: Answer, *, best: bool) -> None:
    """Put a part's scores to those at some places."""
    if best:
        scores[at] = np.maximum(scores[at], part.scores)
    else:
        scores[at] += part.scores


def without(wanted: Answer, unwanted: Answer, size: int) -> Answer:
    """Give what is wanted, less what is not."""
    kept = ~held(unwanted, wanted.documents, size)
    return Answer(wanted.documents[kept], wanted.scores[kept])


def preferred(needed: Answer, bonus: Answer, size: int) -> Answer:
    """Give what is needed, with what adds to its score."""
    more = scores_of(bonus, needed.documents, size)
    return Answer(needed.documents, needed.scores + more)


def beside(direct: Answer, wider: Answer, size: int) -> tuple[Answer, float]:
    """Give what only the wider answer has, and what its scores are multiplied by.

    An article that is found only by equivalents never outranks one that has the
    question's own words; among themselves each kind keeps its order.
    """
    more = without(wider, direct, size)
    if not len(direct.documents) or not len(more.documents):
        return more, 1.0
    least, most = float(direct.scores.min()), float(more.scores.max())
    return more, min(1.0, CEILING * least / most) if most > 0 else 1.0


def stacked(direct: Answer, wider: Answer, size: int) -> Answer:
    """Join a direct answer and, below it, what else a wider one has."""
    more, scale = beside(direct, wider, size)
    return disjoint([direct, Answer(more.documents, more.scores * scale)])


def disjoint(parts: Sequence[Answer]) -> Answer:
    """Join answers that share no document."""
    parts = [part for part in parts if len(part.documents)]
    if len(parts) < 2:  # noqa: PLR2004 - as above
        return parts[0] if parts else NOTHING
    documents = np.concatenate([part.documents for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    order = np.argsort(documents, kind="stable")
    return Answer(documents[order], scores[order])


def _places(documents: Numbers, sought: Numbers, size: int) -> Numbers:
    """Give where documents stand among ascending ones, -1 for those that do not."""
    if not len(documents):
        return np.full(len(sought), -1)
    if len(sought) < FEW:
        at, known = _sought(documents, sought)
        return np.where(known, at, -1)
    row = np.full(size, -1)
    row[documents] = np.arange(len(documents))
    return row[sought]


def _sought(documents: Numbers, sought: Numbers) -> tuple[Numbers, Mask]:
    """Search ascending documents for others: a place each, and if it is theirs."""
    at = np.searchsorted(documents, sought)
    at[at == len(documents)] = 0
    return at, np.asarray(documents[at] == sought)
