"""Which two words may be one, and which word may be two?"""

from __future__ import annotations

import pytest

from analyzers.typed_apart import apart, together


@pytest.mark.parametrize(
    ("lang", "first", "second", "designation"),
    [
        ("uk", "веб", "сайту", False),
        ("uk", "екс", "президента", False),
        ("uk", "COP", "28", True),
        ("fr", "F", "16", True),
        ("fr", "covid", "19", False),
        ("vi", "5", "tỷ", True),
        ("en", "5", "G", True),
    ],
)
def test_two_words_may_be_one(lang, first, second, designation):
    """Capitals and figures are certain to belong together."""
    one = together(lang, first, second)

    assert one
    assert one.word == first + second
    assert one.designation is designation


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("uk", "сайт", "веб"),
        ("uk", "міні", "стр"),
        ("fr", "Le", "28"),
        ("uk", "У", "2019"),
        ("fr", "Expo", "2020"),
        ("fr", "accord", "commercial"),
        ("fr", "веб", "сайт"),
        ("en", "web", "site"),
    ],
)
def test_two_words_are_two(lang, first, second):
    """Dates, and what is no word of the language."""
    assert together(lang, first, second) is None


@pytest.mark.parametrize(
    ("lang", "word", "parts"),
    [
        ("uk", "Вебсайти", ("веб", "сайти")),
        ("fr", "COP28", ("COP", "28")),
        ("pl", "250MW", ("250", "MW")),
    ],
)
def test_one_word_may_be_two(lang, word, parts):
    """A first part with the rest, letters with a number, a number with its unit."""
    assert apart(lang, word) == parts


@pytest.mark.parametrize("word", ["контракт", "медіана", "міністр", "угода", "H2O"])
def test_one_word_is_one(word):
    """Although some begin like a first part."""
    assert apart("uk", word) is None
