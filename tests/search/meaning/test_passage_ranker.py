"""Do an article's passages count, if it has some and the model is there?"""

import numpy as np
import pytest

from search.errors import ModelError
from search.meaning.eight_bits import EightBitRows
from search.meaning.meaning_ranker import MeaningRanker
from search.meaning.passage_ranker import PassageRanker
from search.meaning.passage_vectors import NO_PASSAGES, PassageVectors
from search.query.parser import parse
from search.ranking.weights import RANKING

IDS = ("first.uk", "second.fr", "none.pl")
PEACE, ACCORD, RAIN = np.eye(3, dtype=np.float32)


@pytest.fixture
def passages():
    """Return passages of two articles: one begins with peace and ends with rain."""
    return PassageVectors(
        model="model/1/passages-1",
        missing=0,
        ids=("second.fr", "first.uk"),
        beginnings=EightBitRows.of(np.array([ACCORD, PEACE])),
        sentences=EightBitRows.of(np.array([ACCORD, PEACE, RAIN])),
        ends=np.array([0, 1, 3]),
        projection=np.eye(3, dtype=np.float32),
        question_mean=np.zeros(3, np.float32),
    )


@pytest.fixture
def ranker(passages, model):
    """Return a ranker of three articles, of which the last has no passages."""
    return PassageRanker(passages, IDS, lambda: model)


def test_all_passages_of_an_article_count(ranker):
    """Its beginning, its nearest sentence, and all of them on average."""
    peace = ranker.question("peace")
    expected = RANKING.beginning + RANKING.nearest_sentence + RANKING.sentences / 2
    nearness = ranker.nearness(peace, np.array([0, 1, 2, -1]))
    assert nearness == pytest.approx([expected, 0, 0, 0], abs=0.01)


def test_what_is_opposite_counts_as_nothing(ranker):
    """No article scores less than by words alone."""
    assert (ranker.nearness(-PEACE, np.arange(3)) == 0).all()


def test_a_question_moves_towards_a_beginning(ranker):
    """By the weight of feedback; an article without passages moves nothing."""
    moved = ranker.moved(RAIN, 1)
    assert moved / moved[2] == pytest.approx([0, RANKING.feedback, 1], abs=0.01)
    assert np.linalg.norm(moved) == pytest.approx(1)
    assert ranker.moved(RAIN, 2) is RAIN
    assert ranker.moved(RAIN, -1) is RAIN


def test_articles_are_known_by_their_order(ranker):
    """Which is not that of the file."""
    assert ranker.has(np.array([2, 1, 0, -1])).tolist() == [False, True, True, False]


def test_without_passages_no_question_is_embedded(model):
    """As it would take some milliseconds."""
    assert PassageRanker(NO_PASSAGES, (), lambda: model).question("peace") is None
    assert model.texts == []


def test_without_the_model_of_the_passages_words_count_alone(passages, model):
    """It is not installed, is another one, or cannot be loaded."""

    def broken():
        reason = "damaged"
        raise ModelError(reason)

    assert PassageRanker(passages, IDS, lambda: None).question("peace") is None
    assert PassageRanker(passages, IDS, broken).question("peace") is None
    model.name = "model/2"
    assert PassageRanker(passages, IDS, lambda: model).question("peace") is None


@pytest.fixture
def rank(make_meanings, passages, model):
    """Return a function that ranks all three articles, which have the same words."""
    meanings = make_meanings(
        *((article, article[-2:], ()) for article in ("none.pl", "second.fr")),
        ("first.uk", "uk", ()),
    )
    ranker = MeaningRanker(meanings, lambda: model, passages)

    def rank(text, scores=(1.0, 1.0, 1.0)):
        question = ranker.question(parse(text).node)
        return [article for article, _ in ranker.rescore(question, IDS, scores)]

    return rank


def test_articles_come_by_their_passages(rank):
    """Where words found them alike."""
    assert rank("peace") == ["first.uk", "second.fr", "none.pl"]
    assert rank("accord")[0] == "second.fr"
    assert rank("rain")[0] == "first.uk"


def test_words_count_as_well(rank):
    """Between articles that are equally near, with passages or without."""
    assert rank("rain", (0.0, 0.2, 0.1)) == ["first.uk", "second.fr", "none.pl"]
    assert rank("rain", (0.0, 0.1, 0.2)) == ["first.uk", "none.pl", "second.fr"]


def test_only_the_best_articles_are_compared(rank, monkeypatch):
    """Others keep the place that their words have."""
    monkeypatch.setattr("search.meaning.meaning_ranker.COMPARED", 1)
    assert rank("peace", (0.9, 1.0, 0.8)) == ["second.fr", "first.uk", "none.pl"]
    monkeypatch.setattr("search.meaning.meaning_ranker.COMPARED", 2)
    assert rank("peace", (0.9, 1.0, 0.8)) == ["first.uk", "second.fr", "none.pl"]


def test_a_question_is_embedded_once(rank, model):
    """As a whole, without what it excludes."""
    rank("peace -rain")
    rank("peace -rain")
    assert model.texts.count("peace") <= 2
    assert not any("rain" in text for text in model.texts)
