"""Is a score the same to the bit, however it is added up and the index was written?"""

import pytest
from hypothesis import strategies as st

from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    DisMax,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
    WeightedTerm,
)
from search.port.storage import write_documents
from search.query.request import Query, Sort
from search.ranking.grid import SCORE_STEPS, WEIGHT_STEPS
from search.stories import Stories
from tests.search.engines.generated import generated

EXACT = Channel.EXACT
WORDS = ("alpha", "alpine", "beta", "gamma")
WORD = st.sampled_from(WORDS)
BOOST = st.sampled_from((1.0, 0.8, 0.25, 0.1))
BODY = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
BODIES = st.lists(BODY, min_size=1, max_size=8)
WEIGHT = st.integers(1, WEIGHT_STEPS).map(lambda steps: steps / WEIGHT_STEPS)
POSITIONS = st.lists(st.tuples(WORD), min_size=2, max_size=3).map(tuple)
SYNONYMS = st.lists(
    st.builds(WeightedTerm, st.tuples(st.tuples(WORD)), WEIGHT), min_size=1, max_size=3
).map(tuple)
LEAF = st.one_of(
    st.builds(Term, st.just(EXACT), WORD, BOOST),
    st.builds(Phrase, st.just(EXACT), POSITIONS, st.integers(0, 2), BOOST),
    st.builds(SynonymSet, st.just(EXACT), SYNONYMS, BOOST),
    st.builds(PrefixTerm, st.just(EXACT), st.sampled_from(("a", "al", "b"))),
    st.builds(FuzzyTerm, st.just(EXACT), WORD, st.integers(1, 2)),
)
LEAVES = st.lists(LEAF, min_size=2, max_size=4)


def answer(engine, plan):
    """Return every hit's id and score, best first."""
    found = engine.rank(Query(size=50), {"fr": plan})
    return list(zip(found.ids, found.scores, strict=True))


@generated(BODIES, LEAVES, st.data(), most=60)
def test_the_order_of_parts_decides_nothing(
    open_engine, make_document, bodies, leaves, data
):
    """Every score is on the grid, adds up, and is the same in whatever order."""
    engine = open_engine(
        make_document(str(n), body, lang="fr") for n, body in enumerate(bodies)
    )
    other = data.draw(st.permutations(leaves))

    for node in (AllOf, AnyOf, DisMax):
        plan = node(tuple(leaves))
        found = answer(engine, plan)
        assert found == answer(engine, node(tuple(other)))
        for article_id, score in found:
            assert score * SCORE_STEPS % 1 == 0
            shares = engine.shares({"fr": plan}, engine.get(article_id))
            assert sum(share for _, share in shares) == score
    nested = AnyOf((leaves[0], AnyOf(tuple(leaves[1:]))))
    assert answer(engine, nested) == answer(engine, AnyOf(tuple(leaves)))


@generated(BODIES, BODIES, st.lists(LEAF, min_size=3, max_size=8), most=40)
def test_segments_and_deletions_decide_nothing(
    storage, tmp_path_factory, make_document, old, new, leaves
):
    """An index that grew and lost articles scores as one that was written at once."""
    first, grown, whole = (tmp_path_factory.mktemp("index") for _ in range(3))
    deleted = frozenset(f"o{n}" for n in range(0, len(old), 2))
    kept = {f"o{n}": body for n, body in enumerate(old) if f"o{n}" not in deleted}
    added = {f"n{n}": body for n, body in enumerate(new)}

    def documents(bodies):
        return [make_document(name, body, lang="fr") for name, body in bodies.items()]

    olds = {f"o{n}": body for n, body in enumerate(old)}
    write_documents(storage, first, documents(olds))
    write_documents(storage, grown, documents(added), first, deleted)
    write_documents(storage, whole, documents(added | kept))
    for folder, base in ((first, None), (grown, first), (whole, None)):
        storage.finish(folder, Stories(()), base=base)

    grown_engine, whole_engine = storage.open(grown), storage.open(whole)
    for leaf in leaves:
        assert answer(grown_engine, leaf) == answer(whole_engine, leaf)


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST])
def test_words_near_each_other_count_once(open_engine, make_document, sort):
    """Two articles of one length score the same, however often they are near."""
    bodies = {
        "once": "alpha beta gamma gamma gamma gamma",
        "thrice": "alpha beta alpha beta alpha beta",
        "far": "alpha gamma gamma gamma gamma beta",
    }
    engine = open_engine(
        make_document(name, body, lang="fr") for name, body in bodies.items()
    )
    near = Phrase(EXACT, (("beta",), ("alpha",)), 1)

    found = engine.rank(Query(size=9, sort=sort), {"fr": near})

    assert found.ids == ("once", "thrice")
    assert found.scores[0] == found.scores[1] > 0


@pytest.mark.parametrize(
    ("positions", "body", "is_near"),
    [
        ((("a",), ("a", "b")), "a c c c c b", False),
        ((("a",), ("a", "b")), "a c a", True),
        ((("b", "c"), ("a", "d"), ("b",)), "a b a", False),
        ((("b", "c"), ("a", "d"), ("b",)), "b a c", True),
        ((("a",), ("a",), ("a", "b", "c")), "a b c", False),
    ],
)
def test_each_word_has_a_position_of_its_own(
    open_engine, make_document, positions, body, is_near
):
    """Words that share a lemma are not near where there is only one of them."""
    engine = open_engine([make_document("one", body, lang="fr")])

    found = answer(engine, Phrase(EXACT, positions, 1))

    assert bool(found) == is_near


@pytest.mark.parametrize(
    "text",
    [
        "мир OR country:KR",
        "country:KR OR мир",
        "мир OR lang:uk",
        "мир OR from:2020-01-01",
        "мир OR -війна",
        "(мир OR country:KR) lang:uk",
        "мир OR (country:KR lang:uk)",
    ],
)
def test_words_beside_a_filter_keep_their_scores(
    open_engine, make_document, ask, ids, text
):
    """What the filter alone finds comes after what has the words, best first."""
    engine = open_engine(
        [
            make_document("filter", "ліс", countries=["KR"], published="2024-09-09"),
            make_document("once", "мир і ліс поле", published="2024-01-01"),
            make_document("twice", "мир і мир поле", countries=["KR"]),
            make_document("title", "мир", countries=["KR"], published="2023-01-01"),
        ]
    )
    alone = {tagged.article.id: score for tagged, score in ask(engine, "мир").page}

    found = ask(engine, text)

    scores = {tagged.article.id: score for tagged, score in found.page}
    assert {name: score for name, score in scores.items() if score} == {
        name: score for name, score in alone.items() if name in scores
    }
    with_words = [name for name in ids(ask(engine, "мир")) if name in scores]
    assert ids(found)[: len(with_words)] == with_words
    assert len(with_words) >= 2
