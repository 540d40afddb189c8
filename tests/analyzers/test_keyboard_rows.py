"""Are neighbours on a keyboard known?"""

import pytest

from analyzers.keyboard_rows import neighbouring_letters


@pytest.mark.parametrize(
    "pair", ["er", "re", "as", "aq", "az", "sw", "фі", "фй", "фц", "бл", "бд", "ml"]
)
def test_keys_that_touch_are_neighbours(pair):
    """In a row, and in the row above, on any layout."""
    assert pair in neighbouring_letters()


@pytest.mark.parametrize("pair", ["ep", "aa", "qm", "фщ", "aф"])
def test_other_keys_are_none(pair):
    """They are far, the same, or on another layout."""
    assert pair not in neighbouring_letters()


def test_neighbours_are_mutual():
    """Both orders are there."""
    pairs = neighbouring_letters()

    assert {pair[::-1] for pair in pairs} == pairs
