"""Are words learnt apart from builds, and is the model left alone afterwards?"""

import json
import shutil

import pytest

from indexer.errors import LearningError
from indexer.meaning import (
    WordCounts,
    forget_words,
    learn_from_index,
    learn_meanings,
    learn_words,
    learnt_digest,
    learnt_words,
    newest_articles,
    read_learnt_words,
)
from search.errors import IndexMissingError
from search.meaning.meanings import read_meanings

BEFORE = (("uk", "угода, мир"), ("fr", "accord, paix"))
AFTER = (*BEFORE, ("uk", "лікарня, школа, мир"), ("pl", "szpital, szkoła"))


def ignore(_done, _every):
    """Report nothing."""


@pytest.fixture
def learnt(tmp_path, model, counted):
    """Return the folder of an index for which words were learnt."""
    learn_words(tmp_path, counted(*BEFORE).state, model, ignore)
    model.texts.clear()
    return tmp_path


def test_words_that_are_new_have_no_vector(learnt, model, counted):
    """The model is not asked for any word; those that were learnt are there."""
    folder = learnt / "generation"
    folder.mkdir()
    words = read_learnt_words(learnt, model.name)
    counts = WordCounts(counted(*AFTER).state, learnt=words)

    vectors = learn_meanings(learnt, folder, counts, model)

    meanings = read_meanings(folder)
    assert model.texts == []
    assert meanings.word_row("uk", "мир") is not None
    assert meanings.word_row("uk", "угода") is not None
    assert meanings.word_row("uk", "лікарня") is None
    assert meanings.word_row("pl", "szpital") is None
    assert vectors[[0, 2]].any(axis=1).all()
    assert not vectors[3].any()


def test_learning_again_has_another_digest(learnt, model, counted):
    """So that the next build works out all meanings anew; forgetting has none."""
    digest = learnt_digest(learnt, model.name)

    assert learn_words(learnt, counted(*BEFORE).state, model, ignore) == 4
    assert learnt_digest(learnt, model.name) == digest
    learn_words(learnt, counted(*AFTER).state, model, ignore)
    assert learnt_digest(learnt, model.name) not in {digest, ""}
    forget_words(learnt)
    assert learnt_digest(learnt, model.name) == ""


@pytest.mark.parametrize("text", ["", "{", "[]", '{"words": 1}', '{"model": "x"}'])
def test_a_damaged_file_counts_as_none(learnt, model, text):
    """So does one of another model."""
    assert read_learnt_words(learnt, "other/1") is None
    (learnt / learnt_words.FILE).write_text(text, "utf-8")

    assert read_learnt_words(learnt, model.name) is None
    assert learnt_digest(learnt, model.name) == ""


def test_the_newest_articles_are_the_sample(counted):
    """Undated ones are the oldest; the order stays."""
    state = counted(*AFTER).state
    days = (5, 0, 9, 7)
    state.articles = [
        article._replace(features=article.features._replace(day=day))
        for article, day in zip(state.articles, days, strict=True)
    ]

    assert newest_articles(state, 2).columns.ids() == ["2", "3"]
    assert newest_articles(state, 3).columns.ids() == ["0", "2", "3"]
    assert len(newest_articles(state, 99).articles) == 4


def test_without_an_index_or_a_model_nothing_is_learnt(
    tmp_path, sample_index, monkeypatch
):
    """What is missing is named."""
    with pytest.raises(IndexMissingError):
        learn_from_index(tmp_path, 1, ignore)
    monkeypatch.setattr(learnt_words, "find_embedder", lambda: None)
    with pytest.raises(LearningError, match="no model"):
        learn_from_index(sample_index, 1, ignore)


def test_words_of_an_index_are_learnt(sample_index, tmp_path, model, monkeypatch):
    """Of as many articles as are asked for, if there are so many."""
    index = tmp_path / "index"
    shutil.copytree(sample_index, index)
    monkeypatch.setattr(learnt_words, "find_embedder", lambda: model)

    words, articles = learn_from_index(index, 5, ignore)

    assert articles == 5
    stored = json.loads((index / learnt_words.FILE).read_text("utf-8"))
    assert sum(map(len, stored["words"].values())) == words > 50
