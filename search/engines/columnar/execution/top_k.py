"""Which documents are the first of a page?

Only as many are sorted as a page needs: those behind it are set apart by one pass.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.query.request import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from search.engines.columnar.execution.postings_reader import Weights
    from search.engines.columnar.execution.scored_set import Answer
    from search.engines.columnar.facets.doc_values import Columns, Numbers
    from search.query.request import Query

    Array = npt.NDArray[Any]
    At = Array | slice
    Key = Callable[[At], Array]

UNDATED = 1 << 40
"""Day of articles without a date where the oldest come first: after all others."""
GROUPS = 16
"""Groups of an answer for each document of a page; least documents of a group."""
AHEAD = 4
"""Documents that are sorted at first for each story that a page needs."""
FEW = 8
"""Documents up to which it is tried whether the first key tells them all apart."""
NOISE_BITS = 16
"""Last bits of a score that decide nothing: they vary with the order of its sum."""
NOISE = 2.0 ** (NOISE_BITS - 52)
"""The largest part of a score that those bits make."""


class Keys(NamedTuple):
    """What decides an order, the first key first, the larger value first.

    Each key is worked out for the places that it is asked of only; `rough` gives the
    first one for all, up to `NOISE`.
    """

    rough: Array
    first: Key
    second: Key
    last: Key

    def order(self, at: At) -> Array:
        """Give the order of some places, as numbers within them."""
        return np.lexsort((self.last(at), self.second(at), self.first(at)))[::-1]


def page_of(found: Answer, query: Query, columns: Columns) -> Numbers:
    """Give where the documents of a query's page stand in an answer.

    Equal ones stand by their ids, however the index came about.
    """
    last = query.page * query.size
    first = last - query.size
    keys = _keys(found, query.sort, columns)
    if not query.grouped:
        return _first(keys, len(found.documents), last)[first:]
    stories = _stories(found, keys, query, columns)[first:last]
    return np.array(stories, dtype=np.int64)


def _keys(found: Answer, sort: Sort, columns: Columns) -> Keys:
    def score(at: At) -> Array:
        return _steady(found.scores[at])

    def newest(at: At) -> Array:
        return columns.published[found.documents[at]]

    def oldest(at: At) -> Array:
        published = columns.published[found.documents[at]]
        return -np.where(published == 0, UNDATED, published)

    def by_id(at: At) -> Array:
        return -columns.by_id[found.documents[at]]

    if sort is Sort.RELEVANCE:
        return Keys(found.scores, score, newest, by_id)
    date = newest if sort is Sort.NEWEST else oldest
    return Keys(date(slice(None)), date, score, by_id)


def _steady(scores: Weights) -> Numbers:
    """Give whole numbers in the order of scores, equal where only noise differs.

    The bits of floating-point numbers that are not negative rise as they do.
    """
    half = 1 << (NOISE_BITS - 1)
    return (np.ascontiguousarray(scores).view(np.int64) + half) >> NOISE_BITS


def _first(keys: Keys, size: int, most: int) -> Array:
    """Give the places of the first few of so many, in order."""
    if size <= FEW and (order := _apart(keys.rough.tolist())):
        return np.array(order[:most])
    if size <= AHEAD * most:
        return keys.order(slice(None))[:most]
    places = _likely(keys, most)
    return places[keys.order(places)[:most]]


def _apart(values: list[float]) -> list[int]:
    """Give the order of values by the first key alone; none where two are as equal.

    Of a word of a few articles, that is most of what ordering costs.
    """
    order = sorted(range(len(values)), key=values.__getitem__, reverse=True)
    for more, less in pairwise(order):
        if values[more] - values[less] <= 2 * NOISE * abs(values[more]):
            return []
    return order


def _likely(keys: Keys, most: int) -> Array:
    """Give the places among which the first few are, in any order."""
    likely = np.flatnonzero(keys.rough >= lowest(keys.rough, most))
    if len(likely) <= AHEAD * most:
        return likely
    values = keys.first(likely)
    bound = _nth(values, most)
    sure, tied = likely[values > bound], likely[values == bound]
    wanted = most - len(sure)
    if len(tied) > AHEAD * wanted:
        values = keys.second(tied)
        bound = _nth(values, wanted)
        better, equal = tied[values > bound], tied[values == bound]
        few = len(equal) - (wanted - len(better))
        equal = equal[np.argpartition(keys.last(equal), few)[few:]]
        tied = np.concatenate([better, equal])
    return np.concatenate([sure, tied])


def lowest(values: Array, most: int) -> Any:
    """Give the least value that one of the first so many can have, of more values."""
    bound = _bound(values, most)
    return bound - abs(bound) * NOISE


def _bound(values: Array, most: int) -> Any:
    """Give a value that at least so many others reach, and not many more.

    As many groups as have a first value that reaches it have one that does: it is
    quicker to find those than to sort apart all values.
    """
    groups = GROUPS * most
    deep = len(values) // groups
    if deep < AHEAD:
        return _nth(values, most)
    return _nth(values[: groups * deep].reshape(deep, groups).max(axis=0), most)


def _nth(values: Array, number: int) -> Any:
    """Give the n-th largest of some values."""
    place = len(values) - number
    return np.partition(values, place)[place]


def _stories(found: Answer, keys: Keys, query: Query, columns: Columns) -> list[int]:
    """Keep one document a story, where the story's first stands.

    It is the first in the language that is preferred most; of two in one language,
    the first.
    """
    needed, total = query.page * query.size, len(found.documents)
    most = AHEAD * needed
    while True:
        places = _first(keys, total, min(most, total))
        story = columns.story[found.documents[places]]
        _, firsts = np.unique(story, return_index=True)
        if len(firsts) >= needed or most >= total:
            break
        most *= AHEAD
    heads = [int(place) for place in places[np.sort(firsts)[:needed]]]
    if not query.preferred:
        return heads
    ranks = _ranks(query.preferred, columns)
    return [_best(found, keys, place, ranks, columns) for place in heads]


def _ranks(preferred: tuple[str, ...], columns: Columns) -> Numbers:
    """Say how much each document's language is preferred, 0 most."""
    rank = np.full(columns.size, len(preferred))
    for place, lang in reversed(tuple(enumerate(preferred))):
        rank[columns.having("lang", frozenset({lang}))] = place
    return rank


def _best(
    found: Answer,
    keys: Keys,
    head: int,
    ranks: Numbers,
    columns: Columns,
) -> int:
    """Choose a story's version among those that were found."""
    siblings = np.sort(columns.siblings(int(found.documents[head])))
    at = np.searchsorted(found.documents, siblings)
    at = at[at < len(found.documents)]
    at = at[np.isin(found.documents[at], siblings)]
    at = np.unique(at)
    at = at[keys.order(at)]
    return int(at[np.argmin(ranks[found.documents[at]])])
