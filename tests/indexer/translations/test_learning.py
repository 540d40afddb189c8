"""Does a build give an index its words of the same meaning?"""

import numpy as np
import pytest

from indexer.translations import learn_translations
from indexer.translations.vector_cache import FILE
from search.expansion.translation_table import read_translation_table

ARTICLES = (
    ("uk", "угода, мир, лікарня, школа, вітер"),
    ("fr", "accord, paix, hôpital, école, vent"),
    ("pl", "umowa, pokój, szpital, szkoła, wiatr"),
    ("vi", "hiệp định, hòa bình, bệnh viện, trường học, gió"),
    ("vi", "gió, trường học; bệnh viện; hòa bình; hiệp định"),
)


@pytest.fixture
def learn(tmp_path, model, counted):
    """Give a function that learns of articles and reads what was written."""

    def run(*articles, embed=None, **values):
        folder = tmp_path / "generation"
        folder.mkdir(exist_ok=True)
        made = learn_translations(
            tmp_path, folder, counted(*articles), embed or model, **values
        )
        return made, read_translation_table(folder)

    return run


def test_translations_find_each_other(learn):
    """A term of each language leads to the others'."""
    _, meanings = learn(*ARTICLES)

    assert meanings.model == "fake/1"
    assert meanings.near("uk", "угода", "fr")[0].form == "accord"
    assert meanings.near("fr", "paix", "pl")[0].form == "pokój"
    assert meanings.near("pl", "szkoła", "vi")[0].form == "trường học"
    assert meanings.near("vi", "hòa_bình", "uk")[0].form == "мир"


def test_a_rebuild_asks_for_new_words_only(learn, model):
    """The vectors lie in the index folder, beside its generations."""
    learn(*ARTICLES)
    model.asked.clear()

    learn(*ARTICLES, ("uk", "угода про пшеницю"))

    assert {"пшеницю"} <= set(model.asked) <= {"пшеницю", "про"}


def test_a_rebuild_gives_the_same_table(learn):
    """Kept vectors are as good as new ones."""
    first, _ = learn(*ARTICLES)
    again, _ = learn(*ARTICLES)

    assert np.array_equal(first.articles, again.articles)


def test_words_that_left_the_collection_are_forgotten(learn, model):
    """A word that comes back is asked for again."""
    learn(*ARTICLES)
    learn(*ARTICLES[1:])
    model.asked.clear()

    learn(*ARTICLES)

    assert set(model.asked) == {"угода", "мир", "лікарня", "школа", "вітер"}


def test_a_damaged_cache_costs_only_time(learn, model, tmp_path):
    """Everything is asked for again and the table is the same."""
    first, _ = learn(*ARTICLES)
    tmp_path.joinpath(FILE).write_bytes(b"damaged")
    asked = len(model.asked)

    again, _ = learn(*ARTICLES)

    assert len(model.asked) == 2 * asked
    assert np.array_equal(first.articles, again.articles)


def test_each_article_has_a_vector(learn):
    """Articles that say the same in two languages lie near each other."""
    texts = (("uk", "угода, мир"), ("uk", "школа, вітер"), ("fr", "accord, paix"),
             ("fr", "école, vent"), ("uk", "…"))  # fmt: skip

    made, _ = learn(*texts)

    cosines = made.articles @ made.articles.T
    assert cosines[0, 2] > 0.9 > cosines[0, 3]
    assert cosines[1, 3] > 0.9 > cosines[1, 2]
    assert not made.articles[4].any()


def test_a_collection_without_words_is_learnt(learn):
    """Nothing to learn is no error."""
    made, meanings = learn(("uk", "…"))

    assert len(made.articles) == 1
    assert dict(meanings.languages) == {}


def test_steps_count_new_words(learn, model):
    """A build tells how many words the model still has to read."""
    steps = []

    learn(*ARTICLES, step=lambda *step: steps.append(step))

    assert steps[0] == (0, len(model.asked))
    assert steps[-1] == (len(model.asked),) * 2
