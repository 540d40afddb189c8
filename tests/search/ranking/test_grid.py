"""Are sums on the grid exact, and is there room for all of them?"""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.query.limits import MAX_CLAUSES, MAX_FUZZY
from search.ranking.bm25 import idf
from search.ranking.grid import (
    LARGEST_SCORE,
    SCORE_STEPS,
    WEIGHT_STEPS,
    scores_on_grid,
    weight_on_grid,
)
from search.ranking.weights import RANKING

LEAVES = st.lists(st.floats(0, 80), min_size=1, max_size=5)


@given(LEAVES)
def test_sums_are_equal_in_any_order_and_precision(leaves):
    """In 64 bits and in 32."""
    scores = scores_on_grid(np.array(leaves))

    for dtype in (np.float64, np.float32):
        sums = set()
        for order in permutations(scores.tolist()):
            total = dtype(0)
            for score in order:
                total += dtype(score)
            sums.add(float(total))
        assert sums == {scores.sum()}


@given(LEAVES)
def test_scores_change_by_half_a_step_at_most(leaves):
    """And are written where they were."""
    scores = np.array(leaves)

    on_grid = scores_on_grid(scores)

    assert on_grid is scores
    assert (np.abs(on_grid - leaves) <= 0.5 / SCORE_STEPS).all()
    assert (on_grid * SCORE_STEPS % 1 == 0).all()


@pytest.mark.parametrize(
    ("weight", "steps"), [(1.0, 256), (0.2, 51), (0.0021, 1), (0.0019, 0), (0.0, 0)]
)
def test_a_weight_is_a_number_of_steps(weight, steps):
    """It is none where it is less than half of one."""
    assert weight_on_grid(weight) == steps / WEIGHT_STEPS


def test_32_bits_have_room_for_the_longest_question():
    """Whose words each stand in one of a hundred million articles."""
    word = 1 + RANKING.exact + RANKING.folded + RANKING.name + RANKING.expansion
    pair = RANKING.syllable_pair + RANKING.folded
    boosts = MAX_CLAUSES * word + (MAX_CLAUSES - 1) * pair + MAX_FUZZY

    assert boosts * idf(10**8, 1) * (RANKING.k1 + 1) < LARGEST_SCORE
    assert np.float32(LARGEST_SCORE - 1 / SCORE_STEPS) < np.float32(LARGEST_SCORE)
