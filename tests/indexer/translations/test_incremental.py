"""Is an updated table as if it had been learnt with the new words?"""

import numpy as np
import pytest

from indexer.translations import PreviousTable, learn_translations, learning
from search.expansion.translation_table import read_translation_table

WORDS = (
    ("uk", "угода, мир, лікарня, школа"),
    ("fr", "accord, paix, hôpital, école"),
    ("pl", "umowa, pokój, szpital, szkoła"),
    ("vi", "gió"),
)
NEW = (("uk", "вітер"), ("fr", "vent"), ("pl", "wiatr"))


@pytest.fixture
def build(tmp_path, model, counted, monkeypatch):
    """Return a function that learns from articles, and reads what was written."""
    monkeypatch.setattr(learning, "MAX_CHANGED", 1.0)

    def run(number, *articles, **values):
        folder = tmp_path / str(number)
        folder.mkdir()
        learnt = learn_translations(
            tmp_path, folder, counted(*articles), model, **values
        )
        return learnt, read_translation_table(folder), folder

    return run


def test_new_words_have_neighbours_and_are_neighbours(build, model):
    """Neighbours are new and old words; only new words are embedded."""
    _, _, folder = build(1, *WORDS, *NEW[1:])
    model.texts.clear()

    learnt, renewed, _ = build(2, *WORDS, *NEW, before=PreviousTable(folder, 0))

    assert model.texts == ["вітер"]
    assert learnt.changed == 1
    assert renewed.neighbours("uk", "вітер", "fr")[0].form == "vent"
    assert renewed.neighbours("fr", "vent", "uk")[0].form == "вітер"
    assert renewed.neighbours("fr", "paix", "uk")[0].form == "мир"


def test_removed_words_are_nobodys_neighbours(build):
    """What is left has the same neighbours."""
    _, _, folder = build(1, *WORDS, *NEW)

    learnt, renewed, _ = build(2, *WORDS, *NEW[1:], before=PreviousTable(folder, 2))

    assert learnt.changed == 3
    assert not renewed.knows("uk", "вітер")
    assert "вітер" not in {
        neighbour.term for neighbour in renewed.neighbours("fr", "vent", "uk")
    }
    assert renewed.neighbours("pl", "szpital", "uk")[0].form == "лікарня"


def test_without_new_words_the_table_stays(build):
    """No value of it changes."""
    _, first, folder = build(1, *WORDS)

    _, second, _ = build(2, *WORDS, before=PreviousTable(folder, 0))

    for lang, words in first.languages.items():
        assert words.terms == second.languages[lang].terms
        assert np.array_equal(words.neighbours, second.languages[lang].neighbours)
        assert np.array_equal(words.hubs, second.languages[lang].hubs)


def test_after_many_changes_the_table_is_learnt_anew(build, monkeypatch):
    """It is then the one that a first build would learn."""
    _, _, folder = build(1, *WORDS, *NEW[1:])
    monkeypatch.setattr(learning, "MAX_CHANGED", 0.05)

    learnt, renewed, _ = build(2, *WORDS, *NEW, before=PreviousTable(folder, 0))

    _, anew, _ = build(3, *WORDS, *NEW)
    assert learnt.changed == 0
    assert np.array_equal(
        renewed.languages["uk"].neighbours, anew.languages["uk"].neighbours
    )


def test_only_chosen_articles_get_vectors(build):
    """They are those that a build of all returns, in the order of the choice."""
    every, _, folder = build(1, *WORDS)

    some, _, _ = build(2, *WORDS, before=PreviousTable(folder, 0), articles=[2, 0])

    assert some.articles == pytest.approx(every.articles[[2, 0]])
