"""Which articles are worth comparing?

Comparing all with all would take quadratic time. Blocking (Christen 2012, Data
Matching, ch. 4) chooses candidates by an index: the rarest keys of each article are
looked up until a fixed number of postings is read, so that an article costs the same,
however large the collection is. Only the articles of some days are in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.stories.pair_cache import distinct_pairs
from indexer.stories.periods import periods
from indexer.stories.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.stories.article_table import ArticleTable
    from indexer.stories.key_table import KeyTable
    from indexer.stories.periods import Period

    _Partners = tuple[NDArray[np.int64], NDArray[np.float64]]


def candidate_pairs(
    table: ArticleTable, articles: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Return the pairs of articles of different languages that share rare keys.

    Each article is paired with its best few of each other language, by the cosine of
    the keys that were looked up.

    Args:
        table: the articles.
        articles: rows of those whose partners are searched for; None for all.

    Returns:
        Pairs, the smaller number first, ascending, each once; shape (pairs, 2).
    """
    pairs = [np.zeros((0, 2), np.int64)]
    pairs += [_pairs_of(table, period) for period in periods(table.days, articles)]
    return distinct_pairs(np.sort(np.concatenate(pairs), axis=1))


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


def _pairs_of(table: ArticleTable, period: Period) -> NDArray[np.int64]:
    """Pair the articles of a period with their best few of each other language."""
    own = table.keys(period.articles)
    rare = [_rarest_keys(own, row) for row in range(len(own))]
    wanted = np.unique(np.concatenate([np.zeros(0, np.int32), *rare]))
    found: list[list[_Partners]] = [[] for _ in rare]
    for others in period.others:
        near = table.keys(others)
        postings = near.postings(wanted)
        partners = [
            _partners(own, row, near, keys, *postings) for row, keys in enumerate(rare)
        ]
        none = np.zeros(0, np.int64)
        rows = np.unique(np.concatenate([none, *(rows for rows, _ in partners)]))
        norms = near.norms(rows)
        for row, (numbers, dots) in enumerate(partners):
            if len(numbers):
                # Divided by the partners' norms alone: its own is the same for all.
                lengths = norms[np.searchsorted(rows, numbers), own.langs[row]]
                found[row].append((others[numbers], dots / lengths))
    return _best(table, period.articles, found)


def _rarest_keys(table: KeyTable, row: int) -> NDArray[np.int32]:
    """Return the rarest of the keys that an article shares with other languages."""
    keys, statistics = table.keys_of(row), table.statistics
    frequencies = statistics.total_frequencies[keys]
    shared = frequencies > statistics.frequencies[table.langs[row], keys]
    keys, frequencies = keys[shared], frequencies[shared]
    order = np.argsort(frequencies, kind="stable")
    affordable = np.cumsum(frequencies[order]) <= setting("rules", "max_postings")
    return np.asarray(keys[order[affordable]], np.int32)


def _partners(
    own: KeyTable,
    row: int,
    near: KeyTable,
    keys: NDArray[np.int32],
    posted: NDArray[np.int64],
    starts: NDArray[np.int64],
) -> _Partners:
    """Return which of some articles have an article's keys, and dot products.

    Args:
        own: has the article.
        row: the article.
        near: the others.
        keys: keys of the article.
        posted: others by key; see `KeyTable.postings`.
        starts: where those of each key begin.
    """
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(0)
    rows = np.concatenate([posted[starts[k] : starts[k + 1]] for k in keys])
    squares = own.statistics.squared_weights[keys]
    weights = np.repeat(squares, starts[keys + 1] - starts[keys])
    others = np.flatnonzero(np.bincount(rows))
    dots = np.bincount(rows, weights)[others].astype(np.float64)
    fits = (near.langs[others] != own.langs[row]) & may_be_one(
        near.days[others], int(own.days[row])
    )
    return others[fits].astype(np.int64), dots[fits]


def _best(
    table: ArticleTable, articles: NDArray[np.int64], found: Sequence[list[_Partners]]
) -> NDArray[np.int64]:
    """Pair articles with their best few of each language, ties by number."""
    count = setting("rules", "candidates")
    pairs: list[tuple[int, int]] = []
    for article, parts in zip(articles.tolist(), found, strict=True):
        if not parts:
            continue
        others, scores = (np.concatenate(column) for column in zip(*parts, strict=True))
        ordered = others[np.lexsort((others, -scores))]
        langs = table.langs[ordered]
        for lang in range(len(table.statistics.sizes)):
            best = ordered[langs == lang][:count]
            pairs += [(article, other) for other in best.tolist()]
    return np.array(pairs, np.int64).reshape(-1, 2)
