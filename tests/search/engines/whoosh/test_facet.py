"""A facet counts what a loop over its documents would."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, strategies as st

from search.engines.whoosh.facet import WIDEST, column_of, told

VALUES = tuple("abcdefghijkl")
"""More than a row of the table holds."""

HELD = st.lists(st.sets(st.integers(0, len(VALUES) - 1)), min_size=1, max_size=40)


@given(HELD, st.data())
def test_counts(held: list[set[int]], data: st.DataObject) -> None:
    """Articles are counted for each value they have, stories once for each."""
    size = len(held)
    assert len(VALUES) > WIDEST
    story = np.array(data.draw(st.lists(st.integers(0, size - 1), min_size=size)))
    asked = sorted(data.draw(st.sets(st.integers(0, size - 1))))
    pairs = [(document, index) for document, own in enumerate(held) for index in own]
    documents, indexes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    column = column_of(VALUES, documents, indexes, size)

    articles, stories = column.counts(told(np.array(asked, dtype=np.int64), story))

    have = Counter(index for document in asked for index in held[document])
    tell = {(index, story[document]) for document in asked for index in held[document]}
    assert articles.tolist() == [have[index] for index in range(len(VALUES))]
    assert Counter(index for index, _ in tell) == Counter(
        {index: count for index, count in enumerate(stories.tolist()) if count}
    )
