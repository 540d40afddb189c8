"""What does a plan match, and how do answers join?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.engines.columnar.execution.postings_reader import Numbers, Weights
    from search.engines.columnar.facets.doc_values import Mask

FEW = 1_000
"""Documents up to which each is searched for; more are looked up in a whole array."""
PAIR = 2
UNEQUAL = 8
"""Times that documents are more than others from which those are searched for."""
SPARSE = 16
"""Share of all documents, as a divisor, below which sets are joined by sorting."""
DENSE = 5
"""The same for two sets, which are merged."""


class Answer(NamedTuple):
    """What a plan matches: document numbers, ascending, and a score for each."""

    documents: Numbers
    scores: Weights


NOTHING = Answer(np.zeros(0, dtype=np.int64), np.zeros(0))


def unscored(documents: Numbers) -> Answer:
    """Give documents that match without a score."""
    return Answer(documents, np.zeros(len(documents)))


def kept(answer: Answer, mask: Mask) -> Answer:
    """Give an answer's documents that a mask over them keeps."""
    places = np.flatnonzero(mask)
    return Answer(answer.documents.take(places), answer.scores.take(places))


def held(answer: Answer, documents: Numbers, size: int) -> Mask:
    """Tell which of some documents an answer has; there are `size` in all."""
    if not len(answer.documents):
        return np.zeros(len(documents), dtype=bool)
    if len(documents) < FEW:
        return _sought(answer.documents, documents)[1]
    return _mask(answer.documents, size).take(documents)


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
    if len(parts) == PAIR:
        one, other = parts
        mine, theirs = _shared(one.documents, other.documents, size)
        scores = one.scores.take(mine) + other.scores.take(theirs)
        return Answer(one.documents.take(mine), scores)
    smallest, *rest = sorted(range(len(parts)), key=lambda n: len(parts[n].documents))
    documents = parts[smallest].documents
    places = {smallest: np.arange(len(documents))}
    for number in rest:
        found, theirs = _shared(documents, parts[number].documents, size)
        documents = documents[found]
        places = {known: place[found] for known, place in places.items()}
        places[number] = theirs
    scores = np.zeros(len(documents))
    for number, part in enumerate(parts):
        scores += part.scores[places[number]]
    return Answer(documents, scores)


def some(parts: Sequence[Answer], size: int, *, best: bool = False) -> Answer:
    """Give what any part matches; scores add up in order, or the best one counts."""
    parts = [part for part in parts if len(part.documents)]
    if len(parts) < PAIR:
        return parts[0] if parts else NOTHING
    many = sum(len(part.documents) for part in parts)
    if len(parts) == PAIR and many * DENSE < size:
        return _either(*parts, best=best)
    if len(parts) > PAIR and many * SPARSE < size:
        documents = np.unique(np.concatenate([part.documents for part in parts]))
        scores = np.zeros(len(documents))
        for part in parts:
            _add(scores, np.searchsorted(documents, part.documents), part, best=best)
        return Answer(documents, scores)
    mask, row = np.zeros(size, dtype=bool), np.zeros(size)
    first, *rest = parts
    mask[first.documents] = True
    row[first.documents] = first.scores
    for part in rest:
        mask[part.documents] = True
        _add(row, part.documents, part, best=best)
    documents = np.flatnonzero(mask)
    return Answer(documents, row.take(documents))


def _either(one: Answer, other: Answer, *, best: bool) -> Answer:
    """Merge two answers."""
    joined = disjoint((one, other))
    documents, scores = joined
    first = np.ones(len(documents), dtype=bool)
    np.not_equal(documents[1:], documents[:-1], out=first[1:])
    places = np.flatnonzero(first)
    if len(places) == len(documents):
        return joined
    again = np.flatnonzero(~first)
    both = np.maximum if best else np.add
    scores[again - 1] = both(scores.take(again - 1), scores.take(again))
    return Answer(documents.take(places), scores.take(places))


def _add(scores: Weights, at: Numbers, part: Answer, *, best: bool) -> None:
    """Put a part's scores to those at some places."""
    if best:
        scores[at] = np.maximum(scores[at], part.scores)
    else:
        scores[at] += part.scores


def without(wanted: Answer, unwanted: Answer, size: int) -> Answer:
    """Give what is wanted, less what is not."""
    return kept(wanted, ~held(unwanted, wanted.documents, size))


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
    return more, min(1.0, RANKING.lower_tier * least / most) if most > 0 else 1.0


def stacked(direct: Answer, wider: Answer, size: int) -> Answer:
    """Join a direct answer and, below it, what else a wider one has."""
    if not len(direct.documents) or not len(wider.documents):
        return direct if len(direct.documents) else wider
    more, scale = beside(direct, wider, size)
    return disjoint((direct, Answer(more.documents, more.scores * scale)))


def disjoint(parts: Sequence[Answer]) -> Answer:
    """Join answers; a document that several have comes several times in a row.

    Runs that ascend are merged, not sorted: the sort that keeps the order of equals
    finds them.
    """
    parts = [part for part in parts if len(part.documents)]
    if len(parts) < PAIR:
        return parts[0] if parts else NOTHING
    documents = np.concatenate([part.documents for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    order = documents.argsort(kind="stable")
    return Answer(documents.take(order), scores.take(order))


def _shared(one: Numbers, other: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Give where the documents that two ascending arrays share stand in each."""
    if len(one) > len(other):
        theirs, mine = _shared(other, one, size)
        return mine, theirs
    if not len(one):
        return NOTHING.documents, NOTHING.documents
    if len(one) * UNEQUAL < len(other):
        at, known = _sought(other, one)
        return np.flatnonzero(known), at[known]
    mine = np.flatnonzero(_mask(other, size).take(one))
    both = one.take(mine)
    if len(both) * UNEQUAL < len(other):
        return mine, other.searchsorted(both)
    return mine, np.flatnonzero(_mask(both, size).take(other))


def _mask(documents: Numbers, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[documents] = True
    return mask


def _sought(documents: Numbers, sought: Numbers) -> tuple[Numbers, Mask]:
    """Search ascending documents for others: a place each, and if it is theirs."""
    at = documents.searchsorted(sought)
    np.minimum(at, len(documents) - 1, out=at)
    return at, np.asarray(documents.take(at) == sought)
