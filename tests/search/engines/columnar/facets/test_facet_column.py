"""A facet counts what a loop over its documents would."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.engines.columnar.facets.facet_column import MOST_VALUES, WIDEST, column_of
from search.engines.columnar.facets.story_bitmaps import Told, telling

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
    of_all = telling(story)
    column = column_of(VALUES, documents, indexes, of_all)

    told = Told(np.array(asked, dtype=np.int64), of_all)
    articles, stories = column.counts(told)

    have = Counter(index for document in asked for index in held[document])
    tell = {(index, story[document]) for document in asked for index in held[document]}
    assert articles.tolist() == [have[index] for index in range(len(VALUES))]
    assert Counter(index for index, _ in tell) == Counter(
        {index: count for index, count in enumerate(stories.tolist()) if count}
    )
    assert told.stories == len({story[document] for document in asked})


@pytest.mark.parametrize("many", [0, 1, 30, 700, 3_000])
@pytest.mark.parametrize("values", [5, MOST_VALUES + 1])
def test_counts_over_many(many: int, values: int) -> None:
    """So it is whichever way is quicker: with bits for many, without for few."""
    chance = np.random.default_rng(many)
    size = 3_000
    story = chance.choice(np.arange(size) // chance.integers(1, 9, size), size)
    held = chance.integers(0, values, (size, 3))
    documents, indexes = np.unique(
        np.stack((np.repeat(np.arange(size), 3), held.ravel())), axis=1
    )
    asked = np.sort(chance.permutation(size)[:many])
    of_all = telling(story)
    names = tuple(f"{number:04}" for number in range(values))

    articles, stories = column_of(names, documents, indexes, of_all).counts(
        Told(asked, of_all)
    )

    mine = np.isin(documents, asked)
    tell = np.unique(np.stack((indexes[mine], story[documents[mine]])), axis=1)[0]
    assert articles.tolist() == np.bincount(indexes[mine], minlength=values).tolist()
    assert stories.tolist() == np.bincount(tell, minlength=values).tolist()
    assert Told(asked, of_all).stories == len(set(story[asked].tolist()))
    assert Told(asked, of_all).shared.tolist() == [
        document
        for document in asked.tolist()
        if np.count_nonzero(story[asked] == story[document]) > 1
    ]
