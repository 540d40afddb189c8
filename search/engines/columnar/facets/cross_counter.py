"""How many documents and stories have each pair of values of two facets?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.port.matches import CrossCount

if TYPE_CHECKING:
    from search.engines.columnar.array_types import Integers
    from search.engines.columnar.facets.facet_column import FacetColumn


def count_pairs(
    documents: Integers, story: Integers, row: FacetColumn, column: FacetColumn
) -> tuple[CrossCount, ...]:
    """Count the pairs of values that some documents have, in the order of the values.

    Args:
        documents: shape (matches,).
        story: number of each document's story; shape (all documents,).
        row: a facet.
        column: another one, or the same.
    """
    rows, row_lengths = row.values_of(documents)
    owners = np.repeat(documents, row_lengths)
    columns, lengths = column.values_of(owners)
    pairs = np.repeat(rows, lengths) * len(column.values) + columns
    stories = story[np.repeat(owners, lengths)]
    found, articles = np.unique(pairs, return_counts=True)
    told = _distinct(pairs * (len(story) + 1) + stories) // (len(story) + 1)
    _, counts = np.unique(told, return_counts=True)
    return tuple(
        CrossCount(
            row.values[pair // len(column.values)],
            column.values[pair % len(column.values)],
            count,
            of_stories,
        )
        for pair, count, of_stories in zip(
            found.tolist(), articles.tolist(), counts.tolist(), strict=True
        )
    )


def _distinct(numbers: Integers) -> Integers:
    """Return numbers in order, each once.

    `numpy.unique` looks for them by their hashes, which takes ten times as long for
    numbers that lie as close together as these.
    """
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered.compress(first)
