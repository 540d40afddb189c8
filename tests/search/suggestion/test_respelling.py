"""Is only what is misspelt replaced?"""

import pytest

from search.suggestion.respelling import respellings, words_of


def first(sample, text):
    """Return the likeliest way to spell a text right."""
    words = words_of(text)
    speller = sample.speller
    wrong = frozenset(word for word in words if not speller.is_right(word.text))
    return next(respellings(text, words, wrong, speller))


RESPELT = {
    "signs around it": ("«Енергитика», 2025 (!)", "«Енергетика», 2025 (!)"),
    "an elided article": ("l'énergei", "l'énergie"),
    "a part of a compound": ("науково-технчна", "науково-технічна"),
    "two words": ("cliamte chnage", "climate change"),
    "a syllable": ("về hop tca!", "về hợp tác!"),
    "two syllables": ("hpo tca", "hợp tác"),
    "in capitals": ("ЕНЕРГИТИКА", "ЕНЕРГЕТИКА"),
}


@pytest.mark.parametrize(("text", "right"), RESPELT.values(), ids=RESPELT)
def test_what_stands_around_stays(sample, text, right):
    """Signs, numbers, capitals and right words are kept as they were typed."""
    respelt = first(sample, text)

    assert respelt.text == right
    assert respelt.complete


def test_a_way_that_leaves_a_misspelt_word_says_so(sample):
    """Nothing is like the other word."""
    respelt = first(sample, "enregy qxqxqxqxq")

    assert respelt.text == "energy qxqxqxqxq"
    assert not respelt.complete


def test_words_without_neighbours_have_no_way(sample):
    """The text is returned as it is."""
    assert first(sample, "qxqxqxqxq").text == "qxqxqxqxq"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'énergie, 2.5 %", ["énergie", "2.5"]),
        ("Jean-Yves", ["Jean", "Yves"]),
        ("об'єднання", ["об'єднання"]),
        (" … ", []),
    ],
)
def test_words_have_their_offsets(text, words):
    """Offsets enclose a word without what is cut off it."""
    found = words_of(text)

    assert [word.text for word in found] == words
    assert all(text[w.start : w.end] == w.text for w in found)
