"""Are the passages of an article its beginning and its sentences?"""

import pytest
from hypothesis import given, strategies as st

from corpus import Article
from indexer.passages.texts import BEGINNING, LONGEST, SHORTEST, passages_of


def article(body, title="A title", **values):
    """Return an article in French."""
    return Article(id="a", lang="fr", title=title, body=body, **values)


def test_a_beginning_has_the_title_and_the_first_words():
    """Whole words only, and no more letters than are allowed."""
    body = "Le ministre parle de tout. " * 100
    beginning = passages_of(article(body)).beginning
    assert beginning.startswith("A title\nLe ministre parle")
    assert BEGINNING - 12 < len(beginning) <= BEGINNING
    assert body.startswith(beginning.removeprefix("A title\n"))
    assert beginning.split()[-1] in body.split()


def test_a_title_that_repeats_the_body_is_left_out():
    """As an article without a headline has its first sentence as its title."""
    passages = passages_of(article("Le pont est long.", "Le pont", headline=False))
    assert passages == ("Le pont est long.", ("Le pont est long.",))


def test_each_sentence_is_a_passage():
    """But for those that are too short to say anything."""
    body = "(VNA)\nM. Dupont est venu à Hanoï. Oui.\nIl y est resté trois jours !"
    assert passages_of(article(body)).sentences == (
        "M. Dupont est venu à Hanoï.",
        "Il y est resté trois jours !",
    )


def test_a_sentence_without_an_end_is_cut():
    """The model takes no more."""
    (sentence,) = passages_of(article("soleil " * 1_000)).sentences
    assert len(sentence) == LONGEST


@pytest.mark.parametrize("body", ["x" * 5_000, "x", "x" * BEGINNING])
def test_a_word_without_end_is_cut(body):
    """Where no blank is near."""
    passages = passages_of(article(body, ""))
    assert passages.beginning == body[:BEGINNING]


@given(body=st.text(min_size=1), title=st.text())
def test_passages_are_parts_of_the_article(body, title):
    """Whatever it consists of; each has some letters."""
    passages = passages_of(article(body, title))
    assert len(passages.beginning) <= BEGINNING
    assert all(SHORTEST <= len(text) <= LONGEST for text in passages.sentences)
    assert all(text in body for text in passages.sentences)
