"""Which readings does pymorphy3 list for a Ukrainian form, or guess?"""

from __future__ import annotations

import pytest

from analyzers.pymorphy import is_listed, is_ordinary, readings_of


def test_a_form_has_all_its_readings():
    """Listed ones, or else guesses."""
    assert {reading.normal_form for reading in readings_of("рік")} >= {"рік", "ріка"}
    assert not any(reading.is_known for reading in readings_of("безлеповий"))


@pytest.mark.parametrize("word", ["він", "рік", "сто", "оса", "мех", "рим"])
def test_words_are_ordinary(word):
    """Numerals, pronouns, names."""
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["оон", "ссср", "мвс", "нато", "мон", "ато", "ікеа"])
def test_abbreviations_are_not(word):
    """Even if a given name or a particle has the same form."""
    assert is_listed(word)
    assert not is_ordinary(word)
