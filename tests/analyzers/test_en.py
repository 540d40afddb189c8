"""Is English in a question analysed as the thesaurus needs it?"""

import pytest

from analyzers import LANGUAGES
from analyzers.en import ANALYZER, stem


def stems(text):
    """Return the stems of each word of a text."""
    return [token.lemmas for token in ANALYZER(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreement", "agreements"),
        ("Treaty", "TREATIES"),
        ("trade agreement", "Trade Agreements"),
        ("café", "cafés"),
    ],
)
def test_singular_and_plural_are_one(one, other):
    """Number and capitals do not matter."""
    assert stems(one) == stems(other) != []


def test_other_words_have_other_stems():
    """Words of different meaning are not confused."""
    assert stem("agreement") != stem("agriculture")


def test_offsets_are_those_of_the_question():
    """A token spans the word as it was typed."""
    text = "  “Free trade”, agreements"

    words = [text[token.start : token.end] for token in ANALYZER(text)]

    assert words == ["Free", "trade", "agreements"]


@pytest.mark.parametrize("text", ["", "  ", "…!", "\u200b"])
def test_a_text_without_words_has_none(text):
    """Signs are no words."""
    assert stems(text) == []


def test_no_article_is_english():
    """English is a language of questions only."""
    assert ANALYZER.lang == "en"
    assert "en" not in LANGUAGES
