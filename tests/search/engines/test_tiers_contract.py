"""Does what only equivalents find stand below what the question's words find?"""

import pytest
from hypothesis import given, settings, strategies as st

from search.port.document import Channel
from search.port.plan import (
    AnyOf,
    Boosted,
    FirstMatching,
    SynonymSet,
    Term,
    Tiered,
    WeightedTerm,
)
from search.query.facets import FacetField
from search.query.request import Query

EXACT = Channel.EXACT
BODIES = {
    "a": "alpha beta beta",
    "b": "alpha",
    "c": "gamma delta gamma delta",
    "d": "beta gamma",
    "e": "omega",
    "f": "delta gamma omega omega omega",
}


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


ABOVE = Tiered(
    Term(EXACT, "beta"), SynonymSet(EXACT, tuple(map(member, ("omega", "beta"))))
)


def test_what_only_the_wider_plan_finds_stands_below(engine):
    """Its own order stays, and direct scores are not touched."""
    direct = scores(engine, {"fr": ABOVE.upper})
    wider = scores(engine, {"fr": ABOVE.lower})

    found = scores(engine, {"fr": ABOVE})

    assert list(found)[:2] == list(direct)
    assert list(found)[2:] == [name for name in wider if name not in direct]
    assert {name: found[name] for name in direct} == direct


@pytest.mark.parametrize(
    ("above", "same"),
    [
        (Tiered(None, ABOVE.lower), ABOVE.lower),
        (Tiered(ABOVE.upper, None), ABOVE.upper),
        (Tiered(Term(EXACT, "nowhere"), ABOVE.lower), ABOVE.lower),
        (Tiered(ABOVE.upper, ABOVE.upper), ABOVE.upper),
    ],
    ids=["nothing wanted", "nothing wider", "none wanted found", "both the same"],
)
def test_one_level_alone_scores_as_it_is(engine, above, same):
    """Where there is nothing to stand below, nothing is lowered."""
    assert scores(engine, {"fr": above}) == scores(engine, {"fr": same}) != {}


def test_nothing_wanted_and_nothing_wider_finds_nothing(engine):
    """It is no error."""
    assert scores(engine, {"fr": Tiered(None, None)}) == {}


def test_levels_are_resolved(engine):
    """The part that decides is put in the place of alternatives on both levels."""
    nowhere, beta = Term(EXACT, "nowhere"), Term(EXACT, "beta")
    first = FirstMatching((nowhere, beta))

    resolved = engine.resolve({"fr": Tiered(first, first), "uk": Tiered(None, None)})

    assert resolved == {"fr": Tiered(beta, beta), "uk": Tiered(None, None)}


def test_both_levels_are_counted(open_engine, make_document):
    """Totals and facets know what the wider plan finds, and filters hold for it."""
    engine = open_engine([
        make_document("own", "alpha", lang="fr", countries=("FR",)),
        make_document("both", "alpha beta", lang="fr", countries=("FR", "PL")),
        make_document("wider", "beta", lang="pl", countries=("PL",)),
        make_document("none", "gamma", lang="pl", countries=("PL",)),
    ])  # fmt: skip
    wider = SynonymSet(EXACT, (member("beta"),))
    plans = {"fr": Tiered(Term(EXACT, "alpha"), wider), "pl": Tiered(None, wider)}

    matches = engine.search(Query(), plans)

    assert matches.total == engine.count(plans) == 3
    counts = {
        facet.field: {value.value: value.count for value in facet.values}
        for facet in matches.facets
    }
    assert counts[FacetField.COUNTRY] == {"FR": 2, "PL": 2}
    assert counts[FacetField.LANG] == {"fr": 2, "pl": 1}
    filters = {FacetField.COUNTRY: frozenset({"PL"})}
    chosen = engine.search(Query(filters=filters), plans)
    assert [found.article.id for found, _ in chosen.page] == ["both", "wider"]


WORDS = ("alpha", "beta", "gamma", "delta")
WORD = st.sampled_from((*WORDS, "nowhere"))
LANGS = ("fr", "pl", "uk")
BODY = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
ARTICLES = st.lists(
    st.tuples(st.sampled_from(LANGS), BODY, st.sampled_from(("", "2020-01-01"))),
    min_size=1,
    max_size=8,
)
TERMS = st.builds(Term, st.just(EXACT), WORD, st.sampled_from((0.2, 1.0)))
MEMBERS = st.builds(
    WeightedTerm,
    st.lists(st.tuples(WORD), min_size=1, max_size=2).map(tuple),
    st.sampled_from((0.1, 0.5, 1.0)),
)
BLENDED = st.builds(
    SynonymSet, st.just(EXACT), st.lists(MEMBERS, min_size=1, max_size=3).map(tuple)
)
PLAN = st.one_of(
    TERMS,
    BLENDED,
    st.builds(AnyOf, st.tuples(TERMS, BLENDED)),
    st.builds(Boosted, TERMS, BLENDED),
    st.builds(FirstMatching, st.tuples(TERMS, BLENDED)),
)
LEVELS = st.one_of(
    PLAN, st.builds(Tiered, st.one_of(st.none(), PLAN), st.one_of(st.none(), PLAN))
)
PLANS = st.dictionaries(st.sampled_from(LANGS), LEVELS, min_size=1)


def level(plans, name):
    """Take one level of plans alone."""
    found = {
        lang: getattr(plan, name) if isinstance(plan, Tiered) else plan
        for lang, plan in plans.items()
        if isinstance(plan, Tiered) or name == "upper"
    }
    return {lang: plan for lang, plan in found.items() if plan}


@given(ARTICLES, st.lists(PLANS, min_size=5, max_size=10))
@settings(max_examples=40, deadline=None)
def test_levels_never_mix(open_engine, make_document, made, asked):
    """In any collection and language the wider level is below the direct one.

    Both keep their order, direct scores stay as they were, and all is found.
    """
    engine = open_engine(
        make_document(str(n), body, lang=lang, published=day)
        for n, (lang, body, day) in enumerate(made)
    )
    for plans in asked:
        direct = scores(engine, level(plans, "upper"))
        wider = scores(engine, level(plans, "lower"))

        found = scores(engine, plans)

        more = [name for name in wider if name not in direct]
        assert list(found) == [*direct, *more]
        assert {name: found[name] for name in direct} == direct
        if direct and more:
            assert max(found[name] for name in more) < min(direct.values())
        assert all(score > 0 for score in found.values())


@given(ARTICLES, st.lists(PLANS, min_size=5, max_size=10))
@settings(max_examples=40, deadline=None)
def test_shares_add_up_on_both_levels(open_engine, make_document, made, asked):
    """Whatever found an article, its score is explained in full."""
    engine = open_engine(
        make_document(str(n), body, lang=lang) for n, (lang, body, _) in enumerate(made)
    )
    for plans in asked:
        for found, score in engine.search(Query(size=50), plans).page:
            shares = engine.shares(plans, found)
            assert sum(share for _, share in shares) == pytest.approx(score)
            assert {type(leaf) for leaf, _ in shares} <= {Term, SynonymSet}
