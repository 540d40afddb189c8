"""Do synonyms score as one term?"""

from math import log

import pytest

from search.port.document import Channel
from search.port.plan import Phrase, SynonymSet, Term, WeightedTerm
from search.query.request import Query
from search.ranking.grid import SCORE_STEPS, WEIGHT_STEPS

EXACT = Channel.EXACT
K1, B, IDF_POWER = 1.2, 0.5, 1.25
BODIES = {
    "a": "alpha beta beta",
    "b": "alpha",
    "c": "gamma delta gamma delta",
    "d": "beta gamma",
    "e": "omega",
    "f": "delta gamma omega omega omega",
}
LENGTHS = {name: len(body.split()) for name, body in BODIES.items()}


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over a few words."""
    return open_engine(
        make_document(name, body, lang="fr") for name, body in BODIES.items()
    )


def synonym(*words, weight=1.0):
    """Return a synonym of one word or of neighbouring words."""
    return WeightedTerm(tuple((word,) for word in words), weight)


def scores(engine, plans):
    """Return every hit's score by id, best first."""
    page = engine.search(Query(size=50), plans).page
    return {tagged.article.id: score for tagged, score in page}


def bm25(tf, df, boost=1.0):
    """Compute scores from a term's frequency in each article, and in how many it is."""
    mean = sum(LENGTHS.values()) / len(LENGTHS)
    idf = log(1 + (len(LENGTHS) - df + 0.5) / (df + 0.5)) ** IDF_POWER
    return {
        name: boost
        * idf
        * weight
        * (K1 + 1)
        / (weight + K1 * (1 - B + B * LENGTHS[name] / mean))
        for name, weight in tf.items()
    }


SYNONYMS = {
    "two synonyms": (
        (synonym("alpha", weight=0.9), synonym("beta", weight=0.4)),
        {"a": 0.9 + 2 * 0.4, "b": 0.9, "d": 0.4},
        0.9 * 2 + 0.4 * 2,
    ),
    "one synonym": ((synonym("beta"),), {"a": 2, "d": 1}, 2),
    "neighbouring words": (
        (synonym("gamma", "delta", weight=0.5), synonym("alpha", weight=0.5)),
        {"a": 0.5, "b": 0.5, "c": 2 * 0.5},
        0.5 * 1 + 0.5 * 2,
    ),
    "alternatives at a position": (
        (WeightedTerm((("alpha", "beta"),), 0.8), synonym("omega", weight=0.2)),
        {"a": 3 * 0.8, "b": 0.8, "d": 0.8, "e": 0.2, "f": 3 * 0.2},
        0.8 * 3 + 0.2 * 2,
    ),
    "a synonym that is nowhere": (
        (synonym("alpha", weight=0.7), synonym("nowhere", weight=0.3)),
        {"a": 0.7, "b": 0.7},
        0.7 * 2,
    ),
    "a synonym of weight 0": (
        (synonym("alpha"), synonym("omega", weight=0.0)),
        {"a": 1, "b": 1},
        2,
    ),
    "a negligible synonym": (
        (synonym("alpha"), synonym("omega", weight=0.4 / WEIGHT_STEPS)),
        {"a": 1, "b": 1},
        2,
    ),
    "only negligible synonyms": ((synonym("omega", weight=0.4 / WEIGHT_STEPS),), {}, 0),
}


@pytest.mark.parametrize(("terms", "tf", "df"), SYNONYMS.values(), ids=SYNONYMS)
def test_synonyms_score_as_one_term(engine, terms, tf, df):
    """Occurrences and articles of each synonym count by its weight."""
    synonym_scores = scores(engine, {"fr": SynonymSet(EXACT, terms, 0.8)})

    assert synonym_scores == pytest.approx(bm25(tf, df, 0.8), abs=0.5 / SCORE_STEPS)


def test_a_set_of_one_is_its_term(engine):
    """A single synonym of weight 1 scores as a term or phrase does."""
    for words, leaf in (
        (("beta",), Term(EXACT, "beta", 0.5)),
        (("gamma", "delta"), Phrase(EXACT, (("gamma",), ("delta",)), 0, 0.5)),
    ):
        synonyms = SynonymSet(EXACT, (synonym(*words),), 0.5)
        assert scores(engine, {"fr": synonyms}) == scores(engine, {"fr": leaf}) != {}


def test_frequencies_never_exceed_all_articles(engine):
    """If every article has several synonyms, the idf is not negative."""
    synonyms = SynonymSet(
        EXACT, tuple(map(synonym, ("alpha", "beta", "gamma", "omega")))
    )

    assert all(score > 0 for score in scores(engine, {"fr": synonyms}).values())


def test_synonyms_that_are_nowhere_match_nothing(engine):
    """It is no error."""
    synonyms = SynonymSet(EXACT, (synonym("nowhere"), synonym("nowhere", "else")))

    assert scores(engine, {"fr": synonyms}) == {}
