"""Does a letter without marks stand for each that folds to it, and for no other?"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from analyzers.filters import fold_diacritics
from analyzers.marked_letters import readings

LETTERS = st.text("aeiouycdlnoszg'гпм", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("e", "éèêëęế"), ("d", "đ"), ("l", "ł"), ("z", "żźž"), ("u", "ưữůü"), ("г", "ґ")],
)
def test_a_letter_stands_for_those_that_fold_to_it(typed, meant):
    """Of all four languages."""
    assert set(meant) <= {
        letters for letters, count in readings(typed, 0) if count == 1
    }


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("i", "ї"),
        ("и", "й"),
        ("е", "є"),
        ("o", "œ"),
        ("a", "e"),
        ("d", "ð"),
        ("z", "Ż"),
    ],
)
def test_a_letter_stands_for_no_other(typed, other):
    """Cyrillic letters are letters of their own; nothing is in capitals."""
    assert other not in {letters for letters, _ in readings(typed, 0)}


def test_a_ligature_stands_for_two_letters():
    """It was typed as two."""
    assert ("œ", 2) in set(readings("coeur", 1))
    assert ("œ", 2) not in set(readings("cour", 1))


def test_an_apostrophe_may_be_left_out_inside_a_word():
    """Not before it, and not twice."""
    assert ("'я", 1) in set(readings("мясо", 1))
    assert not any("'" in letters for letters, _ in readings("ясно", 0))
    assert not any(letters.startswith("'") for letters, _ in readings("м'я", 2))


@given(LETTERS, st.data())
def test_what_is_read_folds_to_what_was_typed(typed, data):
    """Whichever letters are chosen."""
    start = data.draw(st.integers(0, len(typed) - 1))

    for letters, count in readings(typed, start):
        folded = fold_diacritics(letters).replace("ґ", "г")
        assert folded == fold_diacritics(typed[start : start + count])
