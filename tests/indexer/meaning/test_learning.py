"""Does a build learn what the words and articles of a collection mean?"""

import numpy as np
import pytest

from indexer.meaning import learn_meanings
from indexer.meaning.vector_cache import FILE
from search.meaning.meanings import read_meanings

ARTICLES = (
    ("uk", "угода, мир, лікарня, школа, вітер"),
    ("fr", "accord, paix, hôpital, école, vent"),
    ("pl", "umowa, pokój, szpital, szkoła, wiatr"),
    ("vi", "hiệp định, hòa bình, bệnh viện, trường học, gió"),
    ("vi", "gió, trường học; bệnh viện; hòa bình; hiệp định"),
)


@pytest.fixture
def learn(tmp_path, model, counted):
    """Return a function that learns from articles and reads what was written."""

    def run(*articles, embed=None, **values):
        folder = tmp_path / "generation"
        folder.mkdir(exist_ok=True)
        vectors = learn_meanings(
            tmp_path, folder, counted(*articles), embed or model, **values
        )
        return vectors, read_meanings(folder)

    return run


def cosine(meanings, one, other):
    """Return the cosine of two words, each a language and a lemma."""
    rows = [meanings.word_row(*word) for word in (one, other)]
    first, second = meanings.words.vectors(np.array(rows))
    return float(first @ second)


def test_words_of_one_meaning_are_near(learn):
    """Whatever their languages; others are not."""
    _, meanings = learn(*ARTICLES)

    assert meanings.model == "fake/1"
    assert cosine(meanings, ("uk", "угода"), ("fr", "accord")) > 0.6
    assert cosine(meanings, ("pl", "szkoła"), ("vi", "trường_học")) > 0.6
    assert cosine(meanings, ("uk", "угода"), ("fr", "paix")) < 0.4


def test_each_article_has_its_lemmas(learn):
    """Ascending, as numbers in the sorted lemmas of its language."""
    _, meanings = learn(("uk", "мир"), ("uk", "угода, мир"), ("fr", "paix"))

    found = {}
    for article, row in zip("012", meanings.article_rows("012"), strict=True):
        first, last = meanings.starts[row : row + 2]
        numbers = meanings.lemmas[first:last].tolist()
        terms = meanings.terms[("uk", "fr")[article == "2"]]
        found[article] = [terms[number].decode() for number in numbers]
    assert found == {"0": ["мир"], "1": ["мир", "угода"], "2": ["paix"]}


def test_articles_of_one_meaning_are_near(learn):
    """In the space of the index as in all dimensions."""
    texts = (("uk", "угода, мир"), ("uk", "школа, вітер"), ("fr", "accord, paix"),
             ("fr", "école, vent"), ("uk", "…"))  # fmt: skip

    vectors, meanings = learn(*texts)

    rows = meanings.article_rows("01234")
    for each in (vectors, meanings.articles.vectors(rows)):
        cosines = each @ each.T
        assert cosines[0, 2] > 0.8 > cosines[0, 3]
        assert cosines[1, 3] > 0.8 > cosines[1, 2]
        assert not each[4].any()


def test_the_order_of_articles_decides_nothing(learn, tmp_path):
    """The same articles make the same file, byte by byte."""
    learn(*ARTICLES)
    file = tmp_path / "generation" / "meanings.arrays"
    first = file.read_bytes()

    learn(*ARTICLES)

    assert file.read_bytes() == first


def test_only_the_articles_that_are_asked_for_are_returned(learn):
    """A build that starts from another knows those of the rest."""
    every, _ = learn(*ARTICLES)
    some, _ = learn(*ARTICLES, articles=[3, 0])

    assert np.array_equal(some, every[[3, 0]])


def test_a_rebuild_embeds_new_words_only(learn, model):
    """The vectors are stored in the index folder, next to its generations."""
    learn(*ARTICLES)
    model.texts.clear()

    learn(*ARTICLES, ("uk", "угода про пшеницю"))

    assert {"пшеницю"} <= set(model.texts) <= {"пшеницю", "про"}


def test_words_that_left_the_collection_are_forgotten(learn, model):
    """A word that comes back is embedded again."""
    learn(*ARTICLES)
    learn(*ARTICLES[1:])
    model.texts.clear()

    learn(*ARTICLES)

    assert set(model.texts) == {"угода", "мир", "лікарня", "школа", "вітер"}


def test_a_damaged_cache_costs_only_time(learn, model, tmp_path):
    """Everything is embedded again, to the same vectors."""
    first, _ = learn(*ARTICLES)
    tmp_path.joinpath(FILE).write_bytes(b"damaged")
    embedded = len(model.texts)

    again, _ = learn(*ARTICLES)

    assert len(model.texts) == 2 * embedded
    assert np.array_equal(first, again)


def test_a_collection_without_words_is_learnt(learn):
    """Nothing to learn is no error."""
    vectors, meanings = learn(("uk", "…"))

    assert len(vectors) == 1
    assert len(meanings.words) == 0
    assert meanings.word_row("uk", "мир") is None
    assert meanings.article_rows(["0", "9"]).tolist() == [0, -1]


def test_steps_count_new_words(learn, model):
    """A build reports how many words the model still has to embed."""
    steps = []

    learn(*ARTICLES, step=lambda *step: steps.append(step))

    assert steps[0] == (0, len(model.texts))
    assert steps[-1] == (len(model.texts),) * 2
