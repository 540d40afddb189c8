"""Do the mistakes that people make cost less than others?"""

import pytest
from hypothesis import given, strategies as st

from search.edit_distance import is_within_distance
from search.suggestion.typing_errors import (
    DIACRITIC,
    DOUBLED,
    EDIT,
    FIRST_LETTER,
    MISSING,
    NEIGHBOUR,
    OTHER_MARK,
    TRANSPOSITION,
    VOWEL,
    typing_cost,
)

COSTS = {
    "nothing": ("energy", "energy", 0),
    "two letters transposed": ("enregy", "energy", TRANSPOSITION),
    "the last letters transposed": ("semiconducteru", "semiconducteur", TRANSPOSITION),
    "the first letters transposed": ("neergy", "energy", TRANSPOSITION + FIRST_LETTER),
    "a letter doubled": ("współpracca", "współpraca", DOUBLED),
    "a double letter typed once": ("acord", "accord", DOUBLED),
    "a letter of the next key": ("enwrgy", "energy", NEIGHBOUR),
    "a letter of the key above": ("угоба", "угода", NEIGHBOUR),
    "another letter": ("enxrgy", "energy", EDIT),
    "another vowel": ("semiconducter", "semiconductor", VOWEL),
    "another mark": ("tàc", "tác", OTHER_MARK),
    "one of two marks": ("tê", "tế", DIACRITIC),
    "a mark too many": ("traoré", "traore", OTHER_MARK),
    "a letter too many": ("enerxgy", "energy", EDIT),
    "a letter too few": ("enegy", "energy", MISSING),
    "the first letter": ("xnergy", "energy", EDIT + FIRST_LETTER),
    "no diacritics": ("wspolpraca", "współpraca", 2 * DIACRITIC),
    "transposed without diacritics": ("wspolrpaca", "współpraca", 0.7 + 2 * DIACRITIC),
}


@pytest.mark.parametrize(("typed", "meant", "cost"), COSTS.values(), ids=COSTS)
def test_cost_of_a_mistake(typed, meant, cost):
    """Each mistake has its cost, and letters around it change nothing."""
    assert typing_cost(typed, meant) == pytest.approx(cost)
    assert typing_cost(f"{typed}zzz", f"{meant}zzz") == pytest.approx(cost)


WORDS = st.text("abcdé", min_size=1, max_size=7)


@given(WORDS, WORDS)
def test_cost_is_at_most_that_of_the_edits(one, other):
    """No edit costs more than `EDIT` and what the first letter adds."""
    cost = typing_cost(one, other)

    assert (cost == 0) is (one == other)
    for edits in (1, 2):
        if is_within_distance(one, other, edits):
            assert cost <= edits * EDIT + FIRST_LETTER + 1e-9
