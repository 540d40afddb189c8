"""How is a question analysed, which may be in English too?"""

from __future__ import annotations

import pytest

from analyzers import LANGUAGES, Kind, UnknownLanguageError
from analyzers.question import (
    QUESTION_LANGUAGES,
    get_question_analyzer,
    in_dictionary,
    is_listed,
    question_words,
)


def test_questions_are_asked_in_the_languages_of_articles_and_in_english():
    """No article is English."""
    assert (*LANGUAGES, "en") == QUESTION_LANGUAGES


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_a_question_language_has_an_analyzer(lang):
    """English is analysed by its own."""
    assert get_question_analyzer(lang).lang == lang


def test_a_compound_is_represented_by_its_parts():
    """Neither compounds as a whole nor bigrams are words."""
    words = question_words("vi", "hợp tác Việt-Nhật")

    assert [word.exact for word in words] == ["hợp", "tác", "việt", "nhật"]
    assert {word.kind for word in words} == {Kind.WORD}


@pytest.mark.parametrize(
    ("lang", "word", "listed"),
    [
        ("uk", "угода", True),
        ("fr", "accord", True),
        ("en", "treaties", True),
        ("en", "xqzt", False),
        ("vi", "sông", False),
    ],
)
def test_a_dictionary_lists_the_words_of_its_language(lang, word, listed):
    """Vietnamese has no dictionary."""
    assert in_dictionary(lang, word) is listed


def test_another_language_is_refused():
    """There is no analyzer to ask."""
    with pytest.raises(UnknownLanguageError, match="'de'"):
        in_dictionary("de", "Wort")


@pytest.mark.parametrize(
    ("lang", "word", "listed"),
    [
        ("uk", "угода", True),
        ("uk", "шмигаль", True),
        ("uk", "енергитика", False),
        ("pl", "umowa", True),
        ("pl", "grudziądz", True),
        ("pl", "umwa", False),
        ("fr", "accord", True),
        ("fr", "accorrd", False),
        ("en", "treaties", True),
        ("en", "enregy", False),
        ("vi", "bổng", True),
        ("vi", "tca", False),
    ],
)
def test_names_are_listed_as_well(lang, word, listed):
    """Of Vietnamese, any syllable is."""
    assert is_listed(lang, word) is listed
