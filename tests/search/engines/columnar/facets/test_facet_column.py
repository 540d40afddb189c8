"""Does a facet count what a loop over its documents would?"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.engines.columnar.facets.facet_column import MAX_BITMAPS, column_of
from search.engines.columnar.facets.story_bitmaps import (
    MatchedDocuments,
    make_story_layout,
)

VALUES = tuple("abcdefghijkl")

VALUE_SETS = st.lists(st.sets(st.integers(0, len(VALUES) - 1)), min_size=1, max_size=40)


@given(VALUE_SETS, st.data())
def test_counts(values_of: list[set[int]], data: st.DataObject) -> None:
    """Articles are counted for each value they have, stories once for each."""
    size = len(values_of)
    story = np.array(data.draw(st.lists(st.integers(0, size - 1), min_size=size)))
    matching = sorted(data.draw(st.sets(st.integers(0, size - 1))))
    pairs = [
        (document, index) for document, own in enumerate(values_of) for index in own
    ]
    documents, indexes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    layout = make_story_layout(story)
    column = column_of(VALUES, documents, indexes, layout)

    matches = MatchedDocuments(np.array(matching, dtype=np.int64), layout)
    articles, stories = column.counts(matches)

    rows = [(document, index) for document in matching for index in values_of[document]]
    have = Counter(index for _, index in rows)
    story_pairs = {(index, story[document]) for document, index in rows}
    assert articles.tolist() == [have[index] for index in range(len(VALUES))]
    assert Counter(index for index, _ in story_pairs) == Counter(
        {index: count for index, count in enumerate(stories.tolist()) if count}
    )
    assert matches.stories == len({story[document] for document in matching})


@pytest.mark.parametrize("many", [0, 1, 30, 700, 3_000])
@pytest.mark.parametrize("values", [5, MAX_BITMAPS + 1])
def test_counts_over_many(many: int, values: int) -> None:
    """They are the same whichever way is quicker: by bitmaps or by look-ups."""
    rng = np.random.default_rng(many)
    size = 3_000
    story = rng.choice(np.arange(size) // rng.integers(1, 9, size), size)
    values_of = rng.integers(0, values, (size, 3))
    documents, indexes = np.unique(
        np.stack((np.repeat(np.arange(size), 3), values_of.ravel())), axis=1
    )
    matching = np.sort(rng.permutation(size)[:many])
    layout = make_story_layout(story)
    names = tuple(f"{number:04}" for number in range(values))
    matches = MatchedDocuments(matching, layout)

    articles, stories = column_of(names, documents, indexes, layout).counts(matches)

    own = np.isin(documents, matching)
    story_pairs = np.unique(np.stack((indexes[own], story[documents[own]])), axis=1)[0]
    assert articles.tolist() == np.bincount(indexes[own], minlength=values).tolist()
    assert stories.tolist() == np.bincount(story_pairs, minlength=values).tolist()
    assert matches.stories == len(set(story[matching].tolist()))
    assert matches.sharing.tolist() == [
        document
        for document in matching.tolist()
        if np.count_nonzero(story[matching] == story[document]) > 1
    ]


@given(VALUE_SETS, st.sets(st.sampled_from("abc?")))
def test_a_mask_has_the_documents_with_any_of_the_values(
    values_of: list[set[int]], selected: set[str]
) -> None:
    """A value that there is not selects nothing."""
    pairs = [
        (document, index) for document, own in enumerate(values_of) for index in own
    ]
    documents, indexes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    layout = make_story_layout(np.arange(len(values_of)))

    mask = column_of(VALUES, documents, indexes, layout).mask(selected)

    assert mask.tolist() == [
        any(VALUES[index] in selected for index in own) for own in values_of
    ]
