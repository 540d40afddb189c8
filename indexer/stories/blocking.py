"""Which articles are worth comparing?

Comparing all with all would take quadratic time. Blocking (Christen 2012, Data
Matching, ch. 4) chooses candidates by an index: the rarest keys of each article are
looked up until a fixed number of postings is read, so that an article costs the same,
however large the collection is.
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
    table: KeyTable, articles: Iterable[int] | None = None
) -> NDArray[np.int64]:
    """Return the pairs of articles of different languages that share rare keys.

    Each article is paired with its best few of each other language, by the cosine of
    the keys that were looked up.

    Args:
        table: the articles.
        articles: those whose partners are searched for; None for all.

    Returns:
        Pairs, the smaller number first, ascending, each once; shape (pairs, 2).
    """
    rare = [
        (article, _rarest_keys(table, article))
        for article in (range(len(table)) if articles is None else articles)
    ]
    none = np.zeros(0, np.int64)
    postings = table.postings(np.concatenate([none, *(keys for _, keys in rare)]))
    partners = [(i, *_partners(table, i, keys, *postings)) for i, keys in rare]
    distinct = np.unique(np.concatenate([none, *(others for _, others, _ in partners)]))
    norms = table.norms(distinct)
    pairs: list[tuple[int, int]] = []
    for i, others, dots in partners:
        rows = np.searchsorted(distinct, others)
        # Divided by the partners' norms alone: the article's own is the same for all.
        pairs += _best(table, i, others, dots / norms[rows, table.langs[i]])
    ordered = np.sort(np.array(pairs, np.int64).reshape(-1, 2), axis=1)
    return np.unique(ordered, axis=0)


def may_be_one(
    days: NDArray[np.int64], day: int | NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return whether days are close enough for one story; an unknown day (0) is.

    Args:
        days: ordinals, as in `Features`.
        day: a day, or days that are broadcast against `days`.
    """
    close = np.abs(days - day) <= setting("rules", "max_days_apart")
    return np.asarray(close | (days == 0) | (day == 0), np.bool_)


def _rarest_keys(table: KeyTable, i: int) -> NDArray[np.int64]:
    """Return the rarest of the keys that an article shares with other languages."""
    keys = table.key_ids[table.offsets[i] : table.offsets[i + 1]]
    frequencies = table.total_frequencies[keys]
    shared = frequencies > table.frequencies[table.langs[i], keys]
    keys, frequencies = keys[shared], frequencies[shared]
    order = np.argsort(frequencies, kind="stable")
    affordable = np.cumsum(frequencies[order]) <= setting("rules", "max_postings")
    return np.asarray(keys[order[affordable]], np.int64)


def _partners(
    table: KeyTable,
    i: int,
    keys: NDArray[np.int64],
    posted: NDArray[np.int64],
    starts: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return articles that have some of an article's keys, and dot products.

    Args:
        table: the articles.
        i: the article.
        keys: keys of it.
        posted: articles by key; see `KeyTable.postings`.
        starts: where those of each key begin.
    """
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(0)
    rows = np.concatenate([posted[starts[k] : starts[k + 1]] for k in keys])
    weights = np.repeat(table.squared_weights[keys], starts[keys + 1] - starts[keys])
    others = np.flatnonzero(np.bincount(rows))
    dots = np.bincount(rows, weights)[others].astype(np.float64)
    fits = (table.langs[others] != table.langs[i]) & may_be_one(
        table.days[others], int(table.days[i])
    )
    return others[fits].astype(np.int64), dots[fits]


def _best(
    table: KeyTable, i: int, others: NDArray[np.int64], scores: NDArray[np.float64]
) -> Iterator[tuple[int, int]]:
    """Pair an article with its best few of each language, ties by number."""
    order = np.lexsort((others, -scores))
    count = setting("rules", "candidates")
    for lang in range(int(table.langs.max()) + 1):
        best = order[table.langs[others[order]] == lang][:count]
        yield from ((i, int(j)) for j in others[best])
