"""Is English of a question read as the thesaurus needs it?"""

import pytest

from analyzers import LANGUAGES
from analyzers.en import ANALYZER, stem


def stems(text):
    """Give the stem of each word of a text."""
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


def test_other_words_stay_apart():
    """Words of other meaning have other stems."""
    assert stem("agreement") != stem("agriculture")


def test_offsets_are_those_of_the_question():
    """A token names the stretch that was typed."""
    text = "  “Free trade”, agreements"

    found = [text[token.start : token.end] for token in ANALYZER(text)]

    assert found == ["Free", "trade", "agreements"]


@pytest.mark.parametrize("text", ["", "  ", "…!", "\u200b"])
def test_a_text_without_words_has_none(text):
    """Signs are no words."""
    assert stems(text) == []


def test_no_article_is_english():
    """English is a language of questions only."""
    assert ANALYZER.lang == "en"
    assert "en" not in LANGUAGES
