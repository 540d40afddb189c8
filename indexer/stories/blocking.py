"""Which articles are worth comparing?

An article's rarest keys are looked up until a fixed number of places was seen, so that
the cost of an article does not grow with the collection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from indexer.stories.key_table import KeyTable


def candidate_pairs(
    table: KeyTable, rows: Iterable[int] | None = None
) -> NDArray[np.int64]:
    """Give pairs of articles of different languages, each once; shape (pairs, 2).

    Each article is paired with its best few of each other language.

    Args:
        table: the articles.
        rows: the articles that others are sought for; None for all.
    """
    sought = range(len(table)) if rows is None else rows
    rare = [(i, _rarest(table, i)) for i in sought]
    none = np.zeros(0, np.int64)
    having = table.having(np.concatenate([none, *(keys for _, keys in rare)]))
    shared = [(i, *_near(table, i, keys, *having)) for i, keys in rare]
    every = [none, *(others for _, others, _ in shared)]
    articles = np.unique(np.concatenate(every))
    norms = table.norms(articles)
    found: list[tuple[int, int]] = []
    for i, others, scores in shared:
        at = np.searchsorted(articles, others)
        found += _best(table, i, others, scores / norms[at, table.langs[i]])
    pairs = np.array(found, np.int64).reshape(-1, 2)
    pairs.sort(axis=1)
    return np.unique(pairs, axis=0)


def may_be_one(
    days: NDArray[np.int64], day: int | NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell whether days are near enough for one story; an unknown day is near any."""
    near = np.abs(days - day) <= setting("rules", "days_apart")
    return np.asarray(near | (days == 0) | (day == 0), np.bool_)


def _near(
    table: KeyTable,
    i: int,
    keys: NDArray[np.int64],
    having: NDArray[np.int64],
    starts: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the articles that may tell the same, and what the shared keys say."""
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(0)
    rows = np.concatenate([having[starts[k] : starts[k + 1]] for k in keys])
    says = np.repeat(table.rarity[keys], starts[keys + 1] - starts[keys])
    others = np.flatnonzero(np.bincount(rows))
    scores = np.bincount(rows, says)[others].astype(np.float64)
    fits = (table.langs[others] != table.langs[i]) & may_be_one(
        table.days[others], int(table.days[i])
    )
    return others[fits].astype(np.int64), scores[fits]


def _best(
    table: KeyTable, i: int, others: NDArray[np.int64], scores: NDArray[np.float64]
) -> Iterator[tuple[int, int]]:
    """Pair an article with the best few of each language, of equal ones the first."""
    order = np.lexsort((others, -scores))
    most = setting("rules", "candidates")
    for lang in range(int(table.langs.max()) + 1):
        best = order[table.langs[others[order]] == lang][:most]
        yield from ((i, int(j)) for j in others[best])


def _rarest(table: KeyTable, i: int) -> NDArray[np.int64]:
    """Choose the rarest of the keys that an article shares with other languages."""
    keys = table.keys[table.starts[i] : table.starts[i + 1]]
    sizes = table.sizes[keys]
    shared = sizes > table.counts[table.langs[i], keys]
    keys, sizes = keys[shared], sizes[shared]
    order = np.argsort(sizes, kind="stable")
    few = np.cumsum(sizes[order]) <= setting("rules", "postings")
    return np.asarray(keys[order[few]], np.int64)
