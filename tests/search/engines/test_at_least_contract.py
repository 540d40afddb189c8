"""Is a number of alternatives required, and is every score explained in full?"""

from itertools import combinations

from hypothesis import strategies as st

from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    SynonymSet,
    Term,
    WeightedTerm,
)
from search.query.request import Query
from tests.search.engines.generated import generated

EXACT = Channel.EXACT
WORDS = ("alpha", "beta", "gamma", "delta")
WORD = st.sampled_from((*WORDS, "nowhere"))
LANGS = ("fr", "pl", "uk")
BODY = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
ARTICLES = st.lists(st.tuples(st.sampled_from(LANGS), BODY), min_size=1, max_size=8)
TERMS = st.builds(Term, st.just(EXACT), WORD, st.sampled_from((0.2, 1.0)))
SYNONYMS = st.builds(
    WeightedTerm,
    st.lists(st.tuples(WORD), min_size=1, max_size=2).map(tuple),
    st.sampled_from((0.1, 0.5, 1.0)),
)
SYNONYM_SETS = st.builds(
    SynonymSet, st.just(EXACT), st.lists(SYNONYMS, min_size=1, max_size=3).map(tuple)
)
PLAN = st.one_of(
    TERMS,
    SYNONYM_SETS,
    st.builds(AnyOf, st.tuples(TERMS, SYNONYM_SETS)),
    st.builds(AnyOf, st.tuples(TERMS, TERMS, SYNONYM_SETS), st.integers(1, 3)),
    st.builds(Boosted, TERMS, SYNONYM_SETS),
    st.builds(FirstMatching, st.tuples(TERMS, SYNONYM_SETS)),
)
PLANS = st.dictionaries(st.sampled_from(LANGS), PLAN, min_size=1)


def scores(engine, plans):
    """Return every hit's score by id, best first."""
    page = engine.search(Query(size=50), plans).page
    return {tagged.article.id: score for tagged, score in page}


@generated(
    ARTICLES, st.lists(TERMS, min_size=1, max_size=4, unique=True), st.data(), most=60
)
def test_as_many_parts_as_are_asked_for_match(
    open_engine, make_document, rows, terms, data
):
    """The same articles as all ways to choose so many parts; scores add up."""
    count = data.draw(st.integers(1, len(terms)))
    engine = open_engine(
        make_document(str(n), body, lang=lang) for n, (lang, body) in enumerate(rows)
    )
    ways = tuple(AllOf(chosen) for chosen in combinations(terms, count))

    some = scores(engine, {"fr": AnyOf(tuple(terms), count)})

    every = scores(engine, {"fr": AnyOf(tuple(terms))})
    assert set(some) == set(scores(engine, {"fr": DisMax(ways)}))
    assert some == {name: every[name] for name in every if name in some}


def test_alternatives_within_what_is_required_are_resolved(open_engine, make_document):
    """And as many of them stay required."""
    engine = open_engine([make_document("a", "alpha beta", lang="fr")])
    nowhere, alpha, beta = (Term(EXACT, w) for w in ("nowhere", "alpha", "beta"))
    plan = AnyOf((FirstMatching((nowhere, alpha)), beta), at_least=2)

    resolved = engine.resolve({"fr": plan})

    assert resolved == {"fr": AnyOf((alpha, beta), at_least=2)}


@generated(ARTICLES, st.lists(PLANS, min_size=5, max_size=10), most=40)
def test_shares_add_up(open_engine, make_document, rows, all_plans):
    """Whatever matches an article, its score is explained in full."""
    engine = open_engine(
        make_document(str(n), body, lang=lang) for n, (lang, body) in enumerate(rows)
    )
    for plans in all_plans:
        for tagged, score in engine.search(Query(size=50), plans).page:
            shares = engine.shares(plans, tagged)
            assert sum(share for _, share in shares) == score
            assert {type(leaf) for leaf, _ in shares} <= {Term, SynonymSet}
