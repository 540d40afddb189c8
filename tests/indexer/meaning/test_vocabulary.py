"""Are the terms chosen that are worth a vector, and shown by their commonest form?"""

import numpy as np
import pytest

from analyzers import LANGUAGES
from indexer.meaning import vocabulary


def test_a_term_is_shown_by_its_commonest_form(counted):
    """The model gets a word that people write."""
    counts = counted(("uk", "угодою"), ("uk", "угоди"), ("uk", "угоди"))

    assert counts.select("uk") == {"угода": "угоди"}


def test_articles_are_counted_and_not_occurrences(counted):
    """A form that one article repeats is not the commonest."""
    counts = counted(("uk", "угодою " * 5), ("uk", "угоди"), ("uk", "угоди"))

    assert counts.select("uk") == {"угода": "угоди"}


def test_terms_are_sorted(counted):
    """A table is searched by bisection."""
    chosen = list(counted(("fr", "vent accord paix"), ("fr", "école")).select("fr"))

    assert chosen == sorted(chosen) != []


def test_languages_are_separate(counted):
    """A word is of the language its article is in."""
    counts = counted(("uk", "мир"), ("fr", "paix"))

    chosen = {lang: set(counts.select(lang)) for lang in LANGUAGES}

    assert chosen == {"uk": {"мир"}, "fr": {"paix"}, "pl": set(), "vi": set()}


@pytest.mark.parametrize("text", ["2025", "а", "мир5", "…"])
def test_numbers_and_letters_are_not_worth_it(counted, text):
    """They mean nothing by themselves."""
    assert counted(("uk", text), ("uk", text)).select("uk") == {}


def test_a_hyphen_and_an_apostrophe_are_worth_it(counted):
    """Compounds and В'єтнам are words."""
    chosen = counted(("uk", "науково-технічний"), ("uk", "в'єтнам")).select("uk")

    assert {"науково-технічний", "в'єтнам"} <= set(chosen)


def test_a_bigram_represents_itself(counted):
    """It is shown as it is written, and needs two articles."""
    assert "hợp_tác" not in counted(("vi", "hợp tác")).select("vi")

    chosen = counted(("vi", "hợp tác"), ("vi", "sự hợp tác")).select("vi")

    assert chosen["hợp_tác"] == "hợp tác"


def test_the_most_frequent_terms_are_chosen(counted, monkeypatch):
    """Where there are too many, the rarest are left out, ties by alphabet."""
    monkeypatch.setattr(vocabulary, "MAX_WORDS", 2)
    counts = counted(("fr", "vent accord paix"), ("fr", "vent"))

    assert list(counts.select("fr")) == ["accord", "vent"]


AXES = {"vent": (1, 0), "paix": (0, 1)}
VECTORS = {
    "fr": {word: np.array(axis, dtype=np.float32) for word, axis in AXES.items()}
}


def test_an_article_has_the_mean_of_its_words(counted):
    """Rows have length 1 and are in the order of the articles."""
    counts = counted(("fr", "paix"), ("fr", "vent"), ("fr", "vent vent paix"))

    rows = counts.article_vectors(VECTORS)

    assert rows[:2].tolist() == [[0, 1], [1, 0]]
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(3))
    assert rows[2].tolist() == pytest.approx([0.5**0.5] * 2)


def test_a_rare_word_weighs_more(counted):
    """An article is where its rare word points."""
    counts = counted(("fr", "vent paix"), ("fr", "vent"), ("fr", "vent"))

    first = counts.article_vectors(VECTORS)[0]

    assert first[1] > first[0] > 0


def test_an_article_without_known_words_has_zeros(counted):
    """It is like no other, but has a row."""
    rows = counted(("fr", "école"), ("uk", "мир"), ("fr", "paix")).article_vectors(
        VECTORS
    )

    assert rows.tolist() == [[0, 0], [0, 0], [0, 1]]


def test_without_vectors_there_is_still_a_row_per_article(counted):
    """Even of a model that knows no word."""
    assert len(counted(("fr", "école"), ("uk", "мир")).article_vectors({})) == 2
    assert len(counted().article_vectors(VECTORS)) == 0
