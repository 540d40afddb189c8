"""Is it known which words are right, and what others may be meant for?"""

import pytest

from analyzers.function_words import function_words
from analyzers.question import QUESTION_LANGUAGES

RIGHT = (
    "енергетики", "Шмигаль", "сорос", "Duda", "duda", "francja", "bażant", "hibou",
    "haggis", "bóng", "Tiệp", "COP28", "2.5", "Т-72", "AUKUS", "жд", "of", "EVFTA",
    "semiconductors", "Macron", "wspolpraca",
)  # fmt: skip


@pytest.mark.parametrize("word", RIGHT)
def test_right_words_are_known(sample, word):
    """Those of any dictionary or name list, of articles, of terms; and what is none."""
    assert sample.speller.is_right(word)


@pytest.mark.parametrize(
    "word", ["енергитика", "wspolprcaa", "enregy", "semicondctor", "tca", "cgsdghfwz"]
)
def test_misspelt_words_are_unknown(sample, word):
    """Nothing has them."""
    assert not sample.speller.is_right(word)


LIKELIEST = {
    "a dictionary form": ("енергитика", "енергетика"),
    "another form, where that is nearer": ("енергитики", "енергетики"),
    "without diacritics": ("wspolprcaa", "współpraca"),
    "a word of the thesaurus alone": ("semicondctor", "semiconductor"),
    "a small word for a name": ("vietnma", "Vietnam"),
    "a name for a name": ("Macrn", "Macron"),
    "a long capitalised word for a common one": ("Енергитика", "енергетика"),
}


@pytest.mark.parametrize(("word", "meant"), LIKELIEST.values(), ids=LIKELIEST)
def test_the_likeliest_word_comes_first(sample, word, meant):
    """It is nearest to what was typed."""
    assert sample.speller.candidates(word)[0].text == meant


@pytest.mark.parametrize("word", ["Starmer", "Stram", "Umoaw", "tca", "x" * 31])
def test_some_words_are_meant_for_none(sample, word):
    """A short capitalised word is rather a name that nothing has."""
    assert [c.text for c in sample.speller.candidates(word) if c.text.islower()] == []


def test_romanised_words_are_written_in_cyrillic(sample):
    """Only words that are another one in Latin letters, not those without marks."""
    assert sample.speller.transliterated("spivpratsia") == "співпраця"
    assert not sample.speller.transliterated("wspolpraca")
    assert not sample.speller.transliterated("співпраця")


@pytest.mark.parametrize("word", ["спiвпраця", "CША", "договiр", "Вiдень"])
def test_word_of_two_scripts_is_right_as_it_is_read_in_one(sample, word):
    """It finds what the right spelling finds, so nothing is to be offered."""
    assert sample.speller.is_right(word)


def test_letters_that_look_alike_as_capitals_only_are_replaced(sample):
    """Nothing has such words: a Latin k is no Cyrillic one."""
    assert not sample.speller.is_right("kиїв")
    assert [c.text for c in sample.speller.candidates("kиїв")] == ["київ"]


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
def test_words_that_join_others_are_right(sample, lang):
    """What a question asks for does not depend on them."""
    words = function_words(lang)

    assert words
    assert [word for word in sorted(words) if not sample.speller.is_right(word)] == []
