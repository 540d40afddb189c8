"""Do the wordings of a blend score as one term?"""

from math import log

import pytest

from search.port.document import Channel
from search.port.plan import Phrase, SynonymSet, Term, WeightedTerm
from search.query.request import Query

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
    """Give an engine over a few words."""
    return open_engine(
        make_document(name, body, lang="fr") for name, body in BODIES.items()
    )


def member(*words, weight=1.0):
    """Make a wording of words in a row."""
    return WeightedTerm(tuple((word,) for word in words), weight)


def scores(engine, plans):
    """Give every hit's score by id, best first."""
    page = engine.search(Query(size=50), plans).page
    return {found.article.id: score for found, score in page}


def bm25(tf, df, boost=1.0):
    """Score articles by hand: a term's weight in each, and how many have it."""
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


BLENDS = {
    "two wordings": (
        (member("alpha", weight=0.9), member("beta", weight=0.4)),
        {"a": 0.9 + 2 * 0.4, "b": 0.9, "d": 0.4},
        0.9 * 2 + 0.4 * 2,
    ),
    "one wording": ((member("beta"),), {"a": 2, "d": 1}, 2),
    "words in a row": (
        (member("gamma", "delta", weight=0.5), member("alpha", weight=0.5)),
        {"a": 0.5, "b": 0.5, "c": 2 * 0.5},
        0.5 * 1 + 0.5 * 2,
    ),
    "alternatives in a place": (
        (WeightedTerm((("alpha", "beta"),), 0.8), member("omega", weight=0.2)),
        {"a": 3 * 0.8, "b": 0.8, "d": 0.8, "e": 0.2, "f": 3 * 0.2},
        0.8 * 3 + 0.2 * 2,
    ),
    "a wording that is nowhere": (
        (member("alpha", weight=0.7), member("nowhere", weight=0.3)),
        {"a": 0.7, "b": 0.7},
        0.7 * 2,
    ),
    "a wording that is not meant": (
        (member("alpha"), member("omega", weight=0.0)),
        {"a": 1, "b": 1},
        2,
    ),
}


@pytest.mark.parametrize(("members", "tf", "df"), BLENDS.values(), ids=BLENDS)
def test_a_blend_scores_as_one_term(engine, members, tf, df):
    """Occurrences and articles of each wording count by its weight."""
    found = scores(engine, {"fr": SynonymSet(EXACT, members, 0.8)})

    assert found == pytest.approx(bm25(tf, df, 0.8))


def test_a_blend_of_one_is_its_term(engine):
    """A single certain wording scores as if it was asked for."""
    for words, leaf in (
        (("beta",), Term(EXACT, "beta", 0.5)),
        (("gamma", "delta"), Phrase(EXACT, (("gamma",), ("delta",)), 0, 0.5)),
    ):
        blend = SynonymSet(EXACT, (member(*words),), 0.5)
        assert scores(engine, {"fr": blend}) == scores(engine, {"fr": leaf}) != {}


def test_wordings_cannot_be_more_than_all_articles(engine):
    """Every article having several wordings gives no negative rarity."""
    blend = SynonymSet(EXACT, tuple(map(member, ("alpha", "beta", "gamma", "omega"))))

    assert all(score > 0 for score in scores(engine, {"fr": blend}).values())


def test_a_blend_of_what_is_nowhere_finds_nothing(engine):
    """It is no error."""
    blend = SynonymSet(EXACT, (member("nowhere"), member("nowhere", "else")))

    assert scores(engine, {"fr": blend}) == {}
