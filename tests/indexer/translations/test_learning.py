"""Does a build learn which words of a collection mean the same?"""

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
    """Return a function that learns from articles and reads what was written."""

    def run(*articles, embed=None, **values):
        folder = tmp_path / "generation"
        folder.mkdir(exist_ok=True)
        learnt = learn_translations(
            tmp_path, folder, counted(*articles), embed or model, **values
        )
        return learnt, read_translation_table(folder)

    return run


def test_translations_find_each_other(learn):
    """A term of each language leads to the others'."""
    _, table = learn(*ARTICLES)

    assert table.model == "fake/1"
    assert table.neighbours("uk", "угода", "fr")[0].form == "accord"
    assert table.neighbours("fr", "paix", "pl")[0].form == "pokój"
    assert table.neighbours("pl", "szkoła", "vi")[0].form == "trường học"
    assert table.neighbours("vi", "hòa_bình", "uk")[0].form == "мир"


def test_a_rebuild_embeds_new_words_only(learn, model):
    """The vectors are stored in the index folder, next to its generations."""
    learn(*ARTICLES)
    model.texts.clear()

    learn(*ARTICLES, ("uk", "угода про пшеницю"))

    assert {"пшеницю"} <= set(model.texts) <= {"пшеницю", "про"}


def test_a_rebuild_learns_the_same_table(learn):
    """Stored vectors are as good as new ones."""
    first, _ = learn(*ARTICLES)
    again, _ = learn(*ARTICLES)

    assert np.array_equal(first.articles, again.articles)


def test_words_that_left_the_collection_are_forgotten(learn, model):
    """A word that comes back is embedded again."""
    learn(*ARTICLES)
    learn(*ARTICLES[1:])
    model.texts.clear()

    learn(*ARTICLES)

    assert set(model.texts) == {"угода", "мир", "лікарня", "школа", "вітер"}


def test_a_damaged_cache_costs_only_time(learn, model, tmp_path):
    """Everything is embedded again and the table is the same."""
    first, _ = learn(*ARTICLES)
    tmp_path.joinpath(FILE).write_bytes(b"damaged")
    embedded = len(model.texts)

    again, _ = learn(*ARTICLES)

    assert len(model.texts) == 2 * embedded
    assert np.array_equal(first.articles, again.articles)


def test_each_article_has_a_vector(learn):
    """Translations of an article have similar vectors."""
    texts = (("uk", "угода, мир"), ("uk", "школа, вітер"), ("fr", "accord, paix"),
             ("fr", "école, vent"), ("uk", "…"))  # fmt: skip

    learnt, _ = learn(*texts)

    cosines = learnt.articles @ learnt.articles.T
    assert cosines[0, 2] > 0.9 > cosines[0, 3]
    assert cosines[1, 3] > 0.9 > cosines[1, 2]
    assert not learnt.articles[4].any()


def test_a_collection_without_words_is_learnt(learn):
    """Nothing to learn is no error."""
    learnt, table = learn(("uk", "…"))

    assert len(learnt.articles) == 1
    assert dict(table.languages) == {}


def test_steps_count_new_words(learn, model):
    """A build reports how many words the model still has to embed."""
    steps = []

    learn(*ARTICLES, step=lambda *step: steps.append(step))

    assert steps[0] == (0, len(model.texts))
    assert steps[-1] == (len(model.texts),) * 2
