"""Do the matches of the lower tier rank below those of the upper?"""

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


TIERED = Tiered(
    Term(EXACT, "beta"), SynonymSet(EXACT, tuple(map(synonym, ("omega", "beta"))))
)


def test_the_rest_of_the_lower_tier_ranks_below(engine):
    """Both tiers keep their order, and the upper its scores."""
    upper = scores(engine, {"fr": TIERED.upper})
    lower = scores(engine, {"fr": TIERED.lower})

    both = scores(engine, {"fr": TIERED})

    assert list(both)[:2] == list(upper)
    assert list(both)[2:] == [name for name in lower if name not in upper]
    assert {name: both[name] for name in upper} == upper


@pytest.mark.parametrize(
    ("tiered", "same"),
    [
        (Tiered(None, TIERED.lower), TIERED.lower),
        (Tiered(TIERED.upper, None), TIERED.upper),
        (Tiered(Term(EXACT, "nowhere"), TIERED.lower), TIERED.lower),
        (Tiered(TIERED.upper, TIERED.upper), TIERED.upper),
    ],
    ids=["no upper", "no lower", "no match in the upper", "both the same"],
)
def test_one_tier_alone_keeps_its_scores(engine, tiered, same):
    """If there is nothing to rank below, no score is scaled."""
    assert scores(engine, {"fr": tiered}) == scores(engine, {"fr": same}) != {}


def test_no_tier_matches_nothing(engine):
    """It is no error."""
    assert scores(engine, {"fr": Tiered(None, None)}) == {}


def test_tiers_are_resolved(engine):
    """In both tiers, alternatives are replaced by the part that decides."""
    nowhere, beta = Term(EXACT, "nowhere"), Term(EXACT, "beta")
    first = FirstMatching((nowhere, beta))

    resolved = engine.resolve({"fr": Tiered(first, first), "uk": Tiered(None, None)})

    assert resolved == {"fr": Tiered(beta, beta), "uk": Tiered(None, None)}


def test_both_tiers_are_counted(open_engine, make_document):
    """Totals and facets include the lower tier, and filters apply to it."""
    engine = open_engine([
        make_document("upper", "alpha", lang="fr", countries=("FR",)),
        make_document("both", "alpha beta", lang="fr", countries=("FR", "PL")),
        make_document("lower", "beta", lang="pl", countries=("PL",)),
        make_document("none", "gamma", lang="pl", countries=("PL",)),
    ])  # fmt: skip
    lower = SynonymSet(EXACT, (synonym("beta"),))
    plans = {"fr": Tiered(Term(EXACT, "alpha"), lower), "pl": Tiered(None, lower)}

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
    assert [tagged.article.id for tagged, _ in chosen.page] == ["both", "lower"]


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
    st.builds(Boosted, TERMS, SYNONYM_SETS),
    st.builds(FirstMatching, st.tuples(TERMS, SYNONYM_SETS)),
)
ROOTS = st.one_of(
    PLAN, st.builds(Tiered, st.one_of(st.none(), PLAN), st.one_of(st.none(), PLAN))
)
PLANS = st.dictionaries(st.sampled_from(LANGS), ROOTS, min_size=1)


def tier(plans, name):
    """Return one tier of plans alone."""
    plan_of = {
        lang: getattr(plan, name) if isinstance(plan, Tiered) else plan
        for lang, plan in plans.items()
        if isinstance(plan, Tiered) or name == "upper"
    }
    return {lang: plan for lang, plan in plan_of.items() if plan}


@given(ARTICLES, st.lists(PLANS, min_size=5, max_size=10))
@settings(max_examples=40, deadline=None)
def test_tiers_never_mix(open_engine, make_document, rows, all_plans):
    """In any collection and language, the lower tier is below the upper.

    Both keep their order, the upper its scores, and nothing is lost.
    """
    engine = open_engine(
        make_document(str(n), body, lang=lang, published=day)
        for n, (lang, body, day) in enumerate(rows)
    )
    for plans in all_plans:
        upper = scores(engine, tier(plans, "upper"))
        lower = scores(engine, tier(plans, "lower"))

        both = scores(engine, plans)

        rest = [name for name in lower if name not in upper]
        assert list(both) == [*upper, *rest]
        assert {name: both[name] for name in upper} == upper
        if upper and rest:
            assert max(both[name] for name in rest) < min(upper.values())
        assert all(score > 0 for score in both.values())


@given(ARTICLES, st.lists(PLANS, min_size=5, max_size=10))
@settings(max_examples=40, deadline=None)
def test_shares_add_up_in_both_tiers(open_engine, make_document, rows, all_plans):
    """Whichever tier matches an article, its score is explained in full."""
    engine = open_engine(
        make_document(str(n), body, lang=lang) for n, (lang, body, _) in enumerate(rows)
    )
    for plans in all_plans:
        for tagged, score in engine.search(Query(size=50), plans).page:
            shares = engine.shares(plans, tagged)
            assert sum(share for _, share in shares) == pytest.approx(score)
            assert {type(leaf) for leaf, _ in shares} <= {Term, SynonymSet}
