"""Which words of a question get a vector, and which?"""

import numpy as np
import pytest

from search.meaning.question_words import MAX_EMBEDDED, WordReader
from search.query.parser import parse


@pytest.fixture
def read(make_meanings):
    """Return a function that reads the words of a question, with a model or without."""
    meanings = make_meanings(("a", "uk", ("мир",)))

    def run(text, model=None):
        return WordReader(meanings, lambda: model).read(parse(text).node)

    return run


def test_a_word_of_the_index_has_the_vector_of_its_lemma(read):
    """In any form; the model is not asked."""
    (word,) = read("миру")

    assert (word.text, word.known) == ("миру", True)
    assert np.allclose(word.vector, [1, 0, 0])


def test_two_syllables_that_articles_have_are_one_word(read):
    """Others stay apart."""
    assert [w.text for w in read("hòa bình mưa")] == ["hòa bình", "mưa"]


def test_other_words_are_embedded_if_a_model_is_installed(read, model):
    """Each once, however often it is asked for."""
    (word,) = read("rain", model)

    assert np.allclose(word.vector, [0, 0, 1])
    assert word.known
    assert read("rain") == ()
    assert model.texts == ["rain"]


def test_another_model_than_the_index_has_is_not_asked(read, model):
    """Its vectors could not be compared."""
    model.name = "model/2"

    assert read("rain", model) == ()


def test_function_words_mean_nothing(read):
    """Nor do letters."""
    assert [word.text for word in read("paix et accord")] == ["paix", "accord"]


def test_what_is_excluded_is_not_meant(read):
    """A question for peace without rain is about peace."""
    assert [word.text for word in read("paix -pluie")] == ["paix"]


def test_a_long_question_costs_no_more(read, model):
    """The model takes 10 ms a word."""
    text = " ".join(f"wxyz{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(50))

    assert len(read(text, model)) == len(model.texts) == MAX_EMBEDDED


def test_letters_and_names_are_no_words(read, model):
    """A model has a vector for them all the same; abbreviations are words."""
    known = {w.text: w.known for w in read("мир asdfgh rain", model)}
    named = {w.text: w.known for w in read("Мир Угода", model)}

    assert known == {"мир": True, "asdfgh": False, "rain": True}
    assert not named["Угода"]


@pytest.mark.parametrize(("text", "known"), [("rain", True), ("Rain", False)])
def test_a_word_alone_with_a_capital_may_be_a_surname(read, model, text, known):
    """What no article has is then not known by the dictionary."""
    assert [word.known for word in read(text, model)] == [known]
