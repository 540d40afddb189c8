"""Which Vietnamese syllables may a word be?"""

import pytest

from analyzers.names.vietnamese import MAX_READINGS, is_syllable, syllables


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("nguyễn", "nguyen"),
        ("нгуєн", "nguyen"),
        ("в'єт", "viet"),
        ("ханой", "hanoi"),
        ("hànội", "hanoi"),
        ("суанфук", "xuanphuc"),
    ],
)
def test_a_vietnamese_name_is_read_as_its_syllables(word, reading):
    """In either script, joined if there are several."""
    assert reading in syllables(word)


@pytest.mark.parametrize("word", ["", "зеленський", "strasbourg", "x"])
def test_another_word_has_no_reading(word):
    """Syllables are a closed set."""
    assert syllables(word) == ()


def test_an_ambiguous_word_is_no_vietnamese_name():
    """A word with too many readings has none."""
    assert len(syllables("ханой")) <= MAX_READINGS


@pytest.mark.parametrize(
    ("word", "one"), [("việt", True), ("gì", True), ("hànội", False), ("str", False)]
)
def test_a_syllable_is_one(word, one):
    """A word is recognised as a syllable whatever its tone."""
    assert is_syllable(word) is one
