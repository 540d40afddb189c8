"""Are scored sets combined as sets, with scores that add up or compete?"""

from __future__ import annotations

import numpy as np
from hypothesis import given, strategies as st

from search.engines.columnar.execution.scored_set import (
    ScoredSet,
    intersect,
    subtract,
    union,
)

SIZE = 400

SCORES = st.dictionaries(
    st.integers(0, SIZE - 1), st.floats(0.125, 50, width=16), max_size=300
)


def _scored_set(scores: dict[int, float]) -> ScoredSet:
    documents = sorted(scores)
    return ScoredSet(
        np.array(documents, dtype=np.int64),
        np.array([scores[document] for document in documents], dtype=float),
    )


def _scores(matches: ScoredSet) -> dict[int, float]:
    documents = matches.documents.tolist()
    assert documents == sorted(set(documents))
    return dict(zip(documents, matches.scores.tolist(), strict=True))


@given(st.lists(SCORES, min_size=1, max_size=4))
def test_an_intersection_adds_up_scores(sets: list[dict[int, float]]) -> None:
    """What is in all sets has the sum of its scores, few or many as there are."""
    shared = set.intersection(*map(set, sets))
    expected = {document: sum(each[document] for each in sets) for document in shared}
    assert _scores(intersect([_scored_set(each) for each in sets], SIZE)) == expected


@given(st.lists(SCORES, max_size=4))
def test_a_union_adds_up_scores(sets: list[dict[int, float]]) -> None:
    """What is in any set has the sum of the scores of those that have it."""
    expected = {
        document: sum(each.get(document, 0.0) for each in sets)
        for document in set().union(*sets)
    }
    assert _scores(union([_scored_set(each) for each in sets], SIZE)) == expected


@given(st.lists(SCORES, max_size=4))
def test_a_union_may_take_the_best_score(sets: list[dict[int, float]]) -> None:
    """Each document then gets its highest score instead of the sum."""
    expected = {
        document: max(each.get(document, 0.0) for each in sets)
        for document in set().union(*sets)
    }
    matches = union([_scored_set(each) for each in sets], SIZE, best=True)
    assert _scores(matches) == expected


@given(SCORES, SCORES)
def test_a_difference_keeps_scores(
    matches: dict[int, float], excluded: dict[int, float]
) -> None:
    """What is not excluded has the score it had."""
    expected = {d: score for d, score in matches.items() if d not in excluded}
    difference = subtract(_scored_set(matches), _scored_set(excluded), SIZE)
    assert _scores(difference) == expected
