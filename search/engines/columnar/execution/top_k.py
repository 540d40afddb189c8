"""Which matches are on a page, and in which order?

Only a few more matches than the page needs are sorted; one pass over the first sort key
excludes the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.engines.columnar.execution.sorted_documents import search_sorted
from search.query.request import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.engines.columnar.array_types import Array, Integers
    from search.engines.columnar.execution.scored_set import ScoredSet
    from search.engines.columnar.facets.doc_values import DocValues
    from search.query.request import Query

    Indexes = Array | slice
    Key = Callable[[Indexes], Array]

LAST_DAY = 1 << 40
"""Day of articles without a date where the oldest come first: after all others."""
COLUMNS_PER_HIT = 16
"""Columns that values are folded into, for each match requested; see `_lower_bound`."""
AHEAD = 4
"""Matches that are sorted at first, for each story that a page needs."""
FEW = 8
"""Matches up to which it is tried whether the first key alone decides their order."""


class SortKeys(NamedTuple):
    """The keys of an order, the most important first; larger values come first.

    Attributes:
        first: the first key of all matches; shape (matches,).
        second, last: the other keys, each a function from indexes into the matches to
            values, so that it is computed where needed only.
    """

    first: Array
    second: Key
    last: Key

    def order(self, indexes: Indexes) -> Array:
        """Return the permutation that sorts some matches."""
        keys = (self.last(indexes), self.second(indexes), self.first[indexes])
        return np.lexsort(keys)[::-1]


def page_of(matches: ScoredSet, query: Query, doc_values: DocValues) -> Integers:
    """Return the matches of a query's page, as ordered indexes into the matches.

    Where all keys are equal the ids decide, so that the order does not depend on how
    the index was built.
    """
    end = query.page * query.size
    start = end - query.size
    keys = _sort_keys(matches, query.sort, doc_values)
    if not query.grouped:
        return _top(keys, len(matches.documents), end)[start:]
    stories = _top_stories(matches, keys, query, doc_values)[start:end]
    return np.array(stories, dtype=np.int64)


def order_of(matches: ScoredSet, sort: Sort, doc_values: DocValues) -> Integers:
    """Return the order of all matches, as indexes into them; shape (matches,)."""
    order: Integers = _sort_keys(matches, sort, doc_values).order(slice(None))
    return order


def _sort_keys(matches: ScoredSet, sort: Sort, doc_values: DocValues) -> SortKeys:
    def score(indexes: Indexes) -> Array:
        return matches.scores[indexes]

    def newest(indexes: Indexes) -> Array:
        return doc_values.published[matches.documents[indexes]]

    def oldest(indexes: Indexes) -> Array:
        published = newest(indexes)
        return -np.where(published == 0, LAST_DAY, published)

    def by_id(indexes: Indexes) -> Array:
        return -doc_values.id_ranks[matches.documents[indexes]]

    if sort is Sort.RELEVANCE:
        return SortKeys(matches.scores, newest, by_id)
    if sort is Sort.ARRIVED:
        arrived = doc_values.arrived[matches.documents]
        return SortKeys(arrived, newest, by_id)
    date = newest if sort is Sort.NEWEST else oldest
    return SortKeys(date(slice(None)), score, by_id)


def _top(keys: SortKeys, size: int, k: int) -> Array:
    """Return the indexes of the first k of `size` matches, in order."""
    if size <= FEW and (order := _order_by_first_key(keys.first.tolist())):
        return np.array(order[:k])
    if size <= AHEAD * k:
        return keys.order(slice(None))[:k]
    candidates = _candidates(keys, k)
    return candidates[keys.order(candidates)[:k]]


def _order_by_first_key(values: list[float]) -> list[int]:
    """Return the order of values, [] where two are equal.

    Sorting by all keys is most of the cost of ranking a few matches.
    """
    if len(set(values)) < len(values):
        return []
    return sorted(range(len(values)), key=values.__getitem__, reverse=True)


def _candidates(keys: SortKeys, k: int) -> Array:
    """Return the indexes of few matches that include the first k, in any order."""
    likely = np.flatnonzero(keys.first >= _lower_bound(keys.first, k))
    if len(likely) <= AHEAD * k:
        return likely
    values = keys.first[likely]
    bound = _nth_largest(values, k)
    better, tied = likely[values > bound], likely[values == bound]
    missing = k - len(better)
    if len(tied) > AHEAD * missing:
        tied = _first_of_tied(keys, tied, missing)
    return np.concatenate([better, tied])


def _first_of_tied(keys: SortKeys, tied: Array, k: int) -> Array:
    """Return the indexes of the first k of matches that are equal in the first key."""
    values = keys.second(tied)
    bound = _nth_largest(values, k)
    better, equal = tied[values > bound], tied[values == bound]
    skipped = len(equal) - (k - len(better))
    equal = equal[np.argpartition(keys.last(equal), skipped)[skipped:]]
    return np.concatenate([better, equal])


def _lower_bound(values: Array, k: int) -> Any:
    """Return a lower bound of the k-th largest value that few values exceed.

    The values are folded into `COLUMNS_PER_HIT` * k columns and each column's maximum
    is taken. At least k columns have a maximum that reaches the bound, so at least k
    values do. This takes one linear pass instead of a partition of all values.
    """
    columns = COLUMNS_PER_HIT * k
    rows = len(values) // columns
    if rows < AHEAD:
        return _nth_largest(values, k)
    maxima = values[: columns * rows].reshape(rows, columns).max(axis=0)
    return _nth_largest(maxima, k)


def _nth_largest(values: Array, n: int) -> Any:
    index = len(values) - n
    return np.partition(values, index)[index]


def _top_stories(
    matches: ScoredSet, keys: SortKeys, query: Query, doc_values: DocValues
) -> list[int]:
    """Return one match for each of the first stories, in the stories' order.

    A story ranks where its first match does. It is represented by its match in the
    most preferred language; of several in one language, by the first.
    """
    needed, total = query.page * query.size, len(matches.documents)
    k = AHEAD * needed
    while True:
        top = _top(keys, total, min(k, total))
        stories = doc_values.story[matches.documents[top]]
        _, firsts = np.unique(stories, return_index=True)
        if len(firsts) >= needed or k >= total:
            break
        k *= AHEAD
    heads = [int(index) for index in top[np.sort(firsts)[:needed]]]
    return represent(matches, heads, query, doc_values)


def represent(
    matches: ScoredSet, heads: list[int], query: Query, doc_values: DocValues
) -> list[int]:
    """Return the match that represents the story of each of some matches."""
    if not query.preferred:
        return heads
    keys = _sort_keys(matches, query.sort, doc_values)
    ranks = _language_ranks(query.preferred, doc_values)
    return [_representative(matches, keys, i, ranks, doc_values) for i in heads]


def _language_ranks(preferred: tuple[str, ...], doc_values: DocValues) -> Integers:
    """Return the rank of each document's language, 0 for the most preferred."""
    ranks = np.full(doc_values.size, len(preferred))
    for rank, lang in reversed(tuple(enumerate(preferred))):
        ranks[doc_values.having("lang", frozenset({lang}))] = rank
    return ranks


def _representative(
    matches: ScoredSet,
    keys: SortKeys,
    head: int,
    ranks: Integers,
    doc_values: DocValues,
) -> int:
    """Return the match that represents the story of a match."""
    versions = doc_values.versions(int(matches.documents[head]))
    indexes, matched = search_sorted(matches.documents, versions)
    indexes = indexes[matched]
    indexes = indexes[keys.order(indexes)]
    return int(indexes[np.argmin(ranks[matches.documents[indexes]])])
