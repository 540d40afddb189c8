"""Which documents match, with what score, and how are such sets combined?

Document numbers are dense, so that most operations either look documents up in an array
over all of them, or search one sorted array for another, whichever is less work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engines.columnar.execution.sorted_documents import (
    common_indexes,
    document_mask,
    search_sorted,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.engines.columnar.array_types import Integers, Mask, Weights


FEW = 1_000
"""Documents up to which each is searched for; more are looked up in a whole array."""
PAIR = 2
SPARSE = 16
"""Share of all documents, as a divisor, below which sets are joined by sorting."""
DENSE = 5
"""The same for two sets, which are merged."""


class ScoredSet(NamedTuple):
    """Matching documents with their scores.

    Attributes:
        documents: ascending; shape (matches,), int64.
        scores: not negative; shape (matches,), float64.
    """

    documents: Integers
    scores: Weights


EMPTY = ScoredSet(np.zeros(0, dtype=np.int64), np.zeros(0))


def unscored(documents: Integers) -> ScoredSet:
    """Return documents with scores of 0."""
    return ScoredSet(documents, np.zeros(len(documents)))


def select(matches: ScoredSet, mask: Mask) -> ScoredSet:
    """Return the matches where a mask over them, shape (matches,), is true."""
    indexes = np.flatnonzero(mask)
    return ScoredSet(matches.documents.take(indexes), matches.scores.take(indexes))


def contains(matches: ScoredSet, documents: Integers, size: int) -> Mask:
    """Return which documents match.

    Args:
        matches: a set.
        documents: any documents.
        size: the number of documents in the index.

    Returns:
        A mask of the shape of `documents`.
    """
    if not len(matches.documents):
        return np.zeros(len(documents), dtype=bool)
    if len(documents) < FEW:
        return search_sorted(matches.documents, documents)[1]
    return document_mask(matches.documents, size).take(documents)


def scores_of(matches: ScoredSet, documents: Integers, size: int) -> Weights:
    """Return the scores of documents, 0 for those that do not match.

    Args:
        matches: a set.
        documents: any documents.
        size: the number of documents in the index.

    Returns:
        Scores in the shape of `documents`.
    """
    if not len(matches.documents):
        return np.zeros(len(documents))
    if len(documents) < FEW:
        indexes, matched = search_sorted(matches.documents, documents)
        return matches.scores[indexes] * matched
    all_scores = np.zeros(size)
    all_scores[matches.documents] = matches.scores
    return all_scores[documents]


def score_of(matches: ScoredSet, document: int) -> float | None:
    """Return a document's score, None where it does not match."""
    index = int(np.searchsorted(matches.documents, document))
    if index < len(matches.documents) and matches.documents[index] == document:
        return float(matches.scores[index])
    return None


def intersect(sets: Sequence[ScoredSet], size: int) -> ScoredSet:
    """Return the documents that are in all sets; scores add up in the sets' order.

    Args:
        sets: one at least.
        size: the number of documents in the index.
    """
    if len(sets) == PAIR:
        one, other = sets
        in_one, in_other = common_indexes(one.documents, other.documents, size)
        scores = one.scores.take(in_one) + other.scores.take(in_other)
        return ScoredSet(one.documents.take(in_one), scores)
    smallest, *rest = sorted(range(len(sets)), key=lambda n: len(sets[n].documents))
    documents = sets[smallest].documents
    indexes = {smallest: np.arange(len(documents))}
    for number in rest:
        common, in_other = common_indexes(documents, sets[number].documents, size)
        documents = documents[common]
        indexes = {earlier: index[common] for earlier, index in indexes.items()}
        indexes[number] = in_other
    scores = np.zeros(len(documents))
    for number, each in enumerate(sets):
        scores += each.scores[indexes[number]]
    return ScoredSet(documents, scores)


def at_least(sets: Sequence[ScoredSet], size: int, count: int) -> ScoredSet:
    """Return the documents that are in some of the sets, their scores added up.

    Args:
        sets: any number of them.
        size: the number of documents in the index.
        count: how many of the sets a document must be in.
    """
    every = union(sets, size)
    if count == 1:
        return every
    counts = np.zeros(size, dtype=np.int64)
    for each in sets:
        counts[each.documents] += 1
    enough = counts.take(every.documents) >= count
    return ScoredSet(every.documents[enough], every.scores[enough])


def union(sets: Sequence[ScoredSet], size: int, *, best: bool = False) -> ScoredSet:
    """Return the documents that are in any set.

    Args:
        sets: any number of them.
        size: the number of documents in the index.
        best: take the best score of a document; otherwise its scores add up in the
            sets' order.
    """
    sets = [each for each in sets if len(each.documents)]
    if len(sets) < PAIR:
        return sets[0] if sets else EMPTY
    total = sum(len(each.documents) for each in sets)
    if len(sets) == PAIR and total * DENSE < size:
        return _merge_pair(*sets, best=best)
    if len(sets) > PAIR and total * SPARSE < size:
        documents = np.unique(np.concatenate([each.documents for each in sets]))
        scores = np.zeros(len(documents))
        for each in sets:
            indexes = np.searchsorted(documents, each.documents)
            _accumulate(scores, indexes, each.scores, best=best)
        return ScoredSet(documents, scores)
    mask, all_scores = np.zeros(size, dtype=bool), np.zeros(size)
    first, *rest = sets
    mask[first.documents] = True
    all_scores[first.documents] = first.scores
    for each in rest:
        mask[each.documents] = True
        _accumulate(all_scores, each.documents, each.scores, best=best)
    documents = np.flatnonzero(mask)
    return ScoredSet(documents, all_scores.take(documents))


def _merge_pair(one: ScoredSet, other: ScoredSet, *, best: bool) -> ScoredSet:
    merged = concatenate((one, other))
    documents, scores = merged
    is_first = np.ones(len(documents), dtype=bool)
    np.not_equal(documents[1:], documents[:-1], out=is_first[1:])
    firsts = np.flatnonzero(is_first)
    if len(firsts) == len(documents):
        return merged
    seconds = np.flatnonzero(~is_first)
    combine = np.maximum if best else np.add
    scores[seconds - 1] = combine(scores.take(seconds - 1), scores.take(seconds))
    return ScoredSet(documents.take(firsts), scores.take(firsts))


def _accumulate(
    totals: Weights, indexes: Integers, scores: Weights, *, best: bool
) -> None:
    """Add scores to the totals at distinct indexes, or keep the better of the two."""
    if best:
        totals[indexes] = np.maximum(totals[indexes], scores)
    else:
        totals[indexes] += scores


def subtract(matches: ScoredSet, excluded: ScoredSet, size: int) -> ScoredSet:
    """Return the matches that are not excluded."""
    return select(matches, ~contains(excluded, matches.documents, size))


def add_optional(required: ScoredSet, optional: ScoredSet, size: int) -> ScoredSet:
    """Return what is required; optional scores are added where a document has both."""
    more = scores_of(optional, required.documents, size)
    return ScoredSet(required.documents, required.scores + more)


def concatenate(sets: Sequence[ScoredSet]) -> ScoredSet:
    """Return all elements of some sets by document.

    A document that is in several sets comes several times, in the sets' order.
    """
    sets = [each for each in sets if len(each.documents)]
    if len(sets) < PAIR:
        return sets[0] if sets else EMPTY
    documents = np.concatenate([each.documents for each in sets])
    scores = np.concatenate([each.scores for each in sets])
    # NumPy's stable sort of 64-bit integers (timsort) merges ascending runs.
    order = documents.argsort(kind="stable")
    return ScoredSet(documents.take(order), scores.take(order))
