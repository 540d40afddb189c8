"""Does what articles mean decide their order, besides the words that found them?"""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from search.meaning.meaning_ranker import MeaningRanker
from search.query.parser import parse

ARTICLES = (
    ("peace.uk", "uk", ("мир",)),
    ("accord.fr", "fr", ("accord",)),
    ("rain.vi", "vi", ("mưa",)),
    ("peace-accord.fr", "fr", ("accord", "paix")),
)
IDS = [row[0] for row in ARTICLES]


@pytest.fixture
def ranker(make_meanings):
    """Return a ranker of four articles, without a model."""
    return MeaningRanker(make_meanings(*ARTICLES), lambda: None)


def test_what_is_meant_comes_first(ranker):
    """Between articles that words found alike."""
    question = ranker.question(parse("paix").node)

    ranked = ranker.rescore(question, IDS, [1.0] * 4)

    assert [i for i, _ in ranked][:2] == ["peace.uk", "peace-accord.fr"]


def test_words_count_as_well(ranker):
    """Much better words win."""
    question = ranker.question(parse("paix").node)

    ranked = ranker.rescore(question, IDS, [0.0, 0.0, 100.0, 1.0])

    assert ranked[-1][0] == "accord.fr"
    assert dict(ranked)["rain.vi"] >= 100


@given(
    st.lists(
        st.tuples(st.sampled_from([*IDS, "new"]), st.floats(0, 1e6)),
        unique_by=lambda pair: pair[0],
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nearness_only_adds(ranker, found):
    """No article is lost, none scores less, and the order is that of the scores."""
    question = ranker.question(parse("hòa bình").node)
    ids, scores = [i for i, _ in found], [s for _, s in found]

    ranked = ranker.rescore(question, ids, scores)

    assert sorted(i for i, _ in ranked) == sorted(ids)
    assert all(score >= dict(found)[i] for i, score in ranked)
    assert [s for _, s in ranked] == sorted((s for _, s in ranked), reverse=True)


def test_all_articles_can_be_ranked(ranker):
    """Those that nothing found by their meaning alone."""
    question = ranker.question(parse("мир").node)

    ranked = ranker.rank(question, (("accord.fr", 1.0),), 3)

    assert len(ranked) == 3
    assert "rain.vi" not in dict(ranked)
    assert dict(ranked)["peace.uk"] > 0


def test_a_question_without_known_words_means_nothing(ranker):
    """No model is installed."""
    assert ranker.question(parse("asdfgh").node) is None
    assert ranker.question(parse("country:KR").node) is None


def test_an_article_is_near_by_all_words_of_a_question(ranker):
    """And as a whole; what is about something else is not."""
    near = ranker.near(ranker.question(parse("мир угода").node), 10)

    assert [article for article, _ in near] == ["peace-accord.fr"]


@pytest.mark.parametrize("text", ["asdfgh", "мир asdfgh", "Мир Угода Дощ"])
def test_nothing_is_near_to_letters_and_names(make_meanings, model, text):
    """A model has a vector for them all the same."""
    ranker = MeaningRanker(make_meanings(*ARTICLES), lambda: model)

    question = ranker.question(parse(text).node)

    assert question is not None
    assert ranker.near(question, 10) == ()
