"""Of which nominatives may a word be an inflected form?"""

import pytest

from analyzers.names.cases import SHORTEST_STEM, nominatives


@pytest.mark.parametrize(
    ("word", "lang", "nominative"),
    [
        ("макрона", "uk", "макрон"),
        ("манем", "uk", "мань"),
        ("ханою", "fr", "ханой"),
        ("ользі", "uk", "ольга"),
        ("nguyenem", "pl", "nguyen"),
        ("kishidą", "fr", "kishida"),
    ],
)
def test_an_inflected_name_has_its_nominative(word, lang, nominative):
    """Cyrillic words and those with Polish letters have it in texts of any language."""
    assert nominative in nominatives(word, lang)


@pytest.mark.parametrize(("word", "lang"), [("macrona", "fr"), ("nguyenem", "vi")])
def test_a_latin_word_is_inflected_in_polish_only(word, lang):
    """Elsewhere it is its own nominative."""
    assert nominatives(word, lang) == (word,)


def test_a_word_may_be_a_nominative_itself():
    """It is the first candidate, and no candidate has too short a stem."""
    candidates = nominatives("юна", "uk")

    assert candidates[0] == "юна"
    assert "юн" in candidates
    assert all(len(candidate) >= SHORTEST_STEM for candidate in candidates)
